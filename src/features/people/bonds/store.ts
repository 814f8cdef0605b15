import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { BondKind, Pair } from './rules.ts'

/** A bond as it is seen from one of the two; what is ended stays to be seen. */
export type Bond = {
  id: string
  kind: BondKind
  other: { id: string; number: number; family_name: string; given_name: string }
  reason: string
  set_by: string
  set_on: string
  ended_by: string | null
  ended_on: string | null
  end_reason: string | null
}

/** The bonds of the person `p`, those that hold first. */
export const bondRows = sql`select b.id, b.kind, b.reason, setter.name as set_by, b.set_on, ender.name as ended_by, b.ended_on, b.end_reason,
    json_build_object('id', o.id, 'number', o.number, 'family_name', o.family_name, 'given_name', o.given_name) as other
  from person_bond b join person o on o.id = case when b.person_id = p.id then b.other_id else b.person_id end
  join account setter on setter.id = b.set_by left join account ender on ender.id = b.ended_by
  where b.person_id = p.id or b.other_id = p.id
  order by b.ended_on is not null, b.kind desc, o.kana_key, b.id desc`

/** All bonds of the municipality that hold. */
export const liveBonds = (db: Read): Promise<Pair[]> =>
  db
    .selectFrom('person_bond')
    .select(['person_id', 'other_id', 'kind'])
    .where('ended_on', 'is', null)
    .orderBy('id')
    .$narrowType<{ kind: BondKind }>()
    .execute()

/** Waits for whoever is binding people: the rules look at all bonds. */
export const lockBonds = (tx: Tx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('person_bond' || tenant()::text, 0))`.execute(tx)

/** Whether somebody is registered, and at the desk still. */
export const isAtDesk = async (db: Read, person: string): Promise<boolean> =>
  (await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', person)
    .where('closed_on', 'is', null)
    .executeTakeFirst()) !== undefined

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
