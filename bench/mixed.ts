import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { cityRead } from '#features/proposals/index.ts'
import { openDatabase } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Browserless, browserless, DEMO_NOW, login } from '../seed/testing.ts'
import { createApp } from '../src/app.ts'
import { bigCity } from './city/fill.ts'
import { quantile } from './city/measure.ts'
import { thingsOf } from './city/things.ts'
import type { Figure } from './run.ts'

// A hundred people at once in a city of 100,000 residents, each with a second of thought between two pages. The first
// seconds are not counted: ten connections have yet to plan each statement five times, as on the morning of a new version.

const STAFF = 80
const VISITORS = 20
const WARM = 15
const SECONDS = 30
const MANY = 300

type Answered = { what: string; status: number; ms: number }
type User = { browser: Browserless; visits: readonly Visit[] }
type Visit = { what: string; often: number; go: (browser: Browserless, draw: Draw) => Promise<Response> }
/** One of a list, drawn the same in every run. */
type Draw = <T>(list: readonly T[]) => T

/** Draws by a congruential generator. */
function drawer(seed: number): Draw {
  let state = seed
  return list => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return list[Math.floor((state / 2_147_483_648) * list.length)]!
  }
}

const WORDS = ['図書館', '子ども', '週1回', '掃除', '畑', '見学']
const NAMES = ['たなか', 'さとう', '1050', '0247', '橋']

const visitsOf = (people: readonly string[], activities: readonly string[]) => {
  const page = (what: string, often: number, path: (draw: Draw) => string): Visit => ({
    what,
    often,
    go: (browser, draw) => browser.get(path(draw), { 'accept-encoding': 'gzip' }),
  })
  const desk = page('desk page', 4, draw => `/staff/people/${draw(people)}`)
  const saving: Visit = {
    what: 'saving a consultation',
    often: 1,
    go: (browser, draw) => alone(draw(people), person => saved(browser, person)),
  }
  const worklist = page('worklist', 2, () => '/staff')
  const lists = [
    page('people', 1, draw => `/staff/people?q=${encodeURIComponent(draw(NAMES))}`),
    page('consultations', 1, () => '/staff/consultations?from=2026-11-01&to=2026-11-21'),
    page('activities', 1, draw => `/staff/opportunities?q=${encodeURIComponent(draw(WORDS))}`),
    page('proposals', 1, () => '/staff/proposals?status=open'),
  ]
  return {
    caseworker: [desk, saving, worklist, ...lists],
    manager: [worklist, desk, ...lists],
    administrator: [worklist, page('imports', 2, () => '/staff/imports'), lists[2]!],
    visitor: [
      page('home', 1, () => '/'),
      page('search', 2, draw => `/opportunities?q=${encodeURIComponent(draw(WORDS))}`),
      page('activity', 2, draw => `/opportunities/${draw(activities)}`),
    ],
  }
}

const talking = new Map<string, Promise<Response>>()

/** One talk with a person at a time: whose form was opened before a colleague noted the next step is rightly asked of it (422). */
function alone(person: string, talk: (person: string) => Promise<Response>): Promise<Response> {
  const before: Promise<unknown> = talking.get(person) ?? Promise.resolve()
  const own = before.then(() => talk(person))
  talking.set(person, own)
  return own
}

/** Types what the open form asks, as it stands on the desk page, and saves it. */
async function saved(browser: Browserless, person: string): Promise<Response> {
  const path = `/staff/people/${person}`
  const form = await (await browser.get(path)).text()
  const owner = /<select[^>]*name="owner_id"[\s\S]*?value="([0-9a-f-]{36})"/.exec(form)?.[1] ?? ''
  const steps = [...form.matchAll(/name="(step-[0-9a-f-]{36})"/g)].map(([, name]) => [name!, 'done'])
  const talk = { minutes: '20', on_day: '令和8年11月21日', channel: 'phone', said: '電話で話した。' }
  const next = { next: 'step', what: 'contact', owner_id: owner, due_on: '令和8年12月1日' }
  return browser.post(`${path}/consultations`, { once: newId(), ...talk, ...next, ...Object.fromEntries(steps) })
}

/** Notes each request, from a moment on, once its answer has been read whole. */
const timed =
  <A extends unknown[]>(ask: (...args: A) => Promise<Response>, what: string, from: number, answered: Answered[]) =>
  async (...args: A): Promise<Response> => {
    const asked = performance.now()
    const response = await ask(...args)
    const body = await response.arrayBuffer()
    if (asked >= from) answered.push({ what, status: response.status, ms: performance.now() - asked })
    return new Response(response.status === 200 ? body : null, response)
  }

