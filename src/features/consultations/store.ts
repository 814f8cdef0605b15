import { type RawBuilder, sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { kanaKey, nameKey } from '#platform/names.ts'
import { nfkc } from '#platform/text.ts'
import type { Channel, Satisfaction, Topic } from './rules.ts'

export type Consultation = {
  id: string
  on_day: string
  minutes: number
  channel: Channel
  place: string
  said: string
  vague_wish: string
  became: string
  topics: Topic[]
  satisfied: Satisfaction | null
  by: string
  created_at: string
}

/** The consultations of a person, the latest first. */
export async function consultationsOf(db: Read, person: string): Promise<Consultation[]> {
  const { rows } = await sql<Consultation>`
    select c.id, c.on_day, c.minutes, c.channel, c.place, c.said, c.vague_wish, c.became, c.topics, c.satisfied, account.name as by, c.created_at
    from consultation c join account on account.id = c.by_account
    where c.person_id = ${person} order by c.on_day desc, c.created_at desc`.execute(db)
  return rows
}

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

export type ListRow = Pick<
  Consultation,
  'id' | 'on_day' | 'minutes' | 'channel' | 'place' | 'topics' | 'satisfied' | 'by'
> & {
  person_id: string
  number: number
  family_name: string
  given_name: string
  birth_on: string
}

const condition = ({ from, to, q, channel, by }: ListFind): RawBuilder<boolean> => {
  const typed = nfkc(q).trim()
  return sql<boolean>`c.on_day between ${from}::date and ${to}::date
    and ${channel ? sql`c.channel = ${channel}` : sql`true`} and ${by ? sql`c.by_account = ${by}` : sql`true`}
    and ${typed ? sql`(starts_with(p.name_key, ${nameKey(typed)}) or starts_with(p.kana_key, ${kanaKey(typed)}) or p.number::text = ${typed})` : sql`true`}`
}

/** Consultations of the conditions, the latest first; `size` null gives all of them. */
export async function listConsultations(
  db: Read,
  find: ListFind,
  page: number,
  size: number | null,
): Promise<ListRow[]> {
  const { rows } = await sql<ListRow>`
    select c.id, c.on_day, c.minutes, c.channel, c.place, c.topics, c.satisfied, account.name as by, p.id as person_id, p.number,
      p.family_name, p.given_name, p.birth_on
    from consultation c join person p on p.id = c.person_id join account on account.id = c.by_account
    where ${condition(find)} order by c.on_day desc, c.created_at desc, c.id
    ${size === null ? sql`` : sql`limit ${size} offset ${(page - 1) * size}`}`.execute(db)
  return rows
}

export type ListCount = { channel: Channel; count: number; people: number; minutes: number }

/** How many there are by channel, whatever channel the conditions name. */
export async function countConsultations(db: Read, find: ListFind): Promise<ListCount[]> {
  const { rows } = await sql<ListCount>`
    select c.channel, count(*)::int as count, count(distinct c.person_id)::int as people, sum(c.minutes)::int as minutes
    from consultation c join person p on p.id = c.person_id
    where ${condition({ ...find, channel: null })} group by c.channel`.execute(db)
  return rows
}
