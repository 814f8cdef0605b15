import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { type Message, tell } from '#features/notices/index.ts'
import { addMinutes } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { closeTests } from '#platform/testing.ts'
import { carriers, type Handed } from '../carriers.ts'
import { type City, drawer, openCity } from '../city.ts'
import { least, type Measure, most, none, read } from '../proof.ts'

const KILLS = { smoke: 20, full: 100 }
const NOTICES = { smoke: 10_000, full: 40_000 }
/** So many people of the city are told something that needs their consent; each time a sender was killed one of them says no. */
const PEOPLE = 60

const words = ({ nth }: { nth: number }) => {
  const title = `第${nth}号`
  return { title, lines: ['あすの講座は、時間が変わりました。'], short: title, call: [] }
}
const ASKED: Message<{ nth: number }> = {
  ...{ name: 'prove.asked', text: '', purpose: 'asked', urgency: 'usual', words },
}
const NEWS: Message<{ nth: number }> = { ...ASKED, name: 'prove.news', purpose: 'contact', urgency: 'now' }

/**
 * A process sends notices to moody servers of mail, SMS and LINE and is killed at any moment; the next one begins when the lease of
 * what it had in hand is over. In the end every notice was handed over, hardly any mail twice, none twice to whoever knows it
 * by its id, and nobody was sent anything after they said no.
 * Shown to fail: without the lease (`due_at` of what is being handed over), 22 of 3,000 were never handed over.
 */
