import { sql } from 'kysely'
import type { Contact } from '#features/people/rules.ts'
import { type Instant, startOf, today } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Column, id, instant, json, list, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Words } from '../message.ts'
import { cameBack } from '../returned/store.ts'
import type { Channel, Failure, For, Status, Urgency } from '../rules.ts'
import { LINE, wake } from '../store.ts'

const DUE = {
  id,
  message: text(),
  purpose: text<For>(),
  urgency: text<Urgency>(),
  status: text<Status>(),
  person_id: maybe(id),
  about_kind: text(),
  about_id: id,
  words: json<Words>(),
  ways: maybe(list<Channel>() as Column<Channel[]>),
  until_at: maybe(instant),
  name: text(),
  email: text(),
  phone: text(),
  address: text(),
  line: text(),
  contact_by: list<Contact>(),
  chosen: maybe(list<Channel>() as Column<Channel[]>),
  quiet_from: maybe(number),
  quiet_to: maybe(number),
  closed: yes,
  stopped: yes,
  consented: yes,
  sent_today: number,
  /** The channels that failed, and the one on which it was begun and not ended. */
  failed: list<Channel>(),
  begun: maybe(text<Channel>()),
}
/** A notice whose turn has come, with all that is known of whom it is for at this moment. */
export type DueRow = Row<typeof DUE>

/** So many are taken at a time: no more of them come twice where the process is killed while it hands them over. */
export const BATCH = 10

/**
 * Takes the notices whose turn has come, those that press first; another process takes others. `gathered`: also all that
 * waits for the same people to be put into one mail.
 */
export const takeDue = (tx: Tx, now: Instant): Promise<DueRow[]> => due(tx, now, sql`true`, BATCH)

/** What else is gathered for these people and due. */
export const takeGathered = (tx: Tx, now: Instant, people: readonly string[], but: readonly string[]) =>
  due(
    tx,
    now,
    sql`n.urgency = 'digest' and n.person_id = any(${people}::uuid[]) and n.id <> all(${but}::uuid[])`,
    10 * BATCH,
  )

const due = (tx: Tx, now: Instant, which: ReturnType<typeof sql>, limit: number): Promise<DueRow[]> =>
  rowsOf(tx, DUE)`
    select n.id, n.message, n.purpose, n.urgency, n.status, n.person_id, n.about_kind, n.about_id, n.words, n.ways, n.until_at,
      coalesce(trim(p.family_name || ' ' || p.given_name), n.to_name) as name, coalesce(p.email, n.to_email) as email,
      coalesce(p.phone_digits, n.to_phone) as phone, case when ${cameBack(sql`coalesce(p.address, n.to_address)`)} then '' else coalesce(p.address, n.to_address) end as address, ${LINE} as line,
      coalesce(p.contact_by, '{}') as contact_by, f.channels as chosen, f.quiet_from, f.quiet_to, p.closed_on is not null as closed,
      f.stopped_at is not null or exists (select from notice s where s.person_id = n.person_id and s.purpose = n.purpose
        and s.stop_asked_at is not null and s.stop_done_at is null) as stopped,
      n.purpose = 'asked' or exists (select from consent c where c.person_id = n.person_id and c.purpose = n.purpose
        and c.given_on <= ${today(now)} and (c.withdrawn_on is null or c.withdrawn_on > ${today(now)})) as consented,
      (select count(*)::int from notice m join notice_attempt a on a.notice_id = m.id where m.person_id = n.person_id and m.id <> n.id
        and m.urgency <> 'now' and a.begun_at >= ${startOf(today(now))} and a.state in ('begun', 'accepted', 'delivered')) as sent_today,
      array(select a.channel from notice_attempt a where a.notice_id = n.id and a.state = 'failed') as failed,
      (select a.channel from notice_attempt a where a.notice_id = n.id and a.state = 'begun') as begun
    from notice n left join person p on p.id = n.person_id left join notice_preference f on f.person_id = n.person_id
    where n.due_at is not null and n.due_at <= ${now} and ${which}
    order by n.urgency <> 'now', n.due_at, n.id limit ${limit} for update of n skip locked`

