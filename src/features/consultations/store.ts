import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
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
import {
  type Channel,
  type Next,
  NO_ANSWER,
  type OwnWay,
  type SatisfactionAnswer,
  type SatisfactionWay,
  type Topic,
} from './rules.ts'

/** What a list shows of a consultation. */
export const HEAD = {
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

/** `created_at`: when it was recorded, by the clock of whoever records it. */
export type NewConsultation = Omit<Consultation, 'by' | 'satisfied' | 'beside'> & {
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

const KEPT = {
  person_id: maybe(id),
  with_id: maybe(id),
  by_account: id,
  on_day: day,
  programme_id: maybe(id),
  programme: maybe(text()),
  beside: maybe(text()),
  by: text(),
  row: json<Readonly<Record<string, unknown>>>(),
  minutes: number,
  channel: text<Channel>(),
  place: text(),
  topics: list<Topic>(),
  satisfied: maybe(number as Column<SatisfactionAnswer>),
  satisfied_way: maybe(text<SatisfactionWay>()),
  satisfied_typed: maybe(number as Column<SatisfactionAnswer>),
  said: text(),
  vague_wish: text(),
  became: text(),
}
export type Kept = Row<typeof KEPT>

/** One consultation with its whole row, to be put right; undefined where there is none. */
export async function keptById(db: Read, id: string): Promise<Kept | undefined> {
  const [kept] = await rowsOf(db, KEPT)`
    select c.person_id, c.with_id, c.by_account, c.on_day, c.programme_id, g.name as programme, trim(o.family_name || ' ' || o.given_name) as beside, a.name as by,
      to_jsonb(c) - 'municipality_id' as row, c.minutes, c.channel, c.place, c.topics, c.satisfied, c.satisfied_way, c.satisfied_typed, c.said, c.vague_wish, c.became
    from consultation c join account a on a.id = c.by_account left join person o on o.id = c.with_id left join programme g on g.id = c.programme_id
    where c.id = ${id}`
  return kept
}

/** Waits for whoever is writing to this consultation. */
export const lockConsultation = (tx: Tx, id: string) =>
  sql`select 1 from consultation where id = ${id} for update`.execute(tx)

/**
 * A slip is handed out: where nobody asked until now, the person is asked, without an answer so far. What the counsellor
 * typed stays.
 */
export const markAsked = (tx: Tx, id: string) =>
  tx
    .updateTable('consultation')
    .set({ satisfied: NO_ANSWER, satisfied_way: 'handed' })
    .where('id', '=', id)
    .where('satisfied', 'is', null)
    .execute()

/** The slip is taken back before it was answered: nobody asked. */
export const unmarkAsked = (tx: Tx, id: string) =>
  tx
    .updateTable('consultation')
    .set({ satisfied: null, satisfied_way: null })
    .where('id', '=', id)
    .where('satisfied_way', '=', 'handed')
    .execute()

/** The person's own answer counts from now on; what the counsellor had typed stays beside it. */
export const tellSatisfaction = (tx: Tx, id: string, satisfied: number, way: OwnWay) =>
  sql`update consultation set satisfied_typed = case when satisfied_way is null then satisfied else satisfied_typed end,
    satisfied = ${satisfied}, satisfied_way = ${way} where id = ${id}`.execute(tx)

export const changeConsultation = (
  tx: Tx,
  id: string,
  change: Partial<Omit<NewConsultation, 'id' | 'by_account' | 'created_at'>> & { satisfied_way?: null },
) => tx.updateTable('consultation').set(change).where('id', '=', id).execute()

export const removeConsultation = (tx: Tx, id: string) => tx.deleteFrom('consultation').where('id', '=', id).execute()

const RECORDED = { at: instant, next: text<Next>(), step: maybe(id), reopened: maybe(day) }

/** When a consultation was recorded and what came after it; undefined of one that came in otherwise. */
export async function recordedAt(db: Read, id: string): Promise<Row<typeof RECORDED> | undefined> {
  const [recorded] = await rowsOf(db, RECORDED)`
    select at, data ->> 'next' as next, (data ->> 'step')::uuid as step, (data ->> 'reopened')::date as reopened from happening
    where kind = 'consultation.recorded' and subject_kind = 'consultation' and subject_id = ${id} and data ? 'next'`
  return recorded
}