async function use({ browser, visits }: User, draw: Draw, begun: number, answered: Answered[]): Promise<void> {
  const [from, until] = [begun + WARM * 1000, begun + (WARM + SECONDS) * 1000]
  const drawn = visits.flatMap(visit => Array.from({ length: visit.often }, () => visit))
  await sleep(draw([0, 200, 400, 600, 800]))
  while (performance.now() < until) {
    const visit = draw(drawn)
    const each = <A extends unknown[]>(ask: (...args: A) => Promise<Response>) => timed(ask, visit.what, from, answered)
    await visit.go({ ...browser, get: each(browser.get), post: each(browser.post) }, draw)
    await sleep(draw([700, 900, 1000, 1100, 1300]))
  }
}

/** A hundred users: how much is answered, how fast, and whether anything fails. */
export async function run(): Promise<Figure[]> {
  const big = await bigCity()
  const database = openDatabase(big.logins)
  const app = await createApp({ database, now: () => DEMO_NOW, demo: true, tls: false })
  const client = new pg.Client({ ...big.owner, user: 'postgres' })
  await client.connect()
  const things = await thingsOf(client)
  const { rows: cities } = await client.query<{ id: string }>('select id from municipality')
  const some = async (sql: string) => (await client.query<{ id: string }>(sql)).rows.map(({ id }) => id)
  const people =
    await some(`select id from person p where closed_on is null and not exists (select from step s where s.person_id = p.id and s.done_at is null
      and s.what in ('refer', 'recall')) order by md5(id::text) limit ${MANY}`)
  const activities = await some(`select id from opportunity where status = 'open' order by md5(id::text) limit ${MANY}`)
  await client.end()
  const visits = visitsOf(people, activities)
  const [sato, suzuki, tanaka, kanri] = await Promise.all(
    ['sato', 'suzuki', 'tanaka', 'kanri'].map(who => login(app, who)),
  )
  await (await sato!.get(`/staff/people/${things.person}`)).text()
  await cityRead(database, cities[0]!.id)
  const roles: User[] = [
    ...[sato!, suzuki!, sato!, suzuki!, sato!, suzuki!].map(browser => ({ browser, visits: visits.caseworker })),
    { browser: tanaka!, visits: visits.manager },
    { browser: kanri!, visits: visits.administrator },
  ]
  const users = [
    ...Array.from({ length: STAFF }, (_, at) => roles[at % roles.length]!),
    ...Array.from({ length: VISITORS }, () => ({ browser: browserless(app, ''), visits: visits.visitor })),
  ]
  const [answered, seen]: [Answered[], Answered[]] = [[], []]
  const begun = performance.now()
  await Promise.all(
    users.map((user, at) => use(user, drawer(at + 1), begun, user.visits === visits.visitor ? seen : answered)),
  )
  const seconds = (performance.now() - begun) / 1000 - WARM
  await database.close()
  return figuresOf(answered, seen, seconds)
}

function figuresOf(desk: readonly Answered[], public_: readonly Answered[], seconds: number): Figure[] {
  const all = [...desk, ...public_]
  const times = (some: readonly Answered[]) => some.map(({ ms }) => ms)
  const failed = all.filter(({ status }) => status >= 400)
  for (const [what, some] of Map.groupBy(all, ({ what }) => what))
    console.log(
      `  ${what.padEnd(24)} ${String(some.length).padStart(5)} × p50 ${quantile(times(some), 0.5).toFixed(0)} ms, p99 ${quantile(times(some), 0.99).toFixed(0)}`,
    )
  for (const { what, status } of failed.slice(0, 10)) console.log(`  ${what} answered ${status}`)
  console.log(
    `  load of the machine: ${loadavg()
      .map(one => one.toFixed(1))
      .join(', ')}`,
  )
  const perSecond = all.length / seconds
  const p99 = quantile(times(all), 0.99)
  const p99Public = quantile(times(public_), 0.99)
  return [
    {
      name: '100 users, a second of thought: answered',
      value: perSecond,
      unit: '/s',
      bar: '≥ 80',
      ok: perSecond >= 80,
    },
    { name: '100 users: p50', value: quantile(times(all), 0.5), unit: 'ms' },
    { name: '100 users: p99', value: p99, unit: 'ms', bar: '≤ 500', ok: p99 <= 500 },
    { name: '100 users: p99 of visitors', value: p99Public, unit: 'ms', bar: '≤ 500', ok: p99Public <= 500 },
    { name: '100 users: answers that were none', value: failed.length, unit: '', bar: '0', ok: failed.length === 0 },
  ]
}
