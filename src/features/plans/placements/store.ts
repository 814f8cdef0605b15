import { sql } from 'kysely'
import type { Term } from '#matching/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Skip } from '../rules.ts'

// What people make of a plan. A row is removed, never taken away; a move is a row removed and a new one.

export type Placement = {
  id: string
  person_id: string
  slot_id: string
  opportunity_id: string
  score: number
  terms: Record<Term, number>
  locked_at: string | null
  proposal_id: string | null
}

const current = (db: Read, plan: string) =>
  db
    .selectFrom('plan_placement')
    .select(['id', 'person_id', 'slot_id', 'opportunity_id', 'score', 'terms', 'locked_at', 'proposal_id'])
    .where('plan_id', '=', plan)
    .where('removed_at', 'is', null)
    .orderBy('person_id')
    .orderBy('slot_id')
    .$narrowType<{ terms: Record<Term, number> }>()

/** The placements of a plan as they are now, always in the same order. */
export const currentOf = (db: Read, plan: string): Promise<Placement[]> => current(db, plan).execute()

/** Where somebody is now in a plan, in that slot. */
export const placementIn = (db: Read, plan: string, person: string, slot: string): Promise<Placement | undefined> =>
  current(db, plan).where('person_id', '=', person).where('slot_id', '=', slot).executeTakeFirst()

/** The hash of the problem of a plan; null where it has none yet, or nobody here may see it. */
export const instanceIn = async (db: Read, plan: string): Promise<string | null> =>
  (await db.selectFrom('plan').select('instance').where('id', '=', plan).executeTakeFirst())?.instance ?? null

/** What of a plan stays when it is run again. */
export const locksOf = (db: Read, plan: string): Promise<{ person: string; slot: string }[]> =>
  current(db, plan)
    .clearSelect()
    .select(['person_id as person', 'slot_id as slot'])
    .where('locked_at', 'is not', null)
    .execute()

export const setLock = (tx: Tx, id: string, lock: { locked_by: string | null; locked_at: string | null }) =>
  tx.updateTable('plan_placement').set(lock).where('id', '=', id).execute()

export const takeAway = (tx: Tx, id: string, by: string, at: string) =>
  tx.updateTable('plan_placement').set({ removed_by: by, removed_at: at }).where('id', '=', id).execute()

export type Moved = Pick<Placement, 'person_id' | 'slot_id' | 'opportunity_id' | 'score' | 'terms'>

export const insertMoved = (tx: Tx, plan: string, row: Moved, by: string) =>
  tx
    .insertInto('plan_placement')
    .values({
      ...{ id: newId(), plan_id: plan, ...row, terms: JSON.stringify(row.terms) },
      ...{ origin: 'moved', by_account: by },
    })
    .execute()

/** Notes on placements which proposal was made of them. */
export const setProposal = (tx: Tx, ids: readonly string[], proposal: string) =>
  tx.updateTable('plan_placement').set({ proposal_id: proposal }).where('id', 'in', ids).execute()

/** Of people and activities, those pairs to which no proposal is made any more, with the reason. */
export async function barred(db: Read, plan: string): Promise<Map<string, Skip>> {
  const { rows } = await sql<{ pair: string; reason: Skip }>`
    select distinct n.person_id || ' ' || n.opportunity_id as pair,
      case when p.closed_on is not null then 'notAtDesk' else 'excluded' end as reason
    from plan_placement n join person p on p.id = n.person_id join opportunity o on o.id = n.opportunity_id
    where n.plan_id = ${plan} and n.removed_at is null and (p.closed_on is not null or exists (select 1 from exclusion e
      where e.person_id = n.person_id and e.organisation_id = o.organisation_id))`.execute(db)
  return new Map(rows.map(({ pair, reason }) => [pair, reason]))
}

/** Whether a member of staff can be given something to do. */
export const isAtWork = async (db: Read, account: string): Promise<boolean> =>
  (await db
    .selectFrom('account')
    .select('id')
    .where('id', '=', account)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()) !== undefined