/** What a notice is to become. */
export type Change = {
  id: string
  status: Status
  channel: Channel | null
  why: string | null
  due_at: Instant | null
  ended_at: Instant | null
}

/** Changes several notices in one statement. */
export const changeNotices = async (tx: Tx, changes: readonly Change[]) =>
  changes.length > 0 &&
  sql`update notice n set status = c.status, channel = coalesce(c.channel, n.channel), why = c.why, due_at = c.due_at, ended_at = c.ended_at
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      as c(id uuid, status text, channel text, why text, due_at timestamptz, ended_at timestamptz)
    where n.id = c.id`.execute(tx)

const ATTEMPT = { id, notice_id: id }

/** Begins the attempts of notices on their channels, or begins them again: the id of each by its notice. */
export async function beginAttempts(
  tx: Tx,
  begun: readonly { notice: string; channel: Channel; to: string; state: 'begun' | 'waiting' }[],
  now: Instant,
): Promise<ReadonlyMap<string, string>> {
  if (begun.length === 0) return new Map()
  const rows = begun.map(({ notice, channel, to, state }) => ({
    ...{ id: newId<'notice_attempt'>(), notice_id: notice, channel, sent_to: to, state, begun_at: now },
  }))
  const added = await rowsOf(tx, ATTEMPT)`
    insert into notice_attempt (id, notice_id, channel, sent_to, state, begun_at)
    select a.id, a.notice_id, a.channel, a.sent_to, a.state, a.begun_at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as a(id uuid, notice_id uuid, channel text, sent_to text, state text, begun_at timestamptz)
    on conflict (municipality_id, notice_id, channel) do update set state = excluded.state, sent_to = excluded.sent_to,
      begun_at = excluded.begun_at, why = null, ended_at = null
    returning id, notice_id`
  return new Map(added.map(one => [one.notice_id, one.id]))
}

/** How an attempt ended, or that it goes on. */
export type Ended = {
  id: string
  state: 'begun' | 'accepted' | 'delivered' | 'failed'
  why: Failure | null
  told: string
}

const TRIED = { id, notice_id: id, tries: number }

/** Notes how attempts ended: which it was and how often it was tried, by its notice. */
export async function endAttempts(
  tx: Tx,
  ended: readonly Ended[],
  now: Instant,
): Promise<ReadonlyMap<string, { id: string; tries: number }>> {
  if (ended.length === 0) return new Map()
  const rows = await rowsOf(tx, TRIED)`
    update notice_attempt a set state = e.state, why = e.why, told = e.told, tries = a.tries + 1,
      accepted_at = case when e.state in ('accepted', 'delivered') then ${now}::timestamptz else a.accepted_at end,
      ended_at = case when e.state = 'begun' then null else ${now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as e(id uuid, state text, why text, told text)
    where a.id = e.id and a.state = 'begun' returning a.id, a.notice_id, a.tries`
  return new Map(rows.map(one => [one.notice_id, one]))
}

const NEXT = { due_at: maybe(instant) }

/** Lets the sender look again when the next notice of this city is due. */
export async function wakeNext(tx: Tx): Promise<void> {
  const [next] = await rowsOf(tx, NEXT)`select min(due_at) as due_at from notice where due_at is not null`
  if (next?.due_at) await wake(tx, next.due_at)
}

const ANY = { city: id }

/** The city itself where something of it is planned: by its id the job is known. */
export const planned = async (db: Read): Promise<readonly string[]> =>
  (
    await rowsOf(db, ANY)`
    select tenant() as city where exists (select from notice where due_at is not null)`
  ).map(({ city }) => city)

const HOST = { host: maybe(text()) }

/** The host at which the pages of the city are found. */
export const hostOf = async (db: Read): Promise<string | null> =>
  (await rowsOf(db, HOST)`select host from municipality where id = (select tenant())`)[0]!.host
