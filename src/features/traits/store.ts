import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import { id, instant, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'

const NOTED = { name: text(), value: text(), at: instant }

/** What is noted of a person, by the city's own names. */
export const traitsOf = (db: Read, person: string) =>
  rowsOf(db, NOTED)`
    select name, value, at from person_trait where person_id = ${person} and ended_at is null order by name`

/** The same in a resident's own lane, whose rows are theirs. */
export const ownTraits = (db: Read) =>
  rowsOf(db, NOTED)`select name, value, at from person_trait where ended_at is null order by name`

const KEPT = { ...NOTED, ended_at: maybe(instant), by: text() }
export type Kept = Row<typeof KEPT>

/** What was and is noted of a person, the latest first. */
export const keptOf = (db: Read, person: string, most: number) =>
  rowsOf(db, KEPT)`
    select t.name, t.value, t.at, t.ended_at, a.name as by from person_trait t join account a on a.id = t.by_account
    where t.person_id = ${person} order by t.at desc, t.id desc limit ${most}`

/** Ends what was noted by this name, if anything was. */
export const endTrait = (tx: Tx, person: string, name: string, at: string) =>
  tx
    .updateTable('person_trait')
    .set({ ended_at: at })
    .where('person_id', '=', person)
    .where('name', '=', name)
    .where('ended_at', 'is', null)
    .execute()

export const addTrait = (
  tx: Tx,
  row: { person_id: string; name: string; value: string; by_account: string; at: string },
) =>
  tx
    .insertInto('person_trait')
    .values({ id: newId(), ...row })
    .execute()

const COUNTED = { name: text(), value: text(), count: number }

/** How many people have each value of these fields. */
export const countedBy = (db: Read, names: readonly string[]) =>
  rowsOf(db, COUNTED)`
    select name, value, count(*)::int as count from person_trait
    where name = any(${names}::text[]) and ended_at is null group by name, value order by name, value`

const PERSON = { id, number, family_name: text(), given_name: text(), kana: text(), at: instant, total: number }
export type Found = Row<typeof PERSON>

/** People who have this value, by reading. */
export const peopleWith = (
  db: Read,
  name: string,
  value: string,
  { limit, offset }: { limit: number; offset: number },
) =>
  rowsOf(db, PERSON)`
    select p.id, p.number, p.family_name, p.given_name, trim(p.family_kana || ' ' || p.given_kana) as kana, t.at, (count(*) over ())::int as total
    from person_trait t join person p on p.id = t.person_id
    where t.name = ${name} and t.value = ${value} and t.ended_at is null and p.erased_on is null
    order by p.family_kana, p.given_kana, p.number limit ${limit} offset ${offset}`

export const eraseTraits: Erase = (tx, person) =>
  inTurn(tx, [sql`delete from person_trait where person_id = ${person}`])
