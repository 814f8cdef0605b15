import { type RawBuilder, sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { kanaKey, nameKey } from '#platform/names.ts'
import {
  answerTo,
  type Column,
  day,
  id,
  instant,
  json,
  list,
  maybe,
  number,
  question,
  type Row,
  rowsOf,
  text,
} from '#platform/rows.ts'
import { nfkc } from '#platform/text.ts'
import type { Channel, Next, SatisfactionAnswer, Topic } from './rules.ts'

/** What a list shows of a consultation. */
const HEAD = {
  id,
  on_day: day,
  minutes: number,
  channel: text<Channel>(),
  place: text(),
  topics: list<Topic>(),
  satisfied: maybe(number as Column<SatisfactionAnswer>),
  by: text(),
}
const CONSULTATION = {
  ...HEAD,
  said: text(),
  vague_wish: text(),
  became: text(),
  created_at: instant,
  /** Who was there too. */
  beside: maybe(text()),
}
export type Consultation = Row<typeof CONSULTATION>

/** The consultations of a person, alone or together with somebody, the latest first. */
export const consultationsAsked = (person: string) =>
  question(CONSULTATION)`
    select c.id, c.on_day, c.minutes, c.channel, c.place, c.said, c.vague_wish, c.became, c.topics, c.satisfied, account.name as by, c.created_at,
      trim(o.family_name || ' ' || o.given_name) as beside
    from consultation c join account on account.id = c.by_account
    left join person o on o.id = case when c.person_id = ${person} then c.with_id else c.person_id end
    where c.person_id = ${person} or c.with_id = ${person} order by c.on_day desc, c.created_at desc`
export const consultationsOf = (db: Read, person: string): Promise<Consultation[]> =>
  answerTo(db, consultationsAsked(person))

export type NewConsultation = Omit<Consultation, 'by' | 'created_at' | 'satisfied' | 'beside'> & {
  /** Null where they gave no name. */
  person_id: string | null
  with_id?: string | null
  by_account: string
  programme_id: string | null
  satisfied: number | null
}

/** Adds a consultation; false where one with this id is already there: the same form, sent twice. */
export async function addConsultation(tx: Tx, consultation: NewConsultation): Promise<boolean> {
  const added = await tx
    .insertInto('consultation')
    .values(consultation)
    .onConflict(conflict => conflict.columns(['municipality_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

export const isRecorded = async (db: Read, id: string): Promise<boolean> =>
  (await db.selectFrom('consultation').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

/** The conditions of the list, as they stand in its address; days included. */
export type ListFind = { from: string; to: string; q: string; channel: Channel | null; by: string | null }

const FACE = json<{ id: string; number: number; family_name: string; given_name: string; birth_on: string }>()
/** `person` is null where they gave no name; `beside` was there too. */
const LISTED = { ...HEAD, person: maybe(FACE), beside: maybe(FACE) }
export type ListRow = Row<typeof LISTED>

const condition = ({ from, to, q, channel, by }: ListFind): RawBuilder<boolean> => {
  const typed = nfkc(q).trim()
  return sql<boolean>`c.on_day between ${from}::date and ${to}::date
    and ${channel ? sql`c.channel = ${channel}` : sql`true`} and ${by ? sql`c.by_account = ${by}` : sql`true`}
    and ${typed ? sql`(${named('p', typed)} or ${named('w', typed)})` : sql`true`}`
}

const named = (alias: 'p' | 'w', typed: string) => {
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  return sql`starts_with(${of('name_key')}, ${nameKey(typed) || null}) or starts_with(${of('kana_key')}, ${kanaKey(typed) || null}) or ${of('number')}::text = ${typed}`
}

const face = (alias: string) =>
  sql.raw(`case when ${alias}.id is not null then jsonb_build_object('id', ${alias}.id, 'number', ${alias}.number,
    'family_name', ${alias}.family_name, 'given_name', ${alias}.given_name, 'birth_on', ${alias}.birth_on) end`)

const listed = sql`c.id, c.on_day, c.minutes, c.channel, c.place, c.topics, c.satisfied, account.name as by, ${face('p')} as person, ${face('w')} as beside`
const fromListed = sql`from consultation c left join person p on p.id = c.person_id left join person w on w.id = c.with_id
    join account on account.id = c.by_account`
const latestFirst = sql`order by c.on_day desc, c.created_at desc, c.id desc`

/** A page (from 1) of the consultations of the conditions, the latest first. */
export const listConsultations = (db: Read, find: ListFind, page: number, size: number): Promise<ListRow[]> =>
  rowsOf(
    db,
    LISTED,
  )`select ${listed} ${fromListed} where ${condition(find)} ${latestFirst} limit ${size} offset ${(page - 1) * size}`

const KEYED = { ...LISTED, key: text() }

/**
 * The next ones behind the one with this key, in the same order, each with its own; null: from the first. What others
 * record while a long list is read part by part moves none of it.
 */
export const consultationsBehind = (db: Read, find: ListFind, key: string | null, most: number) => {
  const behind = (key?.split('|') ?? []) as [day?: string, at?: string, id?: string]
  return rowsOf(db, KEYED)`select ${listed}, concat_ws('|', c.on_day, c.created_at, c.id) as key ${fromListed}
    where ${condition(find)} and ${key === null ? sql`true` : sql`(c.on_day, c.created_at, c.id) < (${behind[0]}::date, ${behind[1]}::timestamptz, ${behind[2]}::uuid)`}
    ${latestFirst} limit ${most}`
}

const COUNT = { channel: text<Channel>(), count: number }
export type ListCount = Row<typeof COUNT>

/** How many there are by channel, whatever channel the conditions name; `partial`: of those whom somebody sees. */
export const countConsultations = (db: Read, find: ListFind, partial: boolean): Promise<ListCount[]> =>
  !partial && find.by === null && nfkc(find.q).trim() === '' ? countDays(db, find) : countEach(db, find)

const countDays = (db: Read, { from, to }: ListFind): Promise<ListCount[]> =>
  rowsOf(db, COUNT)`
    select channel, sum(count)::int as count from consultation_count
    where on_day between ${from}::date and ${to}::date group by channel having sum(count) > 0`

const countEach = (db: Read, find: ListFind): Promise<ListCount[]> =>
  rowsOf(db, COUNT)`
    select c.channel, count(*)::int as count
    from consultation c ${nfkc(find.q).trim() ? sql`left join person p on p.id = c.person_id left join person w on w.id = c.with_id` : sql``}
    where ${condition({ ...find, channel: null })} group by c.channel`

const KEPT = {
  person_id: maybe(id),
  with_id: maybe(id),
  by_account: id,
  on_day: day,
  programme_id: maybe(id),
  beside: maybe(text()),
  by: text(),
  row: json<Readonly<Record<string, unknown>>>(),
  minutes: number,
  channel: text<Channel>(),
  place: text(),
  topics: list<Topic>(),
  satisfied: maybe(number as Column<SatisfactionAnswer>),
  said: text(),
  vague_wish: text(),
  became: text(),
}
export type Kept = Row<typeof KEPT>

/** One consultation with its whole row, to be put right; undefined where there is none. */
export async function keptById(db: Read, id: string): Promise<Kept | undefined> {
  const [kept] = await rowsOf(db, KEPT)`
    select c.person_id, c.with_id, c.by_account, c.on_day, c.programme_id, trim(o.family_name || ' ' || o.given_name) as beside, a.name as by,
      to_jsonb(c) - 'municipality_id' as row, c.minutes, c.channel, c.place, c.topics, c.satisfied, c.said, c.vague_wish, c.became
    from consultation c join account a on a.id = c.by_account left join person o on o.id = c.with_id where c.id = ${id}`
  return kept
}

/** Waits for whoever is writing to this consultation. */
export const lockConsultation = (tx: Tx, id: string) =>
  sql`select 1 from consultation where id = ${id} for update`.execute(tx)

export const changeConsultation = (tx: Tx, id: string, change: Partial<Omit<NewConsultation, 'id' | 'by_account'>>) =>
  tx.updateTable('consultation').set(change).where('id', '=', id).execute()

export const removeConsultation = (tx: Tx, id: string) => tx.deleteFrom('consultation').where('id', '=', id).execute()

const RECORDED = { at: instant, next: text<Next>(), step: maybe(id) }

/** When a consultation was recorded and what came after it; undefined of one that came in otherwise. */
export async function recordedAt(db: Read, id: string): Promise<Row<typeof RECORDED> | undefined> {
  const [recorded] = await rowsOf(db, RECORDED)`
    select at, data ->> 'next' as next, (data ->> 'step')::uuid as step from happening
    where kind = 'consultation.recorded' and subject_kind = 'consultation' and subject_id = ${id} and data ? 'next'`
  return recorded
}
