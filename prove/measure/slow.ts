import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Database, openDatabase } from '#platform/db.ts'
import { closeTests } from '#platform/testing.ts'
import { listening, openCity, quantile } from '../city.ts'
import { type Measure, most, none, read } from '../proof.ts'
import { wayTo } from '../proxy.ts'

const STILL_MS = { smoke: 8000, full: 30_000 }
const VISITORS = 20

/**
 * The way to the database is slow (half a second each way), stands still, or loses its connections without a word. What does
 * not need the database answers as ever, and everybody is served again soon after.
 * Shown to fail by the product itself as it was: without `query_timeout` the connections that were lost without a word were waited for without end.
 */
export const run: Measure = async profile => {
  let through: Awaited<ReturnType<typeof wayTo>> | null = null
  let database: Database | null = null
  const city = await openCity({
    first: async ({ logins }) => {
      const { host, port } = logins.inside
      through = await wayTo(`${host}/.s.PGSQL.${port}`)
      const at = { host: '127.0.0.1', port: through.port }
      const ways = { inside: { ...logins.inside, ...at }, outside: { ...logins.outside, ...at } }
      database = openDatabase({ ...logins, ...ways })
    },
    database: () => database!,
  })
  const { way, lose, stop } = through!
  const { base, stop: close } = await listening(city.app)
  const untouched: number[] = []
  let on = true
  const watch = (async () => {
    for (; on; await sleep(50)) untouched.push(await timed(`${base}/livez`))
  })()
  const quiet = await visited(base, 3000)
  way.delayMs = 500
  const slow = await visited(base, 8000)
  way.delayMs = 0
  way.still = true
  const still = visited(base, STILL_MS[profile])
  await sleep(STILL_MS[profile])
  way.still = false
  const back = await untilWell(base)
  await still
  const waiting = await untilNobodyWaits(database!)
  lose()
  const lost = await untilWell(base)
  const ended = await runaway(database!)
  on = false
  await watch
  close()
  await database!.close()
  stop()
  await closeTests()
  return [
    read('a page, quiet, p95', quantile(quiet.ms, 0.95), 'ms'),
    read('a page with half a second each way, p95', quantile(slow.ms, 0.95), 'ms'),
    none('of these neither 200 nor 503', quiet.odd + slow.odd),
    most('what needs no database, p99 of the whole', quantile(untouched, 0.99), 1000, 'ms'),
    most(`the page is back after ${STILL_MS[profile] / 1000} s without a byte`, back, 5, 's'),
    most('and nobody waits for a connection any more', waiting, 5, 's'),
    most('the page is back after all connections were lost without a word', lost, 20, 's'),
    most('a statement is ended at its time, off by', Math.abs(ended - 5) / 5, 0.2, '×'),
  ]
}

async function timed(url: string): Promise<number> {
  const since = performance.now()
  await (await fetch(url)).arrayBuffer()
  return performance.now() - since
}

async function visited(base: string, ms: number): Promise<{ ms: number[]; odd: number }> {
  const took: number[] = []
  let odd = 0
  const until = performance.now() + ms
  const visitor = async () => {
    while (performance.now() < until) {
      const since = performance.now()
      const { status } = await fetch(`${base}/opportunities`)
      took.push(performance.now() - since)
      if (status !== 200 && status !== 503) odd++
      await sleep(50)
    }
  }
  await Promise.all(Array.from({ length: VISITORS }, visitor))
  return { ms: took, odd }
}

/** Seconds until twenty visitors at once are served; 60 where they never are. */
async function untilWell(base: string): Promise<number> {
  const since = performance.now()
  const seconds = () => (performance.now() - since) / 1000
  while (seconds() < 60) {
    const asked = Array.from({ length: VISITORS }, () =>
      fetch(`${base}/opportunities`, { signal: AbortSignal.timeout(30_000) }).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    if ((await Promise.all(asked)).every(status => status === 200)) break
    await sleep(100)
  }
  return seconds()
}

async function untilNobodyWaits(database: Database): Promise<number> {
  const since = performance.now()
  while (Object.values(database.pools()).some(({ waiting }) => waiting > 0)) await sleep(20)
  return (performance.now() - since) / 1000
}

/** After how many seconds a statement that sleeps is ended. */
async function runaway(database: Database): Promise<number> {
  const since = performance.now()
  await database
    .read({ lane: 'job', municipality: null }, db => sql`select pg_sleep(30)`.execute(db as never))
    .catch(() => {})
  return (performance.now() - since) / 1000
}
