#!/usr/bin/env node
// The way in: works on the Node that the machine has (18 or later), installs what is missing, goes on with Node 24.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const NODE = 24
const stamp = join(root, 'node_modules', '.yui-installed')
const lock = join(root, 'package-lock.json')

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

function install() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === String(statSync(lock).size)) return
  console.error('必要な部品を入れています（はじめの一回だけ、1分ほどかかります）…')
  const npm = process.env.npm_execpath
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const args = [
    ...first,
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0)
    fail('部品を入れられませんでした。インターネットにつながっているかを確かめて、もう一度 実行してください。')
  writeFileSync(stamp, String(statSync(lock).size))
}

function node24() {
  if (Number(process.versions.node.split('.')[0]) >= NODE) return process.execPath
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  try {
    const folder = dirname(createRequire(join(root, 'package.json')).resolve(`${name}/package.json`))
    const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    if (existsSync(binary)) return binary
  } catch {
    // no such package for this platform
  }
  return fail(
    `この機械用の Node.js ${NODE} が部品の中にありません。https://nodejs.org/ から Node.js ${NODE} 以降を入れて、もう一度 実行してください。`,
  )
}

const COMMANDS = {
  start: ['src/main.ts'],
  dev: ['--watch', 'src/main.ts'],
  test: ['check/all.ts'],
  bench: ['bench/run.ts'],
  prove: ['prove/run.ts'],
  sbom: ['check/sbom.ts'],
  advisories: ['check/advisories.ts'],
}

// Without npm in between: `node run.mjs generate`, and `start` for systemd.
const TOOLS = { generate: ['check/generated.ts', '--write'], start: COMMANDS.start }

install()
const [verb = '', ...rest] = process.argv.slice(2)
const viaNpm = process.env.npm_lifecycle_event === verb
const command = viaNpm && Object.hasOwn(COMMANDS, verb) ? COMMANDS[verb] : TOOLS[verb]
const args = command ? [...command, ...rest] : ['src/cli.ts', ...process.argv.slice(2)]
const files = args.map(arg => (/^(src|check|bench|prove)\/\w+\.ts$/.test(arg) ? join(root, arg) : arg))
// What was once taken stays with a program that idles: a nursery of 8 MB instead of 16 (33 MB of 262), and two stores of
// memory for all threads instead of one for each (17 MB after a first start), and the start is cleared up after
// (platform/settle.ts, 65 MB). bench/start.ts does as this.
const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8', '--expose-gc']
// What was compiled once is read at the next start: the modules take 1.5 s of processor instead of 2.2. Where this may not be
// written (an installation of root's) nothing is kept, unless another folder is named (ops/*.service).
const compiled = join(root, 'node_modules', '.compiled')
const child = spawn(node24(), [...flags, ...files], {
  stdio: 'inherit',
  env: { MALLOC_ARENA_MAX: '2', NODE_COMPILE_CACHE: compiled, ...process.env },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// npm's shell does not pass a signal on: when it is gone, the program goes too.
const parent = process.ppid
setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
