import { noteLook } from '#platform/audit/index.ts'
import type { Instant } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Resident } from '#platform/page.ts'
import { type Door, deskUntil, type Known } from './rules.ts'
import { addStanding, endBefore, endLive, endOver, standingFound, takeTurn } from './store.ts'

/** Whoever has logged in, as the lane of the entry found them. */
type Member = { audience: string; id: string; name: string; session: string; standing?: string }

/**
 * The resident for whom this session acts, with why not any more; null where it acts for nobody. `may`: whether who asks
 * may still do so at all.
 */
export async function actingFor(db: Read, member: Member, now: Instant, may: boolean): Promise<Resident | null> {
  const { id: account, name: by, session, standing: hat = null } = member
  const found = await standingFound(db, { session, hat, account }, now)
  if (!found) return null
  const { id, person, name, door, medium, until } = found
  const shut = found.shut ?? (may ? undefined : 'rights')
  const standing = { id, door, by, medium, may: found.may, until, ...(shut && { shut }) }
  return { audience: 'resident', id: account, name, session, person, standing }
}

/** Begins to type for somebody who is here and said yes; what the same member of staff had begun before ends. */
export async function beginAtDesk(
  tx: Tx,
  person: string,
  { medium, known, session }: { medium: Door; known: Known; session: string },
  { by, now }: Doing,
): Promise<{ until: Instant }> {
  const [id, until] = [newId<'standing'>(), deskUntil(now)]
  await takeTurn(tx, by)
  await endBefore(tx, by, now)
  await addStanding(tx, {
    ...{ id, person_id: person, account_id: by, door: 'desk', medium, known_by: known },
    ...{ session_hash: Buffer.from(session, 'hex'), begun_at: now, until_at: until },
  })
  await record(tx, {
    kind: 'standing.begun',
    subject: ['standing', id],
    person,
    by,
    medium,
    now,
    data: { known, until },
  })
  return { until }
}

/** Ends what this transaction stands by, by one press of whoever acts. */
export async function endOwn(
  tx: Tx,
  { id, person }: { id: string; person: string },
  { by, now }: Doing,
): Promise<void> {
  await record(tx, { kind: 'standing.ended', subject: ['standing', id], person, by, now })
  await endLive(tx)
}

/** Ends what ended by itself, and says so in the log of looks; gives how much it was. */
export async function endByTime(tx: Tx, now: Instant): Promise<number> {
  const ended = await endOver(tx, now)
  for (const { id, person_id } of ended)
    await noteLook(tx, {
      action: 'standing.end',
      subject: ['person', person_id],
      path: '/my/standing/end',
      requestId: id,
    })
  return ended.length
}
