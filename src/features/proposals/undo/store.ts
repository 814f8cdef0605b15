import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { instant, maybe, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Proposal, StoredEntry } from '../record/store.ts'
import type { EntryVerb } from '../rules.ts'

export type Undo = { undone_by: string; undone_at: string; undo_reason: string }

/** Moves a row out of its proposal, with who took it back and why; the first one takes the proposal with it. */
export async function moveToUndone(tx: Tx, proposal: Proposal, entry: StoredEntry, undo: Undo): Promise<void> {
  const { id: proposal_id, person_id, opportunity_id, entries } = proposal
  const first = entries.length === 1
  const { undone_by, undone_at, undo_reason } = undo
  await sql`
    insert into proposal_undo (id, proposal_id, person_id, opportunity_id, verb, on_day, medium, by_account, reason, note, data, at,
      undone_by, undone_at, undo_reason, proposal)
    select ${newId()}, ${proposal_id}, ${person_id}, ${opportunity_id}, e.verb, e.on_day, e.medium, e.by_account, e.reason, e.note, e.data,
      e.at, ${undone_by}, ${undone_at}, ${undo_reason}, case when ${first} then to_jsonb(q) end
    from proposal_entry e join proposal q on q.id = e.proposal_id where e.id = ${entry.id}`.execute(tx)
  await tx.deleteFrom('proposal_entry').where('id', '=', entry.id).execute()
  if (first) await tx.deleteFrom('proposal').where('id', '=', proposal_id).execute()
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

export const removeDecision = (tx: Tx, proposal: string) =>
  tx.deleteFrom('decision').where('proposal_id', '=', proposal).execute()

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

const UNDONE = {
  verb: text<EntryVerb>(),
  title: text(),
  by: maybe(text()),
  undone_at: instant,
  undone_by: text(),
  undo_reason: text(),
}
export type Undone = Row<typeof UNDONE>

/** What was taken back, of one proposal or of all of a person, the latest first. */
export async function undoneOf(db: Read, of: { proposal: string } | { person: string }): Promise<Undone[]> {
  const which = 'proposal' in of ? sql`u.proposal_id = ${of.proposal}` : sql`u.person_id = ${of.person}`
  return rowsOf(db, UNDONE)`
    select u.verb, o.title, a.name as by, u.undone_at, b.name as undone_by, u.undo_reason
    from proposal_undo u join opportunity o on o.id = u.opportunity_id join account b on b.id = u.undone_by
    left join account a on a.id = u.by_account where ${which} order by u.undone_at desc`
}
