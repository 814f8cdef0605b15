import { addMinutes, type Instant } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { pauseAfter } from '../decide/rules-due.ts'
import type { Carried } from './carried.ts'
import type { Parcel } from './parcel.ts'
import { type Change, changeNotices, type Ended, endAttempts } from './store.ts'

/** A parcel and what came of handing it over; `notices`: those that it carried. */
export type Handed = { parcel: Parcel; carried: Carried }

const endedBy = ({ parcel, carried }: Handed): Ended[] =>
  parcel.attempts.map(id => {
    if ('failed' in carried) return { id, state: 'failed', why: carried.failed, told: carried.told }
    return { id, state: carried.state === 'later' ? 'begun' : carried.state, why: null, told: carried.told }
  })

/**
 * Notes what came of handing over. What failed is due again at once, on its next channel; what is to be tried again waits,
 * longer each time, until it counts as failed.
 */
export async function settle(tx: Tx, handed: readonly Handed[], now: Instant): Promise<void> {
  const byAttempt = handed.flatMap(one => endedBy(one).map(ended => ({ ended, one })))
  const tried = await endAttempts(
    tx,
    byAttempt.map(({ ended }) => ended),
    now,
  )
  const away: Ended[] = []
  const changes = [...tried].map(([notice, { id, tries }]): Change => {
    const { ended } = byAttempt.find(one => one.ended.id === id)!
    const pause = ended.state === 'begun' ? pauseAfter(tries) : null
    if (ended.state === 'begun' && pause === null) away.push({ ...ended, state: 'failed', why: 'away' })
    return changeOf(notice, ended, pause, now)
  })
  await endAttempts(tx, away, now)
  await changeNotices(tx, changes)
}

function changeOf(id: string, { state }: Ended, pause: number | null, now: Instant): Change {
  const rest = { id, channel: null, why: null, due_at: null, ended_at: null }
  if (state === 'accepted' || state === 'delivered') return { ...rest, status: state, ended_at: now }
  if (pause !== null) return { ...rest, status: 'held', why: 'away', due_at: addMinutes(now, pause) }
  return { ...rest, status: 'planned', due_at: now }
}
