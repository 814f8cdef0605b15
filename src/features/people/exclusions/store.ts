import { type RawBuilder, sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { id, instant, maybe, type Row, rowsOf, text } from '#platform/rows.ts'

const EXCLUSION = {
  id,
  organisation_id: id,
  organisation: text(),
  set_by: text(),
  set_at: instant,
  ended_at: maybe(instant),
  ended_by: maybe(text()),
}
/** An organisation to which somebody is not proposed; what was lifted stays to be seen. Why is told by `exclusionReasons` alone. */
export type Exclusion = Row<typeof EXCLUSION>

const REASON = { organisation: text(), reason: text(), end_reason: maybe(text()) }

/** The rows of `exclusionsOf` as a part of another query; `person` is the id of the person there. */
export const exclusionRows = (person: RawBuilder<unknown>) => sql`
    select e.id, e.organisation_id, o.name as organisation, setter.name as set_by, e.created_at as set_at,
      e.ended_at, ender.name as ended_by
    from exclusion e join organisation o on o.id = e.organisation_id
    left join account setter on setter.id = e.set_by left join account ender on ender.id = e.ended_by
    where e.person_id = ${person} order by e.ended_at is not null, o.name, e.created_at desc`

/** The organisations to which a person is not proposed, the live ones first. */
export const exclusionsOf = (db: Read, person: string): Promise<Exclusion[]> =>
  rowsOf(db, EXCLUSION)`${exclusionRows(sql`${person}::uuid`)}`

/** Why a person is not proposed to organisations, and why no longer: for the page that is opened on demand. */
export const exclusionReasons = (db: Read, person: string) =>
  rowsOf(db, REASON)`
    select o.name as organisation, e.reason, e.end_reason from exclusion e join organisation o on o.id = e.organisation_id
    where e.person_id = ${person} order by e.ended_at is not null, o.name, e.created_at desc`

/** Whether somebody is not to be proposed to this organisation. */
export const isExcluded = async (db: Read, person: string, organisation: string): Promise<boolean> =>
  (await db
    .selectFrom('exclusion')
    .select('id')
    .where('person_id', '=', person)
    .where('organisation_id', '=', organisation)
    .where('ended_at', 'is', null)
    .executeTakeFirst()) !== undefined

/** Keeps person and organisation apart; undefined where they are already. */
export const addExclusion = (
  tx: Tx,
  exclusion: { person_id: string; organisation_id: string; reason: string; set_by: string; created_at: string },
) =>
  tx
    .insertInto('exclusion')
    .values({ id: newId(), ...exclusion })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()

/** Lifts an exclusion of this person; undefined where it is not live. */
export const endExclusion = (
  tx: Tx,
  person: string,
  id: string,
  ended: { ended_at: string; ended_by: string; end_reason: string },
) =>
  tx
    .updateTable('exclusion')
    .set(ended)
    .where('id', '=', id)
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .returning('organisation_id')
    .executeTakeFirst()
