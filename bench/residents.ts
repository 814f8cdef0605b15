import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { answerAll, walker } from '#features/requests/door/testing.ts'
import { openDatabase } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { closeTests } from '#platform/testing.ts'
import { browserless, DEMO_NOW } from '../seed/testing.ts'
import { createApp } from '../src/app.ts'
import { bigCity } from './city/fill.ts'
import { addComingIn } from './city/limited.ts'
import type { Asking } from './residents/asker.ts'
import type { Figure } from './run.ts'
import { type Timed, timed, together } from './timed.ts'

const PAGES = [
  '/',
  '/opportunities',
  '/opportunities?q=花',
  '/start/for-me?a=W0p0r1D1M0&when=weekday-am&from=柏駅&walk=30',
]
const MINE = ['/my', '/my/calendar', '/my/diary', '/my/interests']

/** As docs/operation.md has it for a city of this size: a process for each core. */
const PROCESSES = 2

/**
 * Residents of a city of 100,000 with 5,000 activities, two processes and who asks on two cores: pages for everybody and
 * their own, forty at once without a pause; and what they ask of the desk, twenty at once of one process.
 */
export async function run(): Promise<Figure[]> {
  const big = await bigCity()
  const client = new pg.Client({ ...big.owner, user: 'postgres' })
  await client.connect()
  await addComingIn(client)
  const webs = await Promise.all(Array.from({ length: PROCESSES }, () => opened(big.logins)))
  const ask = async (who: string | null, paths: readonly string[]) =>
    together(await Promise.all(webs.map(web => asked(web, { who, paths, seconds: 8, atOnce: 40 / PROCESSES }))))
  const [pages, mine] = [await ask(null, PAGES), await ask('ueki', MINE)]
  for (const web of webs) web.kill('SIGKILL')
  const database = openDatabase(big.logins)
  const app = await createApp({ database, now: () => DEMO_NOW, demo: true, tls: false, proxies: 1 })
  const sent = await asking(client, browserless(app, ''))
  await client.end()
  await database.close()
  await closeTests()
  return [
    ...figures('pages for everybody', pages, 500, 200),
    ...figures('pages of a resident', mine, 500, 200),
    ...figures('requests to the desk', sent, 100, 300),
  ]
}

async function opened(logins: unknown): Promise<ChildProcess> {
  const web = fork(join(import.meta.dirname, 'residents/asker.ts'))
  web.send(logins as object)
  await once(web, 'message')
  return web
}

async function asked(web: ChildProcess, asking: Asking): Promise<Timed> {
  web.send(asking)
  const [found] = await once(web, 'message')
  return found as Timed
}

const figures = (name: string, { perSecond, p99, odd }: Timed, least: number, most: number): Figure[] => [
  { name: `${name}, each second`, value: perSecond, unit: '/s', bar: `≥ ${least}`, ok: perSecond >= least },
  { name: `${name}, p99`, value: p99, unit: 'ms', bar: `≤ ${most}`, ok: p99 <= most },
  { name: `${name} that were answered otherwise`, value: odd, unit: '', bar: '0', ok: odd === 0 },
]

/** Sends the same request of ever others, from a hundred places; what holds back a flood from one place is lifted meanwhile, and what was sent is taken away. */
async function asking(client: pg.Client, visitor: ReturnType<typeof browserless>): Promise<Timed> {
  const { rows } = await client.query<{ id: string }>(`select municipality_id as id from account where login = 'sato'`)
  const city = rows[0]!.id
  await client.query(
    `insert into setting (municipality_id, key, valid_from, value, source) values ($1, 'requestFlood', '2026-11-01', '{"address": 1000000, "contact": 1000}', 'bench')
     on conflict do nothing`,
    [city],
  )
  const walk = walker(visitor)
  await answerAll(walk)
  const fields = { ...walk.sending(), since: new Date(Date.parse(DEMO_NOW) - 60_000).toISOString() }
  const phone = (n: number) =>
    `04-7${String(100 + Math.floor(n / 10_000)).padStart(3, '0')}-${String(n % 10_000).padStart(4, '0')}`
  const from = (n: number) => ({ 'x-forwarded-for': `198.51.100.${n % 100}` })
  const send = (n: number) =>
    visitor.post('/requests', { ...fields, once: newId(), draft: newId(), phone: phone(n) }, from(n))
  const found = await timed(8, 20, send, 303)
  await client.query(`delete from setting where municipality_id = $1 and source = 'bench'`, [city])
  await client.query(
    `with sent as (delete from request where municipality_id = $1 and received_at = $2 and phone like '04-7%' returning id),
       told as (delete from happening where subject_kind = 'request' and subject_id in (select id from sent) returning id),
       work as (delete from happening_job where happening_id in (select id from told)),
       queue as (delete from pgboss.job where name like 'request-%')
     delete from signed_link where subject_kind = 'request' and subject_id in (select id from sent)`,
    [city, DEMO_NOW],
  )
  return found
}
