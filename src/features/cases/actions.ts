import { SETTINGS as CITY, openFrom, openingDay, settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { organisationById } from '#features/organisations/index.ts'
import { personHead } from '#features/people/index.ts'
import { nextStep, openStepOf } from '#features/steps/index.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, type Kind, record } from '#platform/happening.ts'
import './happenings.ts'
import {
  dayRefusal,
  type End,
  isOpen,
  type Mark,
  MOST,
  nextOf,
  type Pause,
  plannedFrom,
  type Refusal,
  type Route,
  SETTINGS,
  type Skip,
  shiftOf,
  templateOf,
  type Verb,
} from './rules.ts'
import {
  addCase,
  addMilestone,
  type Case,
  type Client,
  casesOf,
  changeCase,
  changeMilestone,
  holdCase,
  type Kept,
  shiftMilestones,
} from './store.ts'
import { caseSubject } from './subject.ts'
import { ALL_DONE, BACK_AGAIN, STATUS_TEXT } from './text.ts'

export type Refused = { refused: Refusal }

const FIGURES = { ...SETTINGS, deskDays: CITY.deskDays }
export const figuresOn = async (db: Read, day: Day) => settingsFrom(await settingsOn(db, day), FIGURES)

/** What is to be done next about one, whose move it is and by when; null where it is over. */
async function stepOf(tx: Tx, one: Case, today: Day) {
  if (one.status === 'ended') return null
  if (one.status === 'paused')
    return {
      what: 'milestone',
      waits: 'desk',
      due: one.paused_until!,
      note: BACK_AGAIN,
      organisation: one.organisation_id,
    } as const
  const next = nextOf(one.milestones)
  const { deskDays } = await figuresOn(tx, today)
  if (next) {
    // What was to be reached long ago is due today: its own day stands on the page.
    const due = openFrom(next.planned_on, deskDays)
    return { what: 'milestone', waits: next.waits, due, note: next.title, organisation: one.organisation_id } as const
  }
  const due = openingDay(today, 1, deskDays) ?? addDays(today, 1)
  return { what: 'milestone', waits: 'desk', due, note: ALL_DONE, organisation: one.organisation_id } as const
}

/** Gives a case the one step of where it stands, in the hands of whoever had it, or of whoever acts. */
export async function settle(tx: Tx, id: string, { by, now, today }: Doing<string | null>): Promise<Case> {
  const one = (await holdCase(tx, id))!
  const owner = (await openStepOf(tx, 'support_case', id))?.owner_id ?? by
  const next = await stepOf(tx, one, today)
  const done = { by, at: now, outcome: STATUS_TEXT[one.status] }
  await nextStep(tx, [caseSubject, id], one.person_id, next && { ...next, owner }, done)
  return one
}

type Said<K extends Kind> = Pick<Parameters<typeof record<K>>[1], 'kind' | 'data'>

const note = <K extends Kind>(
  tx: Tx,
  { id, person_id: person }: Pick<Case, 'id' | 'person_id'>,
  said: Said<K>,
  { by, now }: Doing,
) =>
  record(tx, { ...said, subject: ['support_case', id], person, by, now } as unknown as Parameters<typeof record<K>>[1])

/** `owner`: who had it before, where it goes on from another one (`from`). */
export type Wanted = { client: Client; route: Route; goal: string; begun_on: Day; from?: string; owner?: string | null }

async function clientKnown(tx: Tx, client: Client): Promise<boolean> {
  return Boolean(
    'person' in client ? await personHead(tx, client.person) : await organisationById(tx, client.organisation),
  )
}

const clientOf = ({ person_id, organisation_id }: Case): Client =>
  person_id ? { person: person_id } : { organisation: organisation_id! }

const isTwice = async (tx: Tx, client: Client, route: Route): Promise<boolean> =>
  (await casesOf(tx, client)).some(one => one.route === route && one.status !== 'ended')

/** Begins one with the milestones that the city has for its route on that day. */
export async function begin(
  tx: Tx,
  { client, route, goal, begun_on, from, owner }: Wanted,
  doing: Doing,
): Promise<{ id: string } | Refused> {
  const { by, now, today } = doing
  if (begun_on > today) return { refused: 'future' }
  if (!(await clientKnown(tx, client))) return { refused: 'client' }
  if (await isTwice(tx, client, route)) return { refused: 'twice' }
  const [person_id, organisation_id] = 'person' in client ? [client.person, null] : [null, client.organisation]
  const id = await addCase(tx, {
    person_id,
    organisation_id,
    route,
    goal,
    begun_on,
    from_id: from ?? null,
    at: now,
    by_account: by,
  })
  const template = templateOf(await figuresOn(tx, begun_on), route)
  for (const milestone of plannedFrom(template, begun_on, person_id === null))
    await addMilestone(tx, { id, person_id }, milestone)
  await note(tx, { id, person_id }, { kind: 'case.begun', data: { route } }, doing)
  await settle(tx, id, { ...doing, by: owner ?? by })
  return { id }
}

/** The case in the hands of staff, while the verb is open. */
async function taken(tx: Tx, id: string, verb: Verb): Promise<Case | Refused> {
  const one = await holdCase(tx, id)
  if (!one) return { refused: 'none' }
  return isOpen(verb, one.status) ? one : { refused: 'notNow' }
}

export type Marked = { milestone: string; verb: Mark; on_day: Day; skip: Skip | null; why: string }

/** A milestone is reached, passed over with its reason, or planned for another day. The next one becomes the step. */
export async function mark(tx: Tx, id: string, marked: Marked, doing: Doing): Promise<Case | Refused> {
  const one = await taken(tx, id, marked.verb)
  if ('refused' in one) return one
  const milestone = one.milestones.find(({ id: of, done_on }) => of === marked.milestone && done_on === null)
  if (!milestone) return { refused: 'none' }
  const wrong =
    marked.verb === 'plan'
      ? pastRefusal(marked.on_day, doing.today)
      : dayRefusal(marked.on_day, one.begun_on, doing.today)
  if (wrong) return { refused: wrong }
  await changeBy(tx, one, milestone, marked, doing)
  return settle(tx, id, doing)
}

const pastRefusal = (day: Day, today: Day): 'past' | null => (day < today ? 'past' : null)

async function changeBy(
  tx: Tx,
  one: Case,
  { id: milestone }: Kept,
  { verb, on_day, skip, why }: Marked,
  doing: Doing,
): Promise<void> {
  if (verb === 'plan') {
    await changeMilestone(tx, milestone, { planned_on: on_day })
    return note(tx, one, { kind: 'case.planned', data: { milestone, on_day } }, doing)
  }
  await changeMilestone(tx, milestone, { done_on: on_day, skipped: skip })
  if (skip) return note(tx, one, { kind: 'case.skipped', data: { milestone, on_day, as: skip, why } }, doing)
  return note(tx, one, { kind: 'case.reached', data: { milestone, on_day } }, doing)
}

export type Added = { title: string; waits: Kept['waits']; planned_on: Day }

/** One more milestone than the city has for this route. */
export async function add(tx: Tx, id: string, added: Added, doing: Doing): Promise<Case | Refused> {
  const one = await taken(tx, id, 'add')
  if ('refused' in one) return one
  if (added.planned_on < doing.today) return { refused: 'past' }
  if (one.milestones.length >= MOST.ofOne) return { refused: 'many' }
  const milestone = await addMilestone(tx, one, { ...added, partner: '' })
  await note(tx, one, { kind: 'case.added', data: { milestone, on_day: added.planned_on } }, doing)
  return settle(tx, id, doing)
}

/** It stands still until a day, for a reason; its clock stands, too. */
export async function pause(
  tx: Tx,
  id: string,
  { as, until, why }: { as: Pause; until: Day; why: string },
  doing: Doing,
): Promise<Case | Refused> {
  const one = await taken(tx, id, 'pause')
  if ('refused' in one) return one
  if (until <= doing.today) return { refused: 'past' }
  await changeCase(tx, id, { status: 'paused', paused_on: doing.today, paused_until: until, pause_reason: as })
  await note(tx, one, { kind: 'case.paused', data: { as, until, why } }, doing)
  return settle(tx, id, doing)
}

const GOES_ON = { status: 'active', paused_on: null, paused_until: null, pause_reason: null } as const

/** Taken up again: what is still to be reached is later by as many days as it stood still; or an end that was none. */
export async function goOn(tx: Tx, id: string, verb: 'resume' | 'reopen', doing: Doing): Promise<Case | Refused> {
  const one = await taken(tx, id, verb)
  if ('refused' in one) return one
  if (verb === 'reopen' && (await isTwice(tx, clientOf(one), one.route))) return { refused: 'twice' }
  const days = one.paused_on ? shiftOf(one.paused_on, doing.today) : 0
  if (days > 0) await shiftMilestones(tx, id, days)
  await changeCase(tx, id, { ...GOES_ON, ended_on: null, end_as: null })
  if (verb === 'resume') await note(tx, one, { kind: 'case.resumed', data: { days } }, doing)
  else await note(tx, one, { kind: 'case.reopened', data: null }, doing)
  return settle(tx, id, doing)
}

export type Ended = { as: End; on_day: Day; why: string; to: Route | null }

/** Ends one with its code and day. Whoever moves to another route begins that one at once: nobody is lost in between. */
export async function end(
  tx: Tx,
  id: string,
  { as, on_day, why, to }: Ended,
  doing: Doing,
): Promise<{ id: string } | Refused> {
  const one = await taken(tx, id, 'end')
  if ('refused' in one) return one
  const wrong = dayRefusal(on_day, one.begun_on, doing.today)
  if (wrong) return { refused: wrong }
  const client = clientOf(one)
  const next = as === 'moved' ? to : null
  if (next && (await isTwice(tx, client, next))) return { refused: 'twice' }
  await changeCase(tx, id, { ...GOES_ON, status: 'ended', ended_on: on_day, end_as: as })
  await note(tx, one, { kind: 'case.ended', data: { as, on_day, why } }, doing)
  await settle(tx, id, doing)
  if (!next) return { id }
  return begin(tx, { client, route: next, goal: one.goal, begun_on: on_day, from: id, owner: one.owner_id }, doing)
}
