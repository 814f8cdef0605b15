import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { changeRefusal, type Refusal, refusalOf } from '../rules.ts'
import { lockPlan } from '../store.ts'
import { leftBy, seatsOf } from './seats.ts'
import { takeAway } from './store.ts'

/** Takes somebody of a plan, with those who stay together, out of a slot, and of a whole job out of all of it. */
export async function remove(
  tx: Tx,
  plan: string,
  person: string,
  slot: string,
  { by, now }: Doing,
): Promise<Record<never, never> | { refused: Refusal }> {
  const refused = refusalOf((await lockPlan(tx, plan))?.status, 'change')
  if (refused) return { refused }
  const seats = await seatsOf(tx, plan)
  if (!seats?.placements.some(({ person_id, slot_id }) => person_id === person && slot_id === slot))
    return { refused: 'gone' }
  const leaving = leftBy(seats, person, slot)
  const inTheWay = leaving.map(changeRefusal).find(found => found !== null)
  if (inTheWay) return { refused: inTheWay }
  for (const one of leaving.flatMap(row => row ?? [])) {
    await takeAway(tx, one.id, by, now)
    const data = { slot: one.slot_id }
    await record(tx, { kind: 'plan.removed', subject: ['plan', plan], person: one.person_id, by, now, data })
  }
  return {}
}
