import type { Told } from '#features/steps/index.ts'
import type { Read } from '#platform/db.ts'
import { day, id, json, number, rowsOf, text, yes } from '#platform/rows.ts'

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

/** One person by name and number; undefined where there is none in this municipality, or they were erased. */
export const personHead = (db: Read, id: string): Promise<PersonHead | undefined> =>
  db
    .selectFrom('person')
    .select(['id', 'number', 'family_name', 'given_name', 'family_kana', 'given_kana', 'programme_id', 'closed_on'])
    .where('id', '=', id)
    .where('erased_on', 'is', null)
    .executeTakeFirst()

/** The day on which somebody was erased; null where they were not, or there is nobody. */
export const erasedOn = async (db: Read, id: string): Promise<string | null> =>
  (await db.selectFrom('person').select('erased_on').where('id', '=', id).executeTakeFirst())?.erased_on ?? null

const TOLD = { id, person: json<NonNullable<Told['person']>>() }

/** Number and name of people, for a list of what is to be done. */
export const peopleTold = (db: Read, ids: readonly string[]) =>
  rowsOf(db, TOLD)`
    select p.id, jsonb_build_object('id', p.id, 'number', p.number, 'name', trim(p.family_name || ' ' || p.given_name)) as person
    from person p where p.id = any(${ids}::uuid[])`

const PHONE = { id, phone: text() }

/** The telephone number of each of these people who has one, by id. */
export const phonesOf = async (db: Read, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (
      await rowsOf(db, PHONE)`
        select p.id, p.phone from person p where p.id = any(${ids}::uuid[]) and p.phone <> ''`
    ).map(({ id, phone }) => [id, phone]),
  )

const ARRIVED = { id, number, name: text(), registered_on: day, limbo: yes }

/** People at the desk who registered in the seven days up to this one, or for whom nothing is planned (`limbo`), the latest first. */
export const peopleArrived = (db: Read, today: string) =>
  rowsOf(db, ARRIVED)`
    select p.id, p.number, trim(p.family_name || ' ' || p.given_name) as name, p.registered_on,
      exists (select from unplanned_person u where u.person_id = p.id) as limbo
    from ((select id from person where closed_on is null and registered_on > ${today}::date - 7 order by registered_on desc, id limit 100)
      union select person_id from unplanned_person) f join person p on p.id = f.id
    order by p.registered_on desc, p.id limit 100`