export const run: Measure = async profile => {
  const city = await openCity({ first: reachable })
  const services = await carriers()
  const people = await peopleOf(city)
  await plan(city, people, NOTICES[profile])
  const draw = drawer(7)
  const left = new Map<string, number>()
  let [now, killed] = ['2026-11-21T01:00:00.000Z', 0]
  const sender = () =>
    fork(join(import.meta.dirname, 'notices-sender.ts'), [], {
      env: {
        ...process.env,
        SENDER: JSON.stringify({ logins: city.logins, municipality: city.municipality, now, carriers: services.at }),
      },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
  for (let round = 0; round < KILLS[profile]; round++) {
    const child = sender()
    const ended = once(child, 'exit')
    await once(child, 'message')
    await sleep(100 + draw() * 600)
    if (child.kill('SIGKILL')) killed++
    await ended
    await sleep(50)
    const person = people[round]
    if (person) left.set(await saidNo(city, person), services.handed.length)
    now = addMinutes(now, 3)
  }
  // What a server did not take is tried again, later and later.
  for (let round = 0; round < 12 && (await planned(city)) > 0; round++) {
    await once(sender(), 'exit')
    now = addMinutes(now, 10)
  }
  const found = await compared(city, services.handed, left)
  services.close()
  await closeTests()
  const { hangs, refuses, breaks, took } = services.moods
  return [
    least('kills of the sender', killed, KILLS[profile], ''),
    read('times a server was late, refused or broke off', hangs + refuses + breaks + took, ''),
    none('notices that were never handed over', found.lost),
    none('handed over under an id that is not their own', found.strange),
    most('mails handed over more than once', (100 * found.mails) / NOTICES[profile], 0.5, '%'),
    read('SMS and LINE handed over more than once, and told apart by their id', found.spared, ''),
    most('handed over again for each kill', (found.mails + found.spared - took) / killed, 10, ''),
    least('people who said no meanwhile', left.size, Math.min(KILLS[profile], PEOPLE), ''),
    none('handed over to them after that', found.unwanted),
  ]
}

/** Everybody of the city is reached by one way only, a third of them by each, and wants to be told. */
async function reachable({ owner }: Pick<City, 'owner'>): Promise<void> {
  const client = new pg.Client({ ...owner, user: 'postgres' })
  await client.connect()
  await client.query('set session_replication_role = replica')
  await client.query('truncate notice cascade')
  await client.query('truncate notice_preference')
  await client.query(`create temp table reached as select municipality_id as city, id, row_number() over (order by id)::int as nth,
    gen_random_uuid() as account from person where closed_on is null limit ${PEOPLE}`)
  await client.query(`update person p set contact_by = '{}', address = '', email = case when nth % 3 = 0 then 'p' || nth || '@example.jp' else '' end,
    phone = case when nth % 3 = 1 then '0901234' || (5000 + nth) else '' end, phone_digits = case when nth % 3 = 1 then '0901234' || (5000 + nth) end
    from reached r where r.id = p.id`)
  await client.query(`insert into account (municipality_id, id, login, name, reset_at, resident)
    select city, account, 'line' || nth, 'x', now(), true from reached where nth % 3 = 2`)
  await client.query(`insert into role_grant (municipality_id, id, account_id, role, from_on, scope_kind, scope_id)
    select city, gen_random_uuid(), account, 'resident', '2026-01-01', 'person', id from reached where nth % 3 = 2`)
  await client.query(`update sign_in_address set ended_at = now()`)
  await client.query(`insert into sign_in_address (municipality_id, id, account_id, channel, key, shown, since)
    select city, gen_random_uuid(), account, 'line', 'U' || nth, 'LINE', now() from reached where nth % 3 = 2`)
  await client.query(`delete from consent where purpose = 'contact'`)
  await client.query(`insert into consent (municipality_id, id, person_id, purpose, fields, wording, given_on, given_by_medium, taken_by)
    select city, gen_random_uuid(), id, 'contact', '{contact}', 'contact-1', '2026-01-01', 'visit', account from reached`)
  await client.end()
}

type Person = { id: string; address: string }

const peopleOf = async ({ database, municipality }: City): Promise<Person[]> =>
  (
    await database.read({ lane: 'job', municipality }, db =>
      sql<Person>`select p.id, coalesce(nullif(p.email, ''), nullif(p.phone_digits, ''), s.key) as address
        from consent c join person p on p.id = c.person_id left join role_grant g on g.scope_id = p.id and g.role = 'resident'
          left join sign_in_address s on s.account_id = g.account_id and s.ended_at is null
        where c.purpose = 'contact' and coalesce(nullif(p.email, ''), nullif(p.phone_digits, ''), s.key) is not null
        order by md5(p.id::text)`.execute(db as never),
    )
  ).rows

/** A quarter of the notices to the people, the others to visitors: three quarters of them by mail, a quarter by SMS. */
async function plan({ database, municipality }: City, people: readonly Person[], count: number): Promise<void> {
  const told = async (tx: Tx, nth: number) => {
    const rest = {
      data: { nth },
      about: ['test', newId()],
      once: String(nth),
      now: '2026-11-21T01:00:00.000Z',
    } as const
    if (nth % 4 === 3) return tell(tx, NEWS, { ...rest, to: { person: people[nth % people.length]!.id } })
    const to = nth % 4 === 2 ? { phone: `080${10_000_000 + nth}` } : { email: `nth${nth}@example.jp` }
    return tell(tx, ASKED, { ...rest, to: { name: '見本', ...to } })
  }
  for (let from = 0; from < count; from += 1000)
    await database.write({ lane: 'job', municipality }, async tx => {
      for (let nth = from; nth < Math.min(count, from + 1000); nth++) await told(tx, nth)
    })
}

/** Takes back the consent by which they are told; gives the address at which nothing more may come. */
async function saidNo({ database, municipality }: City, { id, address }: Person): Promise<string> {
  await database.write({ lane: 'staff', municipality }, tx =>
    sql`update consent set withdrawn_on = '2026-11-21' where person_id = ${id}::uuid and purpose = 'contact'`.execute(
      tx,
    ),
  )
  return address
}

const planned = async ({ database, municipality }: City): Promise<number> =>
  database.read(
    { lane: 'job', municipality },
    async db =>
      (await sql<{ n: number }>`select count(*)::int as n from notice where due_at is not null`.execute(db as never))
        .rows[0]!.n,
  )

/** What came of it, by the ids of the attempts: what was never handed over, twice, under a strange id, or to whom it may not be. */
async function compared(city: City, handed: readonly Handed[], left: ReadonlyMap<string, number>) {
  const { rows } = await city.database.read({ lane: 'job', municipality: city.municipality }, db =>
    sql<{ id: string; notice: string; status: string }>`
      select a.id, a.notice_id as notice, n.status from notice_attempt a join notice n on n.id = a.notice_id`.execute(
      db as never,
    ),
  )
  const { rows: wanted } = await city.database.read({ lane: 'job', municipality: city.municipality }, db =>
    sql<{ id: string }>`select id from notice where status <> 'withdrawn'`.execute(db as never),
  )
  const noticeOf = new Map(rows.map(({ id, notice }) => [id, notice]))
  const came = new Set(handed.map(({ id }) => noticeOf.get(id)))
  const mails = handed.filter(({ channel }) => channel === 'mail')
  return {
    lost: wanted.filter(({ id }) => !came.has(id)).length,
    strange: handed.filter(({ id }) => !noticeOf.has(id)).length,
    mails: mails.length - new Set(mails.map(({ id }) => id)).size,
    spared: handed.filter(({ again }) => again).length,
    unwanted: handed.filter(({ to }, at) => at >= (left.get(to) ?? Infinity)).length,
  }
}
