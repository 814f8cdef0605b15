import { type RawBuilder, sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { kanaKey, nameKey } from '#platform/names.ts'
import { type Column, day, id, instant, list, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import { nfkc } from '#platform/text.ts'
import type { Channel, Satisfaction, Topic } from './rules.ts'

/** What a list shows of a consultation. */
const HEAD = {
  id,
  on_day: day,
  minutes: number,
  channel: text<Channel>(),
  place: text(),
  topics: list<Topic>(),
  satisfied: maybe(number as Column<Satisfaction>),
  by: text(),
}
const CONSULTATION = { ...HEAD, said: text(), vague_wish: text(), became: text(), created_at: instant }
export type Consultation = Row<typeof CONSULTATION>

/** The consultations of a person, the latest first. */
export const consultationsOf = (db: Read, person: string): Promise<Consultation[]> =>
  rowsOf(db, CONSULTATION)`
    select c.id, c.on_day, c.minutes, c.channel, c.place, c.said, c.vague_wish, c.became, c.topics, c.satisfied, account.name as by, c.created_at
    from consultation c join account on account.id = c.by_account
    where c.person_id = ${person} order by c.on_day desc, c.created_at desc`

export type NewConsultation = Omit<Consultation, 'by' | 'created_at' | 'satisfied'> & {
  person_id: string
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

const LISTED = { ...HEAD, person_id: id, number, family_name: text(), given_name: text(), birth_on: day }
export type ListRow = Row<typeof LISTED>

const condition = ({ from, to, q, channel, by }: ListFind): RawBuilder<boolean> => {
  const typed = nfkc(q).trim()
  return sql<boolean>`c.on_day between ${from}::date and ${to}::date
    and ${channel ? sql`c.channel = ${channel}` : sql`true`} and ${by ? sql`c.by_account = ${by}` : sql`true`}
    and ${typed ? sql`(starts_with(p.name_key, ${nameKey(typed)}) or starts_with(p.kana_key, ${kanaKey(typed)}) or p.number::text = ${typed})` : sql`true`}`
}

/** Consultations of the conditions, the latest first; `size` null gives all of them. */
export const listConsultations = (db: Read, find: ListFind, page: number, size: number | null): Promise<ListRow[]> =>
  rowsOf(db, LISTED)`
    select c.id, c.on_day, c.minutes, c.channel, c.place, c.topics, c.satisfied, account.name as by, p.id as person_id, p.number,
      p.family_name, p.given_name, p.birth_on
    from consultation c join person p on p.id = c.person_id join account on account.id = c.by_account
    where ${condition(find)} order by c.on_day desc, c.created_at desc, c.id
    ${size === null ? sql`` : sql`limit ${size} offset ${(page - 1) * size}`}`

const COUNT = { channel: text<Channel>(), count: number, people: number, minutes: number }
export type ListCount = Row<typeof COUNT>

/** How many there are by channel, whatever channel the conditions name. */
export const countConsultations = (db: Read, find: ListFind): Promise<ListCount[]> =>
  rowsOf(db, COUNT)`
    select channel, sum(count)::int as count, count(*)::int as people, sum(minutes)::int as minutes from (
      select c.channel, c.person_id, count(*) as count, sum(c.minutes) as minutes
      from consultation c ${nfkc(find.q).trim() ? sql`join person p on p.id = c.person_id` : sql``}
      where ${condition({ ...find, channel: null })} group by c.channel, c.person_id) t group by channel`
