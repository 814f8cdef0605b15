import { tell } from '#features/notices/index.ts'
import { addMinutes, type Instant, startOf } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { agreedFor } from './store.ts'
import { tomorrow } from './tomorrow.ts'

/** Where no hour was agreed, it is of no use after this one of the day itself (minutes since midnight). */
const MORNING = 9 * 60

/** Tells everybody with an appointment on the day after this one; of each appointment once. Gives how many were told. */
export async function remind(tx: Tx, today: Day, now: Instant): Promise<number> {
  const day = addDays(today, 1)
  let told = 0
  for (const { id, entry, person_id, ...agreed } of await agreedFor(tx, day)) {
    const planned = await tell(tx, tomorrow, {
      ...{ to: { person: person_id }, about: ['proposal', id], once: entry, now },
      data: { ...agreed, planned_on: day },
      until: addMinutes(startOf(day), agreed.planned_at ?? MORNING),
    })
    if (planned !== null) told++
  }
  return told
}
