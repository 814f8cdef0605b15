import { spawnSync } from 'node:child_process'
import { setTimeout as after } from 'node:timers/promises'
import { quantile } from '../city/measure.ts'
import { hostOf } from '../many/cities.ts'
import { again, ask as inDatabase, type Running, standby } from '../many/servers.ts'
import { type Answer, type Asked, ask, crowd, good, others, stop, told, type Web, web } from '../many/web.ts'
import type { Figure } from '../run.ts'

// A read replica for the pages of visitors: pages a second with and without, how old what it shows is, and what happens
// when it dies, hangs, comes back, or the primary goes.

const PEOPLE = 24
const SECONDS = 8
const PORT = 3660
/** A change that is not seen for so long is never seen. */
const LONGEST_MS = 10_000
/** So many looks one after the other say the same: half a second. */
const STEADY = 10
const [PLAIN, WITH] = [PORT, PORT + 1]

const next =
  (port: number) =>
  (turn: number): Asked => ({
    ...{ port, host: hostOf(turn % 3) },
    path: ['/', '/opportunities', '/opportunities?q=%E6%8E%83%E9%99%A4'][turn % 3]!,
  })

export async function replicated(database: string, primary: Running): Promise<Figure[]> {
  let copy = await standby()
  const webs: Web[] = []
  try {
    webs.push(await web(database, PLAIN), await web(database, WITH, { YUI_REPLICA: `127.0.0.1:${copy.port}` }))
    await reads(1)
    await Promise.all([crowd(8, 3, next(PLAIN)), crowd(8, 3, next(WITH))])
    const without = await crowd(PEOPLE, SECONDS, next(PLAIN))
    const begun = await asked(database)
    const with_ = await crowd(PEOPLE, SECONDS, next(WITH))
    const atPrimary = (await asked(database)) - begun
    console.log(`  without a replica: ${told(without, SECONDS)}; with: ${told(with_, SECONDS)}`)
    const ages = await agesOf(database)
    const dies = await during(async () => copy.kill())
    await reads(0)
    const back = performance.now()
    copy = await again()
    await reads(1)
    const returned = performance.now() - back
    // Nobody answers and nobody refuses, as when the machine is gone.
    const hangs = await during(() => inAll(copy, 'SIGSTOP'))
    await inAll(copy, 'SIGCONT')
    await reads(1)
    await inDatabase('postgres', 'select pg_wal_replay_pause()', copy.port)
    const paused = performance.now()
    await writes(database)
    await reads(0)
    const left = performance.now() - paused
    await inDatabase('postgres', 'select pg_wal_replay_resume()', copy.port)
    await reads(1)
    const alone = await during(() => inAll(primary, 'SIGSTOP'), 6)
    await inAll(primary, 'SIGCONT')
    return [
      { name: 'pages a second without a replica', value: good(without).length / SECONDS, unit: '/s' },
      { name: 'pages a second with one', value: good(with_).length / SECONDS, unit: '/s' },
      { name: 'transactions at the primary meanwhile', value: atPrimary / SECONDS, unit: '/s' },
      { name: 'a change is seen by visitors after: median of 20', value: quantile(ages, 0.5), unit: 'ms' },
      {
        name: 'a change is seen by visitors after: longest of 20',
        value: Math.max(...ages),
        unit: 'ms',
        bar: '≤ 1000',
        ok: Math.max(...ages) <= 1000,
      },
      ...fell('the replica is killed', dies),
      { name: 'it is read again after its start', value: returned / 1000, unit: 's' },
      ...fell('the replica hangs', hangs),
      {
        name: 'its replay stands still: left out after',
        value: left / 1000,
        unit: 's',
        bar: '≤ 6.5',
        ok: left <= 6500,
      },
      {
        name: 'the primary hangs: pages of visitors that failed',
        value: alone.length - good(alone).length,
        unit: `of ${alone.length}`,
        bar: '0',
        ok: good(alone).length === alone.length,
      },
    ]
  } finally {
    await stop(webs)
    await inAll(primary, 'SIGCONT')
    await inAll(copy, 'SIGCONT')
    await copy.stop()
  }
}

const fell = (what: string, answers: readonly Answer[]): Figure[] => {
  const longest = Math.max(...good(answers).map(({ ms }) => ms))
  const bad = answers.length - good(answers).length
  if (bad > 0) console.log(`  ${what}: ${others(answers)}`)
  return [
    { name: `${what}: pages that failed`, value: bad, unit: `of ${answers.length}`, bar: '0', ok: bad === 0 },
    { name: `${what}: the longest answer`, value: longest, unit: 'ms', bar: '≤ 1500', ok: longest <= 1500 },
  ]
}

/** Four visitors while something happens after a second. */
const during = async (work: () => Promise<void>, seconds = 5): Promise<Answer[]> =>
  (await Promise.all([crowd(4, seconds, next(WITH)), after(1000).then(work)]))[0]

/** A server and all processes of it; one that is gone meanwhile is passed over. */
async function inAll({ pid }: Running, signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
  const first = pid()
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(first)], { encoding: 'utf8' })
  for (const one of [first, ...stdout.split('\n').filter(Boolean).map(Number)])
    try {
      process.kill(one, signal)
    } catch {}
}

/** Waits until the metrics say that the replica is read, or is not, and go on to say so: for a moment it is left at any hiccup. */
async function reads(state: 0 | 1): Promise<void> {
  let times = 0
  for (let tries = 0; tries < 600; tries++) {
    const { text } = await ask({ port: WITH + 500, host: 'localhost', path: '/metrics' })
    times = text.includes(`yui_replica_up ${state}`) ? times + 1 : 0
    if (times === STEADY) return
    await after(50)
  }
  throw new Error(`the replica is ${state ? 'never' : 'always'} read`)
}

/** So many transactions of the pages ended at the primary. */
async function asked(database: string): Promise<number> {
  await after(1500)
  const [row] = await inDatabase<{ n: number }>(
    'postgres',
    `select xact_commit::int as n from pg_stat_database where datname = '${database}'`,
  )
  return row!.n
}

const writes = (database: string) =>
  inDatabase(database, `update municipality set desk_hours = desk_hours where host = '${hostOf(0)}'`)

/** How long after it was committed a change is on the page of a visitor. */
async function agesOf(database: string): Promise<number[]> {
  const ages: number[] = []
  const [one] = await inDatabase<{ id: string; title: string }>(
    database,
    `select o.id, o.title from opportunity o join municipality m on m.id = o.municipality_id where m.host = '${hostOf(0)}' and o.status = 'open' order by o.id limit 1`,
  )
  const set = (title: string) =>
    inDatabase(database, `update opportunity set title = '${title.replaceAll("'", "''")}' where id = '${one!.id}'`)
  for (let turn = 0; turn < 20; turn++) {
    // In letters: where a Japanese title may break a line the page says so in its middle.
    const title = `Title${'abcdefghijklmnopqrst'[turn]}`
    await set(title)
    const at = performance.now()
    const shown = async () => (await ask({ port: WITH, host: hostOf(0), path: `/opportunities/${one!.id}` })).text
    while (!(await shown()).includes(title) && performance.now() - at < LONGEST_MS);
    ages.push(performance.now() - at)
  }
  await set(one!.title)
  return ages
}
