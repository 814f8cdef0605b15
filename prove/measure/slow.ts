import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Database, openDatabase } from '#platform/db.ts'
import { closeTests } from '#platform/testing.ts'
import { type City, listening, openCity, quantile } from '../city.ts'
import { consultation, peopleOf } from '../desk.ts'
import { least, type Measure, most, none, read } from '../proof.ts'
import { type Way, wayTo } from '../proxy.ts'

const STILL_MS = { smoke: 8000, full: 30_000 }
const VISITORS = 20

const FORMS = 5

/**
 * The way to the database is slow (half a second each way), loses one piece of a hundred or of twenty, breaks off one connection
 * after the other, stands still, hangs up on one side, or loses its connections without a word. What does not need the database
 * answers as ever, everybody is served again soon after, and a form whose commit was never answered is there once when it is
 * pressed again. (Packets are lost in a proxy of ours, as TCP shows it: later, and all behind them too.)
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
  const { way, retransmitted, lose, halve, reset, stop } = through!
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
  const crowd = waitingLongest(database!)
  way.loss = 0.01
  const lossy = await visited(base, 5000)
  way.loss = 0.05
  const lossier = await visited(base, 5000)
  way.loss = 0
  const cutting = setInterval(reset, 200)
  const cut = await visited(base, 8000)
  clearInterval(cutting)
  const mended = await untilWell(base)
  halve()
  const halved = await untilWell(base)
  const waited = crowd()
  way.still = true
  const still = visited(base, STILL_MS[profile])
  await sleep(STILL_MS[profile])
  way.still = false
  const back = await untilWell(base)
  await still
  const waiting = await untilNobodyWaits(database!)
  lose()
  const lost = await untilWell(base)
  const forms = await unanswered(city, way)
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
    read('a page with one piece of a hundred lost, p99', quantile(lossy.ms, 0.99), 'ms'),
    read('with one of twenty lost, p99', quantile(lossier.ms, 0.99), 'ms'),
    least('pieces that were lost', retransmitted(), 20, ''),
    none('pages refused while pieces are lost', lossy.refused + lossier.refused),
    read('pages while five connections a second break off', cut.ms.length, ''),
    read('of these refused with 503', cut.refused, ''),
    none(
      'of all these neither 200 nor 503',
      [quiet, slow, lossy, lossier, cut].reduce((sum, { odd }) => sum + odd, 0),
    ),
    most('meanwhile somebody waited for a connection, at a stretch', waited, 5, 's'),
    most('the page is back after connections broke off', mended, 5, 's'),
    most('and after the other side hung up', halved, 5, 's'),
    most('what needs no database, p99 of the whole', quantile(untouched, 0.99), 1000, 'ms'),
    most(`the page is back after ${STILL_MS[profile] / 1000} s without a byte`, back, 5, 's'),
    most('and nobody waits for a connection any more', waiting, 5, 's'),
    most('the page is back after all connections were lost without a word', lost, 20, 's'),
    least('forms whose commit was never answered', forms.refused, FORMS, ''),
    none('of these, pressed again, not there once', forms.wrong),
    most('a statement is ended at its time, off by', Math.abs(ended - 5) / 5, 0.2, '×'),
  ]
}

async function timed(url: string): Promise<number> {
  const since = performance.now()
  await (await fetch(url)).arrayBuffer()
  return performance.now() - since
}

type Visited = { ms: number[]; refused: number; odd: number }

async function visited(base: string, ms: number): Promise<Visited> {
  const took: number[] = []
  let [refused, odd] = [0, 0]
  const until = performance.now() + ms
  const visitor = async () => {
    while (performance.now() < until) {
      const since = performance.now()
      const { status } = await fetch(`${base}/opportunities`)
      took.push(performance.now() - since)
      if (status === 503) refused++
      else if (status !== 200) odd++
      await sleep(50)
    }
  }
  await Promise.all(Array.from({ length: VISITORS }, visitor))
  return { ms: took, refused, odd }
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

/** Watches for how long at a stretch somebody waits for a connection: to be called when it is over, in seconds. */
function waitingLongest(database: Database): () => number {
  let [longest, since] = [0, performance.now()]
  const timer = setInterval(() => {
    const now = performance.now()
    if (Object.values(database.pools()).every(({ waiting }) => waiting === 0)) since = now
    longest = Math.max(longest, now - since)
  }, 50)
  return () => {
    clearInterval(timer)
    return longest / 1000
  }
}

/** Forms whose commit is carried out and never answered, each pressed once more later. */
async function unanswered(city: City, way: Way): Promise<{ refused: number; wrong: number }> {
  const { get, post } = await city.login('sato')
  const people = (await peopleOf({ get })).slice(0, FORMS)
  const forms = await Promise.all(
    people.map(async (person, at) => {
      const path = `/staff/people/${person}/consultations`
      const fields = await consultation(get, person, `返事のない保存 ${at}。`)
      return async () => (await post(path, fields)).status
    }),
  )
  way.unanswered = 'commit'
  const first = await Promise.all(forms.map(press => press()))
  way.unanswered = null
  const again = await Promise.all(forms.map(press => press()))
  const kept = await city.database.read({ lane: 'staff', municipality: city.municipality }, db =>
    sql<{ said: string; times: number }>`
      select said, count(*)::int as times from consultation where said like '返事のない保存 %' group by said`.execute(
      db as never,
    ),
  )
  const once = kept.rows.filter(({ times }) => times === 1).length
  return {
    refused: first.filter(status => status === 503).length,
    wrong: again.filter(status => status !== 303).length + (FORMS - once),
  }
}

/** After how many seconds a statement that sleeps is ended. */
async function runaway(database: Database): Promise<number> {
  const since = performance.now()
  await database
    .read({ lane: 'job', municipality: null }, db => sql`select pg_sleep(30)`.execute(db as never))
    .catch(() => {})
  return (performance.now() - since) / 1000
}
