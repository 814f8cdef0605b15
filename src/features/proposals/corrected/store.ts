import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { id, json, rowsOf } from '#platform/rows.ts'
import type { Proposal, StoredEntry } from '../record/store.ts'
import type { DecisionFacts } from '../rules-left.ts'

const PLACE = { proposal_id: id, row: json<Readonly<Record<string, unknown>>>() }

/** Of which proposal a row is, and the whole row; with the first one the proposal, which goes with it. */
export async function rowOfEntry(
  db: Read,
  entry: string,
): Promise<{ proposal_id: string; row: Readonly<Record<string, unknown>> } | undefined> {
  const [found] = await rowsOf(db, PLACE)`
    select e.proposal_id, to_jsonb(e) - 'municipality_id' || case
      when not exists (select 1 from proposal_entry f where f.proposal_id = e.proposal_id and (f.at, f.id) < (e.at, e.id))
      then jsonb_build_object('proposal', to_jsonb(q) - array['municipality_id', 'status', 'version']) else '{}' end as row
    from proposal_entry e join proposal q on q.id = e.proposal_id where e.id = ${entry}`
  return found
}

/** The whole row of a proposal. */
export async function rowOfProposal(
  db: Read,
  proposal: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const [found] = await rowsOf(db, PLACE)`
    select q.id as proposal_id, to_jsonb(q) - 'municipality_id' as row from proposal q where q.id = ${proposal}`
  return found?.row
}

/** Writes down what a row says now; who wrote it and when stays. */
export const changeEntry = (tx: Tx, id: string, { on_day, medium, reason, note, data }: Omit<StoredEntry, 'id'>) =>
  tx
    .updateTable('proposal_entry')
    .set({ on_day, medium, reason, note, data: JSON.stringify(data) })
    .where('id', '=', id)
    .execute()

export const removeEntries = (tx: Tx, ids: readonly string[]) =>
  tx.deleteFrom('proposal_entry').where('id', 'in', ids).execute()

export const removeProposal = (tx: Tx, id: string) => tx.deleteFrom('proposal').where('id', '=', id).execute()

/** Gives a proposal with its decision to another person; false where one of this activity is open for them. */
export async function giveTo(tx: Tx, { id, opportunity_id }: Proposal, person: string): Promise<boolean> {
  const { rows } = await sql`
    update proposal set person_id = ${person}, version = version + 1 where id = ${id} and not exists (select 1 from proposal o
      where o.person_id = ${person} and o.opportunity_id = ${opportunity_id} and o.status not in ('ended', 'failed', 'declined', 'passed'))
    returning id`.execute(tx)
  if (rows.length === 0) return false
  await tx.updateTable('decision').set({ person_id: person }).where('proposal_id', '=', id).execute()
  return true
}

/**
 * Whether something else was built on what this proposal says: a duty in an activity's week; and for the proposal as a
 * `whole`, also one that is over, and the place in a plan of which it came.
 */
export async function isBuiltOn(db: Read, proposal: string, whole: boolean): Promise<boolean> {
  const built = sql<boolean>`exists (select 1 from assignment where proposal_id = ${proposal} and (ended_at is null or ${whole}))
    or (${whole} and exists (select 1 from plan_placement where proposal_id = ${proposal}))`
  return (await db.selectNoFrom(built.as('built')).executeTakeFirstOrThrow()).built
}

/** The decision as the rows tell it, in the place of what it was; null: there is none. */
export async function writeDecision(
  tx: Tx,
  { id: proposal_id, person_id, opportunity_id, legal_form, decision }: Proposal,
  facts: (DecisionFacts & { partner_id?: string | null }) | null,
): Promise<void> {
  if (!facts) await tx.deleteFrom('decision').where('proposal_id', '=', proposal_id).execute()
  else if (decision) await tx.updateTable('decision').set(facts).where('proposal_id', '=', proposal_id).execute()
  else
    await tx
      .insertInto('decision')
      .values({ id: newId(), proposal_id, person_id, opportunity_id, legal_form, ...facts })
      .execute()
}

/** The partner through whom it was decided. */
export const partnerOf = (db: Read, proposal: string): Promise<{ id: string; name: string } | undefined> =>
  db
    .selectFrom('decision as d')
    .innerJoin('organisation as o', 'o.id', 'd.partner_id')
    .select(['o.id', 'o.name'])
    .where('proposal_id', '=', proposal)
    .executeTakeFirst()

/** Another open proposal of the same activity to the same person, that came after this one was over. */
export const openTwin = (db: Read, { id, person_id, opportunity_id }: Proposal) =>
  db
    .selectFrom('proposal')
    .select('id')
    .where('person_id', '=', person_id)
    .where('opportunity_id', '=', opportunity_id)
    .where('id', '<>', id)
    .where('status', 'not in', ['ended', 'failed', 'declined', 'passed'])
    .executeTakeFirst()
