import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { hostOf } from '../many/cities.ts'
import { HOME, listens } from '../many/servers.ts'
import { type Answer, type Asked, crowd, good, others, p, stop, told, type Web, web } from '../many/web.ts'
import type { Figure } from '../run.ts'

// Several processes for the pages behind nginx, set as ops/nginx.conf says: how many pages a second, and what happens when
// one of two dies.

const PROXY = 3690
/** The port of the first process; the others follow. */
const FIRST = 3640
const PEOPLE = 24
const SECONDS = 8

/** nginx without TLS, in front of these ports. */
async function proxy(ports: readonly number[]): Promise<() => Promise<void>> {
  const dir = join(HOME, 'nginx')
  mkdirSync(dir, { recursive: true })
  const said = readFileSync(join(import.meta.dirname, '../../ops/nginx.conf'), 'utf8')
  const upstream = /upstream yui \{[\s\S]*?\n\}/
    .exec(said)![0]
    .replace(/server 127\.0\.0\.1:3000(.*)\n/, (_, rest: string) =>
      ports.map(port => `server 127.0.0.1:${port}${rest}\n`).join(''),
    )
  const location = /location \/ \{\n {4}proxy_pass[\s\S]*?\n {2}\}/.exec(said)![0]
  writeFileSync(
    join(dir, 'nginx.conf'),
    `worker_processes 1; pid ${dir}/pid; error_log ${dir}/error.log; daemon off; user root; events { worker_connections 1024; }
http { access_log off; ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${dir}/${name};`).join(' ')}
${upstream}
server { listen 127.0.0.1:${PROXY}; ${location} } }`,
  )
  const child = spawn('nginx', ['-c', join(dir, 'nginx.conf')], { stdio: 'ignore' })
  await listens(PROXY, () => child.exitCode === null, join(dir, 'error.log'))
  return async () => {
    const gone = child.exitCode === null ? once(child, 'exit') : null
    child.kill('SIGTERM')
    await gone
  }
}

const next = (turn: number): Asked => ({
  port: PROXY,
  host: hostOf(turn % 3),
  path: ['/', '/opportunities', '/opportunities?q=%E6%8E%83%E9%99%A4'][turn % 3]!,
})

/** From the first to the last answer that was none, in seconds. */
const gap = (answers: readonly Answer[]): number => {
  const at = answers.filter(({ status }) => status !== 200).map(({ at, ms }) => at + ms)
  return at.length === 0 ? 0 : (Math.max(...at) - Math.min(...at)) / 1000
}

/** What one, two and four processes answer, one of two killed, and both restarted one after the other. */
export async function pages(database: string): Promise<Figure[]> {
  execFileSync('nginx', ['-v'], { stdio: 'ignore' })
  const figures: Figure[] = []
  for (const count of [1, 2, 4]) {
    const webs: Web[] = []
    let end = async () => {}
    try {
      for (let at = 0; at < count; at++) webs.push(await web(database, FIRST + at))
      end = await proxy(webs.map(({ port }) => port))
      await crowd(PEOPLE, 3, next)
      const all = await crowd(PEOPLE, SECONDS, next)
      console.log(`  ${count} process(es) behind nginx: ${told(all, SECONDS)}`)
      figures.push(
        { name: `${count} process(es) behind nginx`, value: good(all).length / SECONDS, unit: '/s' },
        { name: `${count} process(es) behind nginx: p99`, value: p(0.99, all), unit: 'ms' },
      )
      if (count === 2) figures.push(...(await killed(database, webs)), ...(await rolled(database, webs)))
    } finally {
      await end()
      await stop(webs)
    }
  }
  return figures
}

async function killed(database: string, webs: Web[]): Promise<Figure[]> {
  const [answers] = await Promise.all([
    crowd(PEOPLE, SECONDS, next),
    after(3000).then(() => stop([webs[0]!], 'SIGKILL')),
  ])
  console.log(`  one of two killed after 3 s: ${told(answers, SECONDS)}`)
  webs[0] = await web(database, FIRST)
  return [
    failures('one of two killed', answers),
    { name: 'one of two killed: for how long', value: gap(answers), unit: 's' },
  ]
}

/** So long nginx leaves out whoever failed (`fail_timeout`), and a little more. */
const LEFT_OUT_MS = 3000

/** Both are restarted in turn, as docs/operation.md says: the next one when nginx asks the one before again. */
async function rolled(database: string, webs: Web[]): Promise<Figure[]> {
  await after(LEFT_OUT_MS)
  const [answers] = await Promise.all([
    crowd(PEOPLE, 2 * SECONDS, next),
    (async () => {
      for (const at of [0, 1]) {
        await stop([webs[at]!])
        webs[at] = await web(database, FIRST + at)
        await after(LEFT_OUT_MS)
      }
    })(),
  ])
  return [failures('both restarted in turn', answers)]
}

function failures(what: string, answers: readonly Answer[]): Figure {
  const value = answers.length - good(answers).length
  if (value > 0) console.log(`  ${what}: ${others(answers)}`)
  return {
    name: `${what}: requests that failed`,
    ...{ value, unit: `of ${answers.length}`, bar: '0', ok: value === 0 },
  }
}
