import type { Told } from '#features/steps/index.ts'
import type { Read } from '#platform/db.ts'
import { id, json, rowsOf } from '#platform/rows.ts'

/** Who somebody is: what a page needs to say whom it is about. Nothing of their body, wishes or way of life. */
export type PersonHead = {
  id: string
  number: number
  family_name: string
  given_name: string
  family_kana: string
  given_kana: string
  programme_id: string | null
  closed_on: string | null
}

/** One person by name and number; undefined where there is none in this municipality. */
export const personHead = (db: Read, id: string): Promise<PersonHead | undefined> =>
  db
    .selectFrom('person')
    .select(['id', 'number', 'family_name', 'given_name', 'family_kana', 'given_kana', 'programme_id', 'closed_on'])
    .where('id', '=', id)
    .executeTakeFirst()

const TOLD = { id, person: json<NonNullable<Told['person']>>() }

/** Number and name of people, for a list of what is to be done. */
export const peopleTold = (db: Read, ids: readonly string[]) =>
  rowsOf(db, TOLD)`
    select p.id, jsonb_build_object('id', p.id, 'number', p.number, 'name', trim(p.family_name || ' ' || p.given_name)) as person
    from person p where p.id = any(${ids}::uuid[])`
