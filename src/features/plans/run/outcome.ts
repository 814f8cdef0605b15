import { nextStep } from '#features/steps/index.ts'
import { type Audit, firstBonus, type Plan, type Problem, weekdays } from '#matching/index.ts'
import { today } from '#platform/clock.ts'
import { addDays } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/happening.ts'
import type { Work } from '#platform/jobs.ts'
import { LOOK_DAYS } from '../rules.ts'
import { isVaried, lockPlan } from '../store.ts'
import { planSubject } from '../subject.ts'
import {
  type Asked,
  finish,
  insertPeople,
  insertPlacements,
  insertSlots,
  type PersonRow,
  type PlacementRow,
  packed,
  type SlotRow,
} from './store.ts'

export type Outcome = { problem: Problem; plan: Plan; audit: Audit | null; status: 'done' | 'stopped' }

/**
 * Writes down what a run found, once: of two that ran because one was thought lost, the second changes nothing. Whoever
 * asked for it is to look at it; not at a what-if, which answers a question and takes what does not hold yet as given.
 */
export async function keepOutcome(work: Work, asked: Asked, outcome: Outcome): Promise<void> {
  const { database, municipality, about, now } = work
  const { plan, audit, status } = outcome
  const result = await packed(plan)
  await database.write({ lane: 'job', municipality }, async tx => {
    if ((await lockPlan(tx, about))?.status !== 'running') return
    const at = now()
    await insertRows(tx, asked, outcome, at)
    await finish(tx, about, { status, plan, result, audit, at })
    const look = { what: 'propose', owner: asked.by_account, due: addDays(today(at), LOOK_DAYS) } as const
    if (!(await isVaried(tx, about)))
      await nextStep(tx, [planSubject, about], null, look, { by: null, at, outcome: status })
    await record(tx, {
      kind: `plan.${status}`,
      subject: ['plan', about],
      by: null,
      now: at,
      data: { objective: plan.objective, bound: plan.bound, placements: plan.placements.length },
    })
  })
}

async function insertRows(tx: Tx, { id, locked, by_account }: Asked, { problem, plan }: Outcome, at: string) {
  await insertSlots(tx, id, slotRows(problem, plan))
  await insertPeople(tx, id, personRows(problem, plan))
  const held = new Set(locked.map(({ person, slot }) => `${person} ${slot}`))
  const lock = (key: string) =>
    held.has(key) ? { locked_by: by_account, locked_at: at } : { locked_by: null, locked_at: null }
  const activity = new Map(problem.opportunities.flatMap(one => one.slots.map(slot => [slot.id, one.id])))
  const rows = plan.placements.map(
    ({ person, slot, score, terms }): PlacementRow => ({
      ...{ person_id: person, slot_id: slot, opportunity_id: activity.get(slot)!, score, terms },
      ...lock(`${person} ${slot}`),
    }),
  )
  await insertPlacements(tx, id, rows)
}

function slotRows({ opportunities }: Problem, { unfilled }: Plan): SlotRow[] {
  const reasons = new Map(unfilled.map(one => [one.slot, one.reasons]))
  return opportunities.flatMap(({ id, slots }) =>
    slots.map(slot => ({
      ...{ slot_id: slot.id, opportunity_id: id, weekday: weekdays.indexOf(slot.weekday) },
      ...{ from_min: slot.from * 60, to_min: slot.to * 60, weeks: slot.weeks ?? null, need: slot.need ?? 1 },
      reasons: reasons.get(slot.id) ?? [],
    })),
  )
}

function personRows({ people }: Problem, { unplaced }: Plan): PersonRow[] {
  const found = new Map(unplaced.map(one => [one.person, one]))
  return people.map(({ id, waitingDays = 0 }) => ({
    ...{ person_id: id, waiting_days: waitingDays, first_points: firstBonus(waitingDays) },
    ...{ reasons: found.get(id)?.reasons ?? [], nearest: found.get(id)?.nearest ?? null },
  }))
}
