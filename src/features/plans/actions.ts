import type { LegalForm } from '#features/kinds/index.ts'
import { refuseOff, settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { nextStep } from '#features/steps/index.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { enqueue } from '#platform/jobs.ts'
import { planJob, replayJob } from './jobs.ts'
import { seatsOf } from './placements/seats.ts'
import { locksOf, type Placement, placementIn, setLock } from './placements/store.ts'
import { LOOK_DAYS, type Refusal, refusalOf, type WhatIf } from './rules.ts'
import { askReplay, askToStop, insertPlan, isAside, isInPlan, isVaried, lockPlan } from './store.ts'
import { planSubject } from './subject.ts'

export { type HandedOver, type HandOver, toProposals } from './placements/handing/hand-over.ts'
export { type MoveRefused, move } from './placements/move.ts'
export { remove } from './placements/remove.ts'

/** What a plan is about; `base`: the plan that it runs again, with one thing changed, with what is locked in it kept. */
export type Start = {
  name: string
  from: Day
  weeks: number
  /** In how many activities one person takes part at most; null: in any number, as in plans of before. */
  activities: number | null
  areas: readonly string[]
  kinds: readonly LegalForm[]
  base?: string
  change?: WhatIf
  keepLocks?: boolean
}

export type Refused = { refused: Refusal }

/** Asks for a plan: it waits for its turn in the queue of this same transaction. */
export async function startPlan(tx: Tx, start: Start, by: Doing): Promise<{ id: string } | Refused> {
  const { base, change = null } = start
  const stored = await settingsOn(tx, by.today)
  refuseOff(stored, 'plans')
  const before = base === undefined ? undefined : await lockPlan(tx, base)
  if (base !== undefined) {
    const refused = refusalOf(before?.status, 'rerun')
    if (refused) return { refused: 'noBase' }
    if (change && !(await isInPlan(tx, base, change))) return { refused: 'unknownChange' }
  }
  const id = newId<'plan'>()
  // Of a run that failed nothing can be varied: it is begun anew from the city.
  const from = before && before.status !== 'failed' ? before : null
  const { weights } = from ?? settingsFrom(stored)
  await insertPlan(tx, {
    ...{ id, name: start.name, from_on: start.from, weeks: start.weeks, areas: start.areas, kinds: start.kinds },
    activities_max: start.activities,
    base_id: from?.id ?? null,
    ...{ change, locked: base && start.keepLocks ? await locksOf(tx, base) : [] },
    ...{ weights, by_account: by.by, created_at: by.now },
  })
  const data = { from: start.from, weeks: start.weeks, base: base ?? null, change }
  await record(tx, { kind: 'plan.started', ...of(id, by), data })
  await enqueue(tx, planJob, id)
  return { id }
}

/** Runs a plan's problem again around what is locked in it: a new plan beside the old one. */
export async function rerun(tx: Tx, plan: string, by: Doing): Promise<{ id: string } | Refused> {
  const before = await lockPlan(tx, plan)
  if (!before) return { refused: 'noBase' }
  const { name, from_on: from, weeks, activities_max: activities, areas, kinds } = before
  return startPlan(tx, { name, from, weeks, activities, areas, kinds, base: plan, keepLocks: true }, by)
}

/** Asks a run to stop: it ends soon with the best plan so far. */
export async function stopPlan(tx: Tx, plan: string, by: Doing): Promise<Record<never, never> | Refused> {
  const refused = refusalOf((await lockPlan(tx, plan))?.status, 'stop')
  if (refused) return { refused }
  await askToStop(tx, plan, by.by, by.now)
  await record(tx, { kind: 'plan.stop-asked', ...of(plan, by) })
  return {}
}

/** Asks for the stored problem to be run once more, to see that the same plan comes out. */
export async function startReplay(tx: Tx, plan: string, by: Doing): Promise<Record<never, never> | Refused> {
  const refused = refusalOf((await lockPlan(tx, plan))?.status, 'replay')
  if (refused) return { refused }
  await askReplay(tx, plan, by.now)
  await record(tx, { kind: 'plan.replay-asked', ...of(plan, by) })
  await enqueue(tx, replayJob, plan)
  return {}
}

/** Nobody makes anything (more) of a plan: nothing is left to do with it. */
export async function setAside(tx: Tx, plan: string, by: Doing): Promise<Record<never, never> | Refused> {
  const refused = refusalOf((await lockPlan(tx, plan))?.status, 'set-aside')
  if (refused) return { refused }
  if (await isAside(tx, plan)) return { refused: 'setAside' }
  await nextStep(tx, [planSubject, plan], null, null, { by: by.by, at: by.now, outcome: 'set-aside' })
  await record(tx, { kind: 'plan.set-aside', ...of(plan, by) })
  return {}
}

/** Takes a plan up again that was set aside: whoever does so looks at it next, where something can be made of it. */
export async function takeUp(tx: Tx, plan: string, by: Doing): Promise<Record<never, never> | Refused> {
  await lockPlan(tx, plan)
  if (!(await isAside(tx, plan))) return { refused: 'inUse' }
  const look = { what: 'propose', owner: by.by, due: addDays(by.today, LOOK_DAYS) } as const
  await nextStep(tx, [planSubject, plan], null, (await isVaried(tx, plan)) ? null : look, {
    by: by.by,
    at: by.now,
    outcome: 'taken-up',
  })
  await record(tx, { kind: 'plan.taken-up', ...of(plan, by) })
  return {}
}

/** Locks a placement, of a whole job all of it, so that it stays when the plan is run again and nobody moves it; or unlocks it. */
export async function lock(
  tx: Tx,
  plan: string,
  person: string,
  slot: string,
  on: boolean,
  by: Doing,
): Promise<Record<never, never> | Refused> {
  const refused = refusalOf((await lockPlan(tx, plan))?.status, 'change')
  if (refused) return { refused }
  const placement = await placementIn(tx, plan, person, slot)
  if (!placement) return { refused: 'gone' }
  const state = on ? { locked_by: by.by, locked_at: by.now } : { locked_by: null, locked_at: null }
  for (const id of await sameJob(tx, plan, placement)) await setLock(tx, id, state)
  await record(tx, { kind: on ? 'plan.locked' : 'plan.unlocked', ...of(plan, by), person, data: { slot } })
  return {}
}

/** A placement and the others of the person in its activity, where one person does the whole job. */
async function sameJob(tx: Tx, plan: string, { id, person_id, opportunity_id }: Placement): Promise<string[]> {
  const seats = await seatsOf(tx, plan)
  if (!seats?.problem.opportunities.some(one => one.id === opportunity_id && one.whole)) return [id]
  return seats.placements
    .filter(one => one.person_id === person_id && one.opportunity_id === opportunity_id && one.proposal_id === null)
    .map(one => one.id)
}

const of = (plan: string, { by, now }: Doing) => ({ subject: ['plan', plan] as ['plan', string], by, now })
