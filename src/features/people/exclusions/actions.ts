import type { Tx } from '#platform/db.ts'
import { type Doing, type Medium, record } from '#platform/happening.ts'
import { addExclusion, endExclusion } from './store.ts'

/** Keeps a person and an organisation apart: no proposal, no introduction. False where they are kept apart already. */
export async function exclude(
  tx: Tx,
  person_id: string,
  { organisation_id, reason }: { organisation_id: string; reason: string },
  { by, now, medium }: Doing & { medium: Medium },
): Promise<boolean> {
  const added = await addExclusion(tx, { person_id, organisation_id, reason, set_by: by, created_at: now })
  if (!added) return false
  const data = { exclusion: added.id, organisation: organisation_id }
  await record(tx, {
    kind: 'person.excluded',
    subject: ['person', person_id],
    person: person_id,
    by,
    medium,
    now,
    data,
  })
  return true
}

/** Lifts an exclusion; it stays to be seen, with who and why. False where it is not live. */
export async function liftExclusion(
  tx: Tx,
  person: string,
  id: string,
  end_reason: string,
  { by, now, medium }: Doing & { medium: Medium },
): Promise<boolean> {
  const ended = await endExclusion(tx, person, id, { ended_at: now, ended_by: by, end_reason })
  if (!ended) return false
  const data = { exclusion: id, organisation: ended.organisation_id }
  await record(tx, { kind: 'person.exclusion-lifted', subject: ['person', person], person, by, medium, now, data })
  return true
}
