import { OPEN_STATUSES } from '#features/proposals/index.ts'
import type { Term } from '#matching/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

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

/** The placements of a plan of which somebody is being asked now: their proposals are open. */
export async function askedNow(db: Read, plan: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('plan_placement as n')
    .innerJoin('proposal as q', 'q.id', 'n.proposal_id')
    .select('n.id')
    .where('n.plan_id', '=', plan)
    .where('n.removed_at', 'is', null)
    .where('q.status', 'in', [...OPEN_STATUSES])
    .execute()
  return new Set(rows.map(({ id }) => id))
}
