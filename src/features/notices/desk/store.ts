import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Read } from '#platform/db.ts'
import { id, instant, json, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Words } from '../message.ts'
import { cameBack } from '../returned/store.ts'
import type { Channel, Failure, For, Status } from '../rules.ts'

const NOTICE = {
  id,
  message: text(),
  purpose: text<For>(),
  person_id: maybe(id),
  name: text(),
  about_kind: text(),
  about_id: id,
  words: json<Words>(),
  planned_at: instant,
  until_at: maybe(instant),
  status: text<Status>(),
  channel: maybe(text<Channel>()),
  why: maybe(text()),
  due_at: maybe(instant),
  ended_at: maybe(instant),
}
/** A notice as staff see it: what is secret in its words is not there. */
export type Listed = Row<typeof NOTICE>

const notices = (db: Read, rest: RawBuilder<unknown>): Promise<Listed[]> =>
  rowsOf(db, NOTICE)`
    select n.id, n.message, n.purpose, n.person_id, coalesce(trim(p.family_name || ' ' || p.given_name), n.to_name) as name, n.about_kind, n.about_id,
      n.words, n.planned_at, n.until_at, n.status, n.channel, n.why, n.due_at, n.ended_at
    from notice n left join person p on p.id = n.person_id ${rest}`

export const noticeById = async (db: Read, notice: string): Promise<Listed | undefined> =>
  (await notices(db, sql`where n.id = ${notice}`))[0]

/** What is asked of the list: the statuses, a channel, whom it is for; since when it was planned. */
export type Asked = {
  statuses: readonly Status[]
  channel: Channel | null
  person: string | null
  since: Instant
}

const where = ({ statuses, channel, person, since }: Asked) => sql`
    where n.planned_at >= ${since} and n.status = any(${statuses})
      ${channel === null ? sql`` : sql`and n.channel = ${channel}`} ${person === null ? sql`` : sql`and n.person_id = ${person}`}`

/** A page of them, the newest first. */
export const listNotices = (db: Read, asked: Asked, { limit, offset }: { limit: number; offset: number }) =>
  notices(db, sql`${where(asked)} order by n.planned_at desc, n.id desc limit ${limit} offset ${offset}`)

const COUNTS = { status: text<Status>(), count: number }

/** How many there are of each status. */
export const countNotices = async (db: Read, asked: Omit<Asked, 'statuses'>): Promise<ReadonlyMap<Status, number>> =>
  new Map(
    (
      await rowsOf(db, COUNTS)`
        select n.status, count(*)::int as count from notice n
        where n.planned_at >= ${asked.since} ${asked.channel === null ? sql`` : sql`and n.channel = ${asked.channel}`}
          ${asked.person === null ? sql`` : sql`and n.person_id = ${asked.person}`} group by 1`
    ).map(({ status, count }) => [status, count]),
  )

const ATTEMPT = {
  id,
  channel: text<Channel>(),
  state: text<'begun' | 'accepted' | 'delivered' | 'waiting' | 'failed' | 'done'>(),
  sent_to: text(),
  why: maybe(text<Failure>()),
  told: text(),
  tries: number,
  begun_at: instant,
  printed_at: maybe(instant),
  ended_at: maybe(instant),
  by: maybe(text()),
}
export type Attempt = Row<typeof ATTEMPT>

/** On which channels it was tried, in order. */
export const attemptsOf = (db: Read, notice: string): Promise<Attempt[]> =>
  rowsOf(db, ATTEMPT)`
    select a.id, a.channel, a.state, a.sent_to, a.why, a.told, a.tries, a.begun_at, a.printed_at, a.ended_at, c.name as by
    from notice_attempt a left join account c on c.id = a.by_account where a.notice_id = ${notice} order by a.created_at, a.id`

const WAITING = {
  id,
  person_id: maybe(id),
  name: text(),
  kana: text(),
  sent_to: text(),
  note: text(),
  words: json<Words>(),
  planned_at: instant,
  until_at: maybe(instant),
  tries: number,
  begun_at: instant,
  printed_at: maybe(instant),
  /** Their letter came back. */
  back: yes,
}
/** Somebody who waits to be called or written to. */
export type Waiting = Row<typeof WAITING>

/** Who waits on a channel: first what must be told soon, then who waits longest; whom nobody reached today comes last. */
export const waitingOn = (db: Read, channel: Channel, rest: { day: Instant; limit: number; ids?: readonly string[] }) =>
  rowsOf(db, WAITING)`
    select n.id, n.person_id, coalesce(trim(p.family_name || ' ' || p.given_name), n.to_name) as name,
      coalesce(trim(p.family_kana || ' ' || p.given_kana), '') as kana, a.sent_to, coalesce(p.contact_note, '') as note, n.words, n.planned_at,
      n.until_at, a.tries, a.begun_at, a.printed_at, ${cameBack(sql`coalesce(p.address, n.to_address)`)} as back
    from notice n join notice_attempt a on a.notice_id = n.id and a.channel = n.channel left join person p on p.id = n.person_id
    where n.status = 'waiting' and n.channel = ${channel} ${rest.ids ? sql`and n.id = any(${rest.ids}::uuid[])` : sql``}
    order by a.tries > 0 and a.begun_at >= ${rest.day}, n.until_at nulls last, n.planned_at, n.id limit ${rest.limit}`

const COUNT = { channel: text<Channel>(), count: number }

/** How many wait for a person, by channel. */
export const countWaiting = async (db: Read): Promise<ReadonlyMap<Channel, number>> =>
  new Map(
    (
      await rowsOf(db, COUNT)`select channel, count(*)::int as count from notice where status = 'waiting' group by 1`
    ).map(({ channel, count }) => [channel, count]),
  )

const MAIL = {
  message_id: text(),
  notice_id: id,
  channel: text<Channel>(),
  sent_to: text(),
  subject: text(),
  body: text(),
  at: instant,
}
export type Mail = Row<typeof MAIL>

/** What stayed in the outbox, the newest first. */
export const outboxOf = (db: Read, { limit, offset }: { limit: number; offset: number }): Promise<Mail[]> =>
  rowsOf(db, MAIL)`
    select message_id, notice_id, channel, sent_to, subject, body, at from notice_outbox
    order by at desc, message_id desc limit ${limit} offset ${offset}`

const ALL = { count: number }
export const countOutbox = async (db: Read): Promise<number> =>
  (await rowsOf(db, ALL)`select count(*)::int as count from notice_outbox`)[0]!.count
