import { type RawBuilder, sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { day, id, json, maybe, type Row, rowsOf, text } from '#platform/rows.ts'
import type { BondKind, Pair } from './rules.ts'

const BOND = {
  id,
  kind: text<BondKind>(),
  other: json<{ id: string; number: number; family_name: string; given_name: string }>(),
  set_by: text(),
  set_on: day,
  ended_by: maybe(text()),
  ended_on: maybe(day),
}
/** A bond as it is seen from one of the two; what is ended stays to be seen. Why is told by `bondReasons` alone. */
export type Bond = Row<typeof BOND>

const REASON = { kind: BOND.kind, other: BOND.other, reason: text(), end_reason: maybe(text()) }

/** The rows of `bondsOf` as a part of another query; `person` is the id of the person there. */
export const bondRows = (person: RawBuilder<unknown>) => sql`
  select b.id, b.kind, setter.name as set_by, b.set_on, ender.name as ended_by, b.ended_on,
    json_build_object('id', o.id, 'number', o.number, 'family_name', o.family_name, 'given_name', o.given_name) as other
  from person_bond b join person o on o.id = case when b.person_id = ${person} then b.other_id else b.person_id end
  join account setter on setter.id = b.set_by left join account ender on ender.id = b.ended_by
  where b.person_id = ${person} or b.other_id = ${person}
  order by b.ended_on is not null, b.kind desc, o.kana_key, b.id desc`

/** The bonds of a person, those that hold first. */
export const bondsOf = (db: Read, person: string): Promise<Bond[]> =>
  rowsOf(db, BOND)`${bondRows(sql`${person}::uuid`)}`

/** Why a person goes with others or is not to meet them, and why no longer: for the page that is opened on demand. */
export const bondReasons = (db: Read, person: string) =>
  rowsOf(db, REASON)`
    select b.kind, b.reason, b.end_reason,
      json_build_object('id', o.id, 'number', o.number, 'family_name', o.family_name, 'given_name', o.given_name) as other
    from person_bond b join person o on o.id = case when b.person_id = ${person} then b.other_id else b.person_id end
    where b.person_id = ${person} or b.other_id = ${person} order by b.ended_on is not null, b.kind desc, o.kana_key, b.id desc`

/** All bonds of the municipality that hold. */
export const liveBonds = (db: Read): Promise<Pair[]> =>
  db
    .selectFrom('person_bond')
    .select(['person_id', 'other_id', 'kind'])
    .where('ended_on', 'is', null)
    .orderBy('id')
    .$narrowType<{ kind: BondKind }>()
    .execute()

/** Whether two go together now, whichever of them is named first. */
export const goTogether = async (db: Read, one: string, other: string): Promise<boolean> =>
  (await db
    .selectFrom('person_bond')
    .select('id')
    .where('kind', '=', 'together')
    .where('ended_on', 'is', null)
    .where('person_id', 'in', [one, other])
    .where('other_id', 'in', [one, other])
    .executeTakeFirst()) !== undefined

/** Waits for whoever is binding people: the rules look at all bonds. */
export const lockBonds = (tx: Tx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('person_bond' || tenant()::text, 0))`.execute(tx)

export async function insertBond(
  tx: Tx,
  bond: Pair & { reason: string; set_by: string; set_on: string },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('person_bond')
    .values({ id, ...bond })
    .execute()
  return id
}

/** Ends a bond of this person; undefined where it does not hold. */
export const endBond = (
  tx: Tx,
  person: string,
  id: string,
  ended: { ended_by: string; ended_on: string; end_reason: string },
) =>
  tx
    .updateTable('person_bond')
    .set(ended)
    .where('id', '=', id)
    .where(({ or, eb }) => or([eb('person_id', '=', person), eb('other_id', '=', person)]))
    .where('ended_on', 'is', null)
    .returning(['person_id', 'other_id', 'kind'])
    .executeTakeFirst()
