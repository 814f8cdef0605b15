import { nextStep } from '#features/steps/index.ts'
import type { Instant } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { stepOn } from '../desk/actions.ts'
import { type DeskOccasion, occasionById } from '../desk/store.ts'
import { occasionSubject } from '../subject.ts'
import { DOUBT_TEXT, timesText } from '../text.ts'
import { type Doubt, doubtOf } from './rules.ts'
import { type Changed, changedSince, noteSaid, setDoubt } from './store.ts'

/**
 * Looks at what was booked of activities that have other dates now, or ended: it becomes a step of the desk, which asks the
 * organisation, and no place of it is given meanwhile. Nobody who booked is told anything before. Gives how many there were.
 * `activity`: of this one alone.
 */
export async function doubtChanged(tx: Tx, today: Day, now: Instant, activity: string | null = null): Promise<number> {
  let count = 0
  for (const one of await changedSince(tx, today, activity)) {
    await noteSaid(tx, one.id)
    const doubt = doubtOf(one.times, one, today)
    // What was opened before this was looked at is not doubted by that.
    if (one.said === null || doubt === one.doubt) continue
    if (doubt) await raise(tx, one, doubt, today, now)
    else await settle(tx, one, { by: null, now }, one.by_account)
    count++
  }
  return count
}

async function raise(tx: Tx, one: Changed, doubt: Doubt, today: Day, now: Instant): Promise<void> {
  await setDoubt(tx, one.id, doubt, now)
  const note = `${DOUBT_TEXT[doubt]}：${timesText({ whole: true, times: one.times })}`
  const step = { what: 'confirm', owner: one.by_account, due: addDays(today, 1), note } as const
  await nextStep(tx, [occasionSubject, one.id], null, step, { by: null, at: now, outcome: 'doubted' })
  await record(tx, { kind: 'occasion.doubted', subject: ['occasion', one.id], by: null, now, data: { doubt } })
}

/** It is looked at: what is to be done is again to note who came, and who waited meanwhile is offered a place. */
async function settle(
  tx: Tx,
  { id, times }: Pick<DeskOccasion, 'id' | 'times'>,
  doing: Pick<Doing<string | null>, 'by' | 'now'>,
  owner: string | null,
) {
  await setDoubt(tx, id, null, doing.now)
  await stepOn(tx, id, times, doing, owner)
  await record(tx, { kind: 'occasion.kept', subject: ['occasion', id], by: doing.by, now: doing.now })
}

/** It stays as it was booked, as the organisation said; false where nothing is doubted (any more). */
export async function keepAsBooked(tx: Tx, id: string, { by, now }: Doing): Promise<boolean> {
  const occasion = await occasionById(tx, id)
  if (!occasion?.doubt || (occasion.status !== 'open' && occasion.status !== 'shut')) return false
  await settle(tx, occasion, { by, now }, by)
  return true
}
