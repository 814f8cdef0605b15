import { callNext, openQueue, takeNumber } from '#features/queues/actions.ts'
import { addMinutes } from '#platform/clock.ts'
import type { City } from './city.ts'
import { morningOf } from './opportunities.ts'

/** Those who came without a booking today: one is called, three wait; two by the button at the door. */
export async function addQueues({ tx, today, staff }: City): Promise<void> {
  const doing = { by: staff['sato']!, now: morningOf(today), today }
  const queue = await openQueue(tx, '生涯現役窓口', doing)
  for (const by of [null, null, doing.by, doing.by]) await takeNumber(tx, queue, { ...doing, by })
  await callNext(tx, queue, '1', { ...doing, now: addMinutes(doing.now, 12) })
}
