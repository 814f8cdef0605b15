import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { quantile } from '../city/measure.ts'
import { PATIENCE_MS, urlOf } from './servers.ts'

// Processes of the product as they run in production, and visitors who ask them over HTTP.

const MAIN = join(import.meta.dirname, '../../src/main.ts')

export type Web = { port: number; child: ChildProcess; readyMs: number; said: string[] }

/** Starts a process of the product and waits until it answers (`jobs: 'only'`: until its metrics do). */
export async function web(database: string, port: number, settings: Record<string, string> = {}): Promise<Web> {
  const env = {
    ...process.env,
    ...{ DATABASE_URL: urlOf(database), PORT: String(port), YUI_METRICS_PORT: String(port + 500), YUI_JOBS: 'off' },
    ...{ YUI_SECRET: '0'.repeat(64), MALLOC_ARENA_MAX: '2' },
    ...settings,
  }
  const began = performance.now()
  const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8', '--expose-gc']
  const child = spawn(process.execPath, [...flags, MAIN], {
    ...{ env, stdio: ['ignore', 'ignore', 'pipe'] },
  })
  const said: string[] = []
  child.stderr!.setEncoding('utf8').on('data', (text: string) => said.push(...text.trim().split('\n')))
  const at = settings['YUI_JOBS'] === 'only' ? { port: port + 500, path: '/metrics' } : { port, path: '/healthz' }
  while ((await ask({ ...at, host: 'localhost' })).status !== 200) {
    if (child.exitCode !== null || performance.now() - began > PATIENCE_MS) {
      child.kill('SIGKILL')
      throw new Error(`nobody answers at ${at.port}: ${said.join('\n').slice(-1000)}`)
    }
    await after(10)
  }
  return { port, child, readyMs: performance.now() - began, said }
}

/** Ends processes of the product as a system does, or at once. */
export async function stop(webs: readonly Web[], signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  await Promise.all(
    webs.map(async ({ child }) => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
    }),
  )
}

/** Megabytes that a process holds in memory. */
export const residentMb = ({ child }: Web): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1000

/** Seconds of processor that it has had. */
export const processorSeconds = ({ child }: Web): number => {
  const [, after = ''] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')
  const [user, system] = after.split(' ').slice(11, 13).map(Number)
  return (user! + system!) / 100
}

const agent = new Agent({ keepAlive: true, maxSockets: 400 })

export type Asked = { port: number; host: string; path: string; cookie?: string; form?: Record<string, string> }
export type Answer = { host: string; status: number; ms: number; at: number; text: string; cookies: readonly string[] }

/** One request; status 0 where nobody answers. */
export const ask = (asked: Asked): Promise<Answer> => askFrom(asked, performance.now())

const askFrom = (asked: Asked, at: number): Promise<Answer> =>
  new Promise(resolve => {
    const { port, host, path, cookie = '', form } = asked
    const body = form && new URLSearchParams(form).toString()
    const headers = {
      ...{ host, cookie, 'sec-fetch-site': 'same-origin', origin: `https://${host}` },
      ...(body
        ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
        : {}),
    }
    const done = (status: number, text = '', cookies: readonly string[] = []) =>
      resolve({ host, status, ms: performance.now() - at, at, text, cookies })
    const sent = request({ host: '127.0.0.1', port, path, agent, headers, method: body ? 'POST' : 'GET' }, response => {
      let text = ''
      response
        .setEncoding('utf8')
        .on('data', piece => {
          text += piece
        })
        .on('end', () => done(response.statusCode ?? 0, text, response.headers['set-cookie'] ?? []))
        .on('error', () => done(0))
    })
    // A connection that was kept and is closed in the very moment in which it is used again: what only asks is asked once
    // more, as every browser and proxy does (RFC 9112, 9.3.1).
    const unheard = () => (sent.reusedSocket && !body ? resolve(askFrom(asked, at)) : done(0))
    sent.on('error', unheard).end(body)
  })

/** So many requests a second at even distances, answered or not, as people come who do not know of each other. */
export async function steady(perSecond: number, seconds: number, next: (turn: number) => Asked): Promise<Answer[]> {
  const answers: Promise<Answer>[] = []
  const began = performance.now()
  for (let turn = 0; turn < perSecond * seconds; turn++) {
    const wait = began + (turn * 1000) / perSecond - performance.now()
    if (wait > 0) await after(wait)
    answers.push(ask(next(turn)))
  }
  return Promise.all(answers)
}

/** As many as can be answered by so many who ask again at once. */
export async function crowd(people: number, seconds: number, next: (turn: number) => Asked): Promise<Answer[]> {
  const answers: Answer[] = []
  const until = performance.now() + seconds * 1000
  let turn = 0
  const one = async () => {
    while (performance.now() < until) {
      const answer = await ask(next(turn++))
      answers.push(answer)
      if (answer.status === 0) await after(20)
    }
  }
  await Promise.all(Array.from({ length: people }, one))
  return answers
}

export const good = (answers: readonly Answer[]) => answers.filter(({ status }) => status === 200)
export const p = (share: number, answers: readonly Answer[]): number =>
  quantile(
    good(answers).map(({ ms }) => ms),
    share,
  )

/** What was not answered with 200, by status. */
export function others(answers: readonly Answer[]): string {
  const bad = Map.groupBy(
    answers.filter(({ status }) => status !== 200),
    ({ status }) => status,
  )
  return [...bad].map(([status, some]) => `${some.length} × ${status}`).join(', ')
}

export const told = (answers: readonly Answer[], seconds: number): string =>
  `${(good(answers).length / seconds).toFixed(0)}/s, p50 ${p(0.5, answers).toFixed(0)} ms, p95 ${p(0.95, answers).toFixed(0)}, p99 ${p(0.99, answers).toFixed(0)}${others(answers) && `, else ${others(answers)}`}`

/** Logs somebody in; gives the cookies of the session. */
export async function loggedIn(port: number, host: string, login: string, password: string): Promise<string> {
  const answer = await ask({ port, host, path: '/login', form: { login, password } })
  if (answer.status !== 303) throw new Error(`${host}: the login was answered with ${answer.status}`)
  return answer.cookies.map(line => line.split(';')[0]).join('; ')
}
