import { nextStep, openStepOf } from '#features/steps/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { addDays } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import {
  allows,
  amendsLegalTerm,
  type OpportunityData,
  STEP_AFTER,
  type Status,
  statusAfter,
  type Verb,
} from '../rules.ts'
import { opportunitySubject } from '../subject.ts'
import { publishRefusals } from '../terms/rules-checks.ts'
import type { RefusalKey } from '../terms/rules-refusals.ts'
import { OVER_TEXT, STEP_NOTE_TEXT, UNPLACED_TEXT, type VerbRefusal } from '../text.ts'
import {
  deleteOpportunity,
  insertOpportunity,
  type Origin,
  publicationsOf,
  updateOpportunity,
  writePublication,
} from './store.ts'
import { dataOf, figuresOn, type Opportunity, openHiring, opportunityById, pastTheirEnd } from './store-read.ts'

/** Why nothing was done: one reason for all of it, or one for each field. */
export type Refusal = { refused: VerbRefusal; fields?: Record<string, RefusalKey> }

/** Registers an activity as a draft. */
export async function registerOpportunity(
  tx: Tx,
  data: OpportunityData,
  who: Doing<string | null>,
  origin: Origin = {},
): Promise<string> {
  const id = newId<'opportunity'>()
  await insertOpportunity(tx, id, data, who.today, origin)
  await record(tx, { kind: 'opportunity.registered', subject: ['opportunity', id], ...who })
  await planStep(tx, { id, ends_on: data.ends_on }, 'draft', who, { owner: who.by, outcome: 'registered' })
  return id
}

/**
 * Changes what is said of an activity. What waits or is published must stay publishable; a published one whose legal
 * terms change goes back to be looked at (`amend`).
 */
export async function changeOpportunity(
  tx: Tx,
  id: string,
  version: number,
  data: OpportunityData,
  who: Doing<string | null>,
): Promise<{ status: Status } | Refusal> {
  const before = await opportunityById(tx, id)
  if (!before || before.version !== version) return { refused: 'changed' }
  if (data.capacity !== null && data.capacity < before.taken)
    return { refused: 'incomplete', fields: { capacity: 'capacityBelowTaken' } }
  if (before.status === 'submitted' || before.status === 'open') {
    const fields = await refusalsOf(tx, { ...data, taken: before.taken, source: before.source }, who.today)
    if (Object.keys(fields).length > 0) return { refused: 'incomplete', fields }
  }
  if (!(await updateOpportunity(tx, id, version, data))) return { refused: 'changed' }
  await record(tx, { kind: 'opportunity.changed', subject: ['opportunity', id], ...who })
  if (before.status !== 'open' || !amendsLegalTerm(dataOf(before), data)) return { status: before.status }
  const amended = await transition(tx, { ...before, ...data, version: version + 1 }, 'amend', '', who)
  return amended ?? { refused: 'changed' }
}

/** What a verb needs besides: why, and for `extend` and `reopen` until when (null: no end is set). */
export type Given = { version: number; reason?: string; ends_on?: string | null }

/**
 * Does one verb of the status table: submit, publish, return, withdraw, close, extend, reopen, end, or delete. What an
 * organisation offers that nobody has verified is published with a reason only.
 */
export async function actOnOpportunity(
  tx: Tx,
  id: string,
  verb: Verb,
  given: Given,
  who: Doing<string | null>,
): Promise<{ status: Status } | Refusal> {
  const stored = await opportunityById(tx, id)
  if (!stored || stored.version !== given.version) return { refused: 'changed' }
  if (!allows(stored.status, verb) || verb === 'amend') return { refused: 'notNow' }
  const reason = given.reason?.trim() ?? ''
  if (verb === 'return' && reason === '') return { refused: 'reasonMissing' }
  const prolongs = verb === 'extend' || verb === 'reopen'
  const opportunity = prolongs && given.ends_on !== undefined ? { ...stored, ends_on: given.ends_on } : stored
  if (prolongs || verb === 'submit' || verb === 'publish') {
    const fields = await refusalsOf(tx, opportunity, who.today)
    if (Object.keys(fields).length > 0) return { refused: 'incomplete', fields }
  }
  if (verb === 'publish' && stored.verified_at === null && reason === '') return { refused: 'unverified' }
  if (verb === 'delete') return remove(tx, id, who)
  return (await transition(tx, opportunity, verb, reason, who)) ?? { refused: 'changed' }
}

