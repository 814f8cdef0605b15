import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { stopServer } from '#platform/postgres/index.ts'
import type { Figure } from './run.ts'

const MOST = { firstSeconds: 15, laterSeconds: 3, idleMB: 300, pageKB: 60 }
/** Connections that idle are given back after ten seconds. */
const IDLE_MS = 15_000
const PATIENCE_MS = 60_000

type Program = ChildProcessByStdio<null, Readable, null>

/** The whole program as `npm start` runs it, with the embedded server and the demo city: how fast, how big. */
export async function run(): Promise<Figure[]> {
  const dir = mkdtempSync(join(tmpdir(), 'yui-bench-'))
  try {
    const first = await lifetime(dir)
    const later = await lifetime(dir)
    const again = [later.seconds, (await lifetime(dir, 0)).seconds, (await lifetime(dir, 0)).seconds]
    return [
      atMost('first start, empty folder, until / answers', first.seconds, MOST.firstSeconds, 's'),
      atMost('later start, until / answers, the shortest of three', Math.min(...again), MOST.laterSeconds, 's'),
      ...memoryFigures('after the first start', first.memory),
      ...memoryFigures('after a later start', later.memory),
      ...later.wire.map(({ name, bytes }) => ({ name: `over the wire: ${name}`, value: bytes / 1000, unit: 'kB' })),
      atMost('over the wire, first page in all', sum(later.wire.map(({ bytes }) => bytes)) / 1000, MOST.pageKB, 'kB'),
    ]
  } finally {
    await stopServer(dir)
    rmSync(dir, { recursive: true, force: true })
  }
}

/** One life of the program: start, a while with nothing to do, the first page of a visitor, and an orderly end. */
async function lifetime(dir: string, idleMs = IDLE_MS) {
  const from = performance.now()
  const child = launch(dir)
  try {
    const base = await addressOf(child)
    await fetched(`${base}/`)
    const seconds = (performance.now() - from) / 1000
    await sleep(idleMs)
    const server = postgresOf(dir)
    const memory = existsSync('/proc/self/smaps_rollup') ? memoryOf(child.pid!, server) : null
    const wire = await firstPage(base)
    await stop(child)
    await ended(server)
    return { seconds, memory, wire }
  } finally {
    child.kill('SIGKILL')
  }
}

function launch(dir: string): Program {
  const others = Object.entries(process.env).filter(([name]) => !/^(YUI_|PORT$|DATABASE_URL$)/.test(name))
  const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8', '--expose-gc']
  return spawn(process.execPath, [...flags, 'src/main.ts'], {
    cwd: join(import.meta.dirname, '..'),
    env: { MALLOC_ARENA_MAX: '2', ...Object.fromEntries(others), PORT: '0', YUI_DATA: dir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** The program chooses a free port and says it. */
async function addressOf(child: Program): Promise<string> {
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  let said = ''
  for await (const part of child.stdout.iterator({ destroyOnReturn: false })) {
    said += part
    const base = /http:\/\/localhost:\d+/.exec(said)?.[0]
    if (!base) continue
    clearTimeout(late)
    child.stdout.resume()
    return base
  }
  throw new Error(`no start within ${PATIENCE_MS / 1000} s: ${said}`)
}

async function stop(child: Program): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  const [code] = await exit
  if (code !== 0) throw new Error(`SIGTERM ended the program with ${code}`)
}

/** The last breath of a process may come a little after its word that all is stored. */
async function ended(pids: readonly number[]): Promise<void> {
  const alive = () => pids.filter(pid => existsSync(`/proc/${pid}`))
  for (const from = performance.now(); alive().length > 0; await sleep(20))
    if (performance.now() - from > 5000) throw new Error(`the server goes on after SIGTERM: ${alive()}`)
}

/** The server of a data folder and its processes; none where the system does not tell. */
function postgresOf(dir: string): number[] {
  if (!existsSync('/proc/self/stat')) return []
  return familyOf(Number.parseInt(readFileSync(join(dir, 'postgres', 'postmaster.pid'), 'utf8'), 10))
}

/** A process, its children and theirs. */
function familyOf(pid: number): number[] {
  const children = readdirSync('/proc').filter(name => /^\d+$/.test(name) && parentOf(name) === pid)
  return [pid, ...children.flatMap(child => familyOf(Number(child)))]
}

/** The field after the name, which stands in brackets and may hold anything; 0 for a process that has just ended. */
function parentOf(pid: string): number {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return 0
  }
}

type Memory = { node: number; helpers: number[]; server: number[] }

/** Resident MB: all of the program; of its other processes and of the server's what is shared counted once. */
function memoryOf(program: number, server: readonly number[]): Memory {
  const field = (pid: number, name: string): number => {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) * 1024) / 1e6
  }
  const helpers = familyOf(program).filter(pid => pid !== program && !server.includes(pid))
  const shared = (pids: readonly number[]) => pids.map(pid => field(pid, 'Pss'))
  return { node: field(program, 'Rss'), helpers: shared(helpers), server: shared(server) }
}

function memoryFigures(when: string, memory: Memory | null): Figure[] {
  if (!memory) {
    console.log('  This system has no /proc: the resident memory is not measured.')
    return []
  }
  const { node, helpers, server } = memory
  return [
    { name: `idle ${when}: node`, value: node, unit: 'MB' },
    { name: `idle ${when}: its ${helpers.length} other processes`, value: sum(helpers), unit: 'MB' },
    { name: `idle ${when}: ${server.length} processes of PostgreSQL`, value: sum(server), unit: 'MB' },
    atMost(`idle ${when}, in all`, node + sum(helpers) + sum(server), MOST.idleMB, 'MB'),
  ]
}

/** The page and what it refers to in the same house (style, script, pictograms), with the bytes of head and body. */
async function firstPage(base: string): Promise<{ name: string; bytes: number }[]> {
  const page = await fetched(`${base}/`)
  const html = await (await fetch(`${base}/`)).text()
  const paths = [...new Set([...html.matchAll(/(?:href|src)="(\/assets\/[^"#]+)/g)].map(([, path]) => path!))]
  const parts = await Promise.all(paths.map(async path => ({ name: path, bytes: await fetched(base + path) })))
  return [{ name: '/', bytes: page }, ...parts]
}

/** Bytes that came for a question of a browser that takes gzip, on a connection of its own. */
function fetched(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false, headers: { 'accept-encoding': 'gzip' } }, response => {
      const { socket } = response
      response.resume().on('end', () => {
        if (response.statusCode === 200) resolve(socket.bytesRead)
        else reject(new Error(`${url} answered ${response.statusCode}`))
      })
    }).on('error', reject)
  })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

const atMost = (name: string, value: number, most: number, unit: string): Figure => ({
  name,
  value,
  unit,
  bar: `≤ ${most} ${unit}`,
  ok: value <= most,
})
