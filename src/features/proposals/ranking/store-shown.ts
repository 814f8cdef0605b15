import { sql } from 'kysely'
import type { Opportunity, Person, Term } from '#matching/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { id, json, number, rowsOf } from '#platform/rows.ts'

/** One place of a list that was shown; `unknown`: terms without points because nobody knows; `input` is the hash of what was known of it. */
export type ShownItem = {
  id: string
  score: number
  terms: Record<Term, number>
  unknown?: Term[]
  input?: string
}
export type Input = Person | Opportunity
export type SubjectKind = 'person' | 'opportunity'
/** Lists are of a person or an activity; a feature above keeps others, such as that of the substitutes for an absence. */
export type ShownKey = { subject_kind: string; subject_id: string; instance_hash: string; weights_version: string }
export type Made = { subject_input: string | null; from_on: string | null; weeks: number | null }

/** The same list, where it was kept before. */
export const sameShown = (db: Read, key: ShownKey, items: readonly ShownItem[]) =>
  db
    .selectFrom('shown_list')
    .select('id')
    .where('subject_kind', '=', key.subject_kind)
    .where('subject_id', '=', key.subject_id)
    .where('instance_hash', '=', key.instance_hash)
    .where('weights_version', '=', key.weights_version)
    .where(sql<boolean>`items = ${JSON.stringify(items)}::jsonb`)
    .executeTakeFirst()

/** Whether the same list was kept before. */
export const isShown = async (db: Read, key: ShownKey, items: readonly ShownItem[]): Promise<boolean> =>
  (await sameShown(db, key, items)) !== undefined

/** Keeps a list; gives its id. One that says from what it was made can be calculated again. */
export async function insertShown(
  tx: Tx,
  list: ShownKey & Partial<Made> & { items: readonly ShownItem[]; shown_to: string; at: string },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('shown_list')
    .values({ ...list, id, items: JSON.stringify(list.items) })
    .execute()
  return id
}

/** Keeps what was known of people and activities; the same is kept once. */
export async function insertInputs(tx: Tx, inputs: readonly { hash: string; data: Input }[]): Promise<void> {
  if (inputs.length === 0) return
  await tx
    .insertInto('shown_input')
    .values(inputs.map(({ hash, data }) => ({ subject_id: data.id, hash, data: JSON.stringify(data) })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export type ShownList = ShownKey &
  Made & { id: string; items: ShownItem[]; seed: number; at: string; shown_to: string | null; by: string | null }

const lists = (db: Read) =>
  db
    .selectFrom('shown_list as l')
    .leftJoin('account as a', 'a.id', 'l.shown_to')
    .select(['l.id', 'l.subject_kind', 'l.subject_id', 'l.instance_hash', 'l.weights_version', 'l.items', 'l.seed'])
    .select(['l.at', 'l.shown_to', 'l.subject_input', 'l.from_on', 'l.weeks', 'a.name as by'])
    .$narrowType<{ items: ShownItem[] }>()

/** A list as it was shown; undefined where there is none. */
export const shownById = (db: Read, id: string): Promise<ShownList | undefined> =>
  lists(db).where('l.id', '=', id).executeTakeFirst()

/** The lists that were shown of a person or an activity, the latest first. */
export const shownOf = (db: Read, subject: string, most: number): Promise<ShownList[]> =>
  lists(db).where('l.subject_id', '=', subject).orderBy('l.at', 'desc').limit(most).execute()

const INPUT = { subject_id: id, data: json<Input>() }

/** What was known of the subject and of each item of a list, by id; one whose record is gone is missing. */
export async function inputsOf(db: Read, list: ShownList): Promise<Map<string, Input>> {
  const wanted = [{ id: list.subject_id, input: list.subject_input ?? '' }, ...list.items]
  const rows = await rowsOf(db, INPUT)`
    select i.subject_id, i.data from shown_input i
    join unnest(${wanted.map(({ id }) => id)}::uuid[], ${wanted.map(({ input }) => input ?? '')}::text[]) w (id, hash)
      on w.id = i.subject_id and w.hash = i.hash`
  return new Map(rows.map(({ subject_id, data }) => [subject_id, data]))
}

const TAKEN_UP = { shown: number, taken: number }

/** How many places of this rank were shown in lists of this kind, and how many of them were proposed or passed over. */
export async function takenUp(db: Read, kind: string, rank: number): Promise<{ shown: number; taken: number }> {
  const [counts] = await rowsOf(db, TAKEN_UP)`
    select (select count(*)::int from shown_list where subject_kind = ${kind} and length >= ${rank}) as shown,
      (select count(*)::int from proposal q join shown_list l on l.id = q.shown_id
        where q.shown_rank = ${rank} and l.subject_kind = ${kind}) as taken`
  return counts!
}
