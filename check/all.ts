import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { stopServer } from '../src/platform/postgres/index.ts'
import { TEST_DATA } from '../src/platform/testing.ts'
import { ensureBrowser } from './browser.ts'

// Everything that `npm test` does, in one place: the cheap checks first, side by side, then every test, then one closing
// line.

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const cores = Math.max(1, availableParallelism())
const args = process.argv.slice(2)
const only = args.filter(arg => !arg.startsWith('--'))
// The tests that touch the database, for a second run on another server (TEST_PG_HOST, TEST_PG_PORT).
const onDatabase = args.includes('--database')

// Each test file is a process of its own and reads the whole program: its types are stripped and its code is compiled once.
const env = { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.compiled') }

type Result = { ok: boolean; output: string }

/** A run that hangs is ended: more than twice what all tests take on a machine that does much else. */
const LONGEST_MS = 40 * 60_000

function run(command: string, args: readonly string[], show = false): Promise<Result> {
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: LONGEST_MS })
    let output = ''
    const take = (chunk: Buffer) => {
      output += chunk
      if (show) process.stdout.write(chunk)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('close', code => resolve({ ok: code === 0, output }))
  })
}

const CHECKS: readonly [name: string, command: string, args: readonly string[]][] = [
  ['types', process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', '.']],
  ['format and lint', bin('biome'), ['ci', '--colors=off', '.']],
  [
    'the map of imports',
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      'src',
      'seed',
      'e2e',
      'bench',
      'check',
      'prove',
    ],
  ],
  ['house rules', process.execPath, [join(root, 'check/house.ts')]],
  ['generated files', process.execPath, [join(root, 'check/generated.ts')]],
]

async function usesDatabase(name: string): Promise<boolean> {
  return /\b(testDatabase|demoApp|testServer)\(/.test(await readFile(join(root, name), 'utf8'))
}

/** Whether a file tests rules alone: nothing is opened or started, so that all of them share one process. */
async function isPure(name: string): Promise<boolean> {
  const shared = /\btesting\.ts'|spawn|execFile|Worker|openServer|Database\(/
  return !name.startsWith('e2e') && !shared.test(await readFile(join(root, name), 'utf8'))
}

async function testFiles(): Promise<string[]> {
  const found = await Promise.all(
    ['src', 'seed', 'check', 'e2e'].map(folder =>
      readdir(join(root, folder), { recursive: true }).then(names => names.map(name => join(folder, name))),
    ),
  )
  const tests = found
    .flat()
    .filter(name => name.endsWith('.test.ts'))
    .sort()
  if (!onDatabase) return tests
  const uses = await Promise.all(tests.map(usesDatabase))
  return tests.filter((_, at) => uses[at])
}

let passed = 0
let failed = 0
const count = (output: string, word: string) =>
  Number(new RegExp(`^# ${word} (\\d+)$|ℹ ${word} (\\d+)$`, 'm').exec(output)?.slice(1).find(Boolean) ?? 0)

type Check = (typeof CHECKS)[number]
/** One after the other, each with a line of what came of it. */
async function check(list: readonly Check[]): Promise<void> {
  for (const [name, command, args] of list) {
    const started = performance.now()
    const { ok, output } = await run(command, args)
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
    if (!ok) console.log(output)
    passed += ok ? Math.max(1, count(output, 'pass')) : count(output, 'pass')
    failed += ok ? 0 : Math.max(1, count(output, 'fail') + count(output, 'cancelled'))
  }
}

const files = only.length > 0 ? only : await testFiles()
const whole = only.length === 0 && !onDatabase
const pure = whole ? await Promise.all(files.map(isPure)) : []
const rules = ['--test', '--test-isolation=none', '--test-reporter=spec', ...files.filter((_, at) => pure[at])]
// The longest of these goes on beside the tests that follow.
const besides = whole ? check([['rules alone', process.execPath, rules]]) : undefined
if (whole) await check(CHECKS)

env['CHROMIUM_PATH'] = await ensureBrowser()
const { ok, output } = await run(
  process.execPath,
  [
    '--disable-warning=ExperimentalWarning',
    '--test',
    '--test-reporter=spec',
    `--test-concurrency=${cores}`,
    '--test-timeout=180000',
    ...files.filter((_, at) => !pure[at]),
  ],
  true,
)
await besides
passed += count(output, 'pass')
failed += count(output, 'fail') + count(output, 'cancelled')
if (!ok && failed === 0) failed++
await stopServer(TEST_DATA)
const skipped = count(output, 'skipped')
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed === 0 ? 0 : 1