/**
 * Closes what is published and past its end on this day: nobody can apply any more, and whether it ends or goes on is the
 * desk's to say, which the step of a closed activity asks. Gives how many; one that somebody changes just now waits a day.
 */
export async function closeOver(tx: Tx, day: string, now: string): Promise<number> {
  let closed = 0
  const who = { by: null, now, today: day }
  for (const { id, version } of await pastTheirEnd(tx, day)) {
    const done = await actOnOpportunity(tx, id, 'close', { version, reason: OVER_TEXT }, who)
    if ('status' in done) closed++
  }
  return closed
}

/**
 * Closes every published job for wages where the city does no 職業紹介 on this day (職業安定法29条): nobody is brought into it
 * any more. Gives how many.
 */
export async function closeUnplaced(tx: Tx, day: string, now: string): Promise<number> {
  if (!(await figuresOn(tx, day)).unplaced) return 0
  let closed = 0
  const who = { by: null, now, today: day }
  for (const { id, version } of await openHiring(tx)) {
    const done = await actOnOpportunity(tx, id, 'close', { version, reason: UNPLACED_TEXT }, who)
    if ('status' in done) closed++
  }
  return closed
}

/** The same refusals as publishing gives, for showing them before anybody presses a button. */
export async function refusalsOf(
  db: Read,
  activity: OpportunityData & { taken: number; source?: string },
  today: string,
) {
  const begins = activity.starts_on && activity.starts_on > today ? activity.starts_on : today
  return publishRefusals(activity, await figuresOn(db, begins), today)
}

async function remove(tx: Tx, id: string, who: Doing<string | null>): Promise<{ status: Status }> {
  await nextStep(tx, [opportunitySubject, id], null, null, { by: who.by, at: who.now, outcome: 'delete' })
  await deleteOpportunity(tx, id)
  await record(tx, { kind: 'opportunity.delete', subject: ['opportunity', id], ...who })
  return { status: 'ended' }
}

type Moved = Pick<Opportunity, 'id' | 'version' | 'status' | 'ends_on' | 'published_on'>

/** Row, status, what happened and the next step in one; null where the verb does not fit, or somebody was faster. */
async function transition(
  tx: Tx,
  opportunity: Moved,
  verb: Verb,
  reason: string,
  who: Doing<string | null>,
): Promise<{ status: Status } | null> {
  const { id, ends_on } = opportunity
  const status = statusAfter(opportunity.status, verb)
  if (!status) return null
  const { today } = who
  const confirmed = verb === 'publish' || verb === 'extend' || verb === 'reopen'
  const after = {
    status,
    ends_on,
    ...(confirmed ? { as_of: today, checked_by: who.by } : {}),
    ...(verb === 'publish' && !opportunity.published_on ? { published_on: today } : {}),
  }
  if (!(await writePublication(tx, opportunity, { verb, reason, by_account: who.by, at: who.now }, after))) return null
  await record(tx, { kind: `opportunity.${verb}`, subject: ['opportunity', id], ...who, data: { status } })
  const owner = status === 'returned' ? await submitterOf(tx, id) : who.by
  await planStep(tx, opportunity, status, who, { owner, outcome: verb })
  return { status }
}

const submitterOf = async (db: Read, id: string): Promise<string | null> =>
  (await publicationsOf(db, id)).findLast(row => row.verb === 'submit')?.by_account ?? null

/**
 * The step that the status asks for, due at the end of the activity at the latest. It is meant for the given member of
 * staff, else for whoever had the last step.
 */
export async function planStep(
  tx: Tx,
  { id, ends_on }: { id: string; ends_on: string | null },
  status: Status,
  { by, now }: Doing<string | null>,
  { owner, outcome }: { owner: string | null; outcome: string },
): Promise<void> {
  const plan = STEP_AFTER[status]
  const today = dayOf(now)
  const latest = addDays(today, plan?.days ?? 0)
  const over = status === 'open' && ends_on !== null && ends_on < latest
  const meant = owner ?? (await openStepOf(tx, 'opportunity', id))?.owner_id ?? null
  const due = over ? { due: ends_on, shut: 'before' as const } : { due: latest }
  const step =
    plan && status !== 'ended' ? { what: plan.what, owner: meant, ...due, note: STEP_NOTE_TEXT[status] } : null
  await nextStep(tx, [opportunitySubject, id], null, step, { by, at: now, outcome })
}
