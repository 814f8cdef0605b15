import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { parseArgs } from 'node:util'

// Several processes for the pages on one database with a city in it: how many pages a second, and what happens when one
// dies. `DATABASE_URL=… node bench/growing.ts --host yui.city.example.jp [--seconds 8] [--pooler 127.0.0.1:6432]`

const asked = process.argv[1] === import.meta.filename
const { values } = parseArgs({
  args: asked ? process.argv.slice(2) : [],
  options: {
    host: { type: 'string', default: 'localhost' },
    path: { type: 'string', default: '/opportunities' },
    seconds: { type: 'string', default: '8' },
    pooler: { type: 'string' },
    processes: { type: 'string', default: '1,2,4' },
  },
})
const FIRST_PORT = 3400
const CONNECTIONS = 24

type Seen = { status: number; ms: number; at: number; port: number }

/** A process for the pages alone, when it answers. */
async function pages(port: number): Promise<ChildProcess> {
  const env = {
    ...process.env,
    PORT: String(port),
    YUI_JOBS: 'off',
    ...(values.pooler && { YUI_POOLER: values.pooler }),
  }
  const main = join(import.meta.dirname, '../src/main.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8', main], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (let tries = 0; tries < 600; tries++) {
    if ((await ask(port, '/healthz')).status === 200) return child
    await after(100)
  }
  throw new Error(`nobody answers on ${port}`)
}

const agent = new Agent({ keepAlive: true })

/** Status 0 where nobody answers. */
const ask = (port: number, path: string): Promise<Seen> =>
  new Promise(resolve => {
    const at = performance.now()
    const seen = (status: number) => resolve({ status, ms: performance.now() - at, at, port })
    get({ port, path, agent, host: '127.0.0.1', headers: { host: values.host } }, response => {
      response
        .resume()
        .on('end', () => seen(response.statusCode ?? 0))
        .on('error', () => seen(0))
    }).on('error', () => seen(0))
  })

/** Asks each process in turn, as a proxy does that knows nothing of them. */
async function load(ports: readonly number[], seconds: number, meanwhile?: () => Promise<void>): Promise<Seen[]> {
  const seen: Seen[] = []
  const until = performance.now() + seconds * 1000
  let turn = 0
  const visitor = async () => {
    while (performance.now() < until) {
      const answer = await ask(ports[turn++ % ports.length]!, values.path)
      seen.push(answer)
      if (answer.status === 0) await after(20)
    }
  }
  await Promise.all([...Array.from({ length: CONNECTIONS }, visitor), meanwhile?.()])
  return seen
}

function told(seen: readonly Seen[], seconds: number): string {
  const good = seen
    .filter(({ status }) => status === 200)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b)
  const at = (share: number) => (good[Math.floor(good.length * share)] ?? 0).toFixed(0)
  const others = Map.groupBy(
    seen.filter(({ status }) => status !== 200),
    ({ status }) => status,
  )
  const rest = [...others].map(([status, some]) => `${status} × ${some.length}`).join(', ')
  return `${(good.length / seconds).toFixed(0)} pages/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms${rest && `, else: ${rest}`}`
}

async function stop(children: readonly ChildProcess[]): Promise<void> {
  await Promise.all(
    children.map(child => {
      const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
      child.kill('SIGTERM')
      return ended
    }),
  )
}

async function measure(seconds: number): Promise<void> {
  for (const count of values.processes.split(',').map(Number)) {
    const ports = Array.from({ length: count }, (_, at) => FIRST_PORT + at)
    const children: ChildProcess[] = []
    for (const port of ports) children.push(await pages(port))
    await load(ports, 3)
    console.log(`${count} process(es): ${told(await load(ports, seconds), seconds)}`)
    if (count === 2) {
      const dies = performance.now() + 2000
      const seen = await load(ports, seconds, async () => {
        await after(2000)
        children[0]!.kill('SIGKILL')
      })
      const other = seen.filter(({ port, at }) => port === ports[1] && at > dies)
      console.log(`  one of 2 dies after 2 s: the other ${told(other, seconds - 2)}`)
    }
    await stop(children)
  }
  agent.destroy()
}

if (asked) await measure(Number(values.seconds))
