import { addDays, type Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { reopenAbsence, withdrawAbsencesAfter } from './absences/actions.ts'
import { lockAbsence } from './absences/store.ts'
import { absenceOfCall } from './absences/store-calls.ts'
import { clash, daysWithin, ends, fullOn, isOutsideHours, type Refusal, type Span, type Time } from './rules.ts'
import {
  type Assignment,
  assignmentById,
  assignmentsOfOpportunity,
  assignmentsOfPeople,
  endAssignment,
  insertAssignment,
  insertAttendance,
  lockPerson,
  lockSlot,
  type Participant,
  participantsOf,
  takenOf,
} from './store.ts'

export type Assign = { opportunity: string; person: string; slots: readonly string[]; from: Day; to: Day | null }

/** Why one of the chosen times cannot be given; `title` and `day`: what stands in the way, and when. */
export type SlotRefused = { slot: string; refused: Refusal; title?: string; day?: Day }

/** What the person said otherwise: it is asked about, not refused. */
export type Doubt = { kind: 'hours'; time: Time } | { kind: 'week'; hours: number; most: number }

type Assigned = { name: string; doubts: Doubt[] } | { refused: Refusal } | { slots: SlotRefused[] }

/** Gives somebody who is decided for the activity places in its slots: all of the chosen ones or none. */
export async function assign(tx: Tx, { opportunity, person, slots, from, to }: Assign, by: Doing): Promise<Assigned> {
  const who = (await participantsOf(tx, opportunity)).find(one => one.person_id === person)
  if (!who) return { refused: 'notDecided' }
  if (from < who.starts_on) return { refused: 'beforeStart' }
  if (to !== null && to < from) return { refused: 'endBeforeStart' }
  await lockPerson(tx, person)
  const mine = await assignmentsOfPeople(tx, [person], from)
  const given: Wanted[] = []
  const refused: SlotRefused[] = []
  // In one order, so that two who give away the same slots wait for each other and never both.
  for (const slot of [...new Set(slots)].sort()) {
    const wanted = await placeIn(tx, opportunity, slot, { from_on: from, to_on: to }, [...mine, ...given])
    if ('refused' in wanted) refused.push({ slot, ...wanted })
    else given.push(wanted)
  }
  if (refused.length > 0) return { slots: refused }
  for (const { title: _, ...time } of given) await write(tx, opportunity, who, time, by)
  return { name: who.name, doubts: doubtsOf(who, given, mine) }
}

type Wanted = Time & Span & { slot_id: string; title: string }

/** A place in a slot for the span, where there is one and the person is free. */
async function placeIn(
  tx: Tx,
  opportunity: string,
  slot: string,
  span: Span,
  mine: readonly (Time & Span & { title: string })[],
): Promise<Wanted | Omit<SlotRefused, 'slot'>> {
  const found = await lockSlot(tx, opportunity, slot)
  if (!found) return { refused: 'slotGone' }
  const { id, need, ...time } = found
  const wanted = { ...time, ...span, slot_id: id, title: 'この活動' }
  const year = [ends(wanted), addDays(span.from_on, 366)].sort()[0]!
  if (daysWithin(wanted, span.from_on, year).length === 0) return { refused: 'never' }
  for (const other of mine) {
    const day = clash(wanted, other)
    if (day) return { refused: 'overlaps', title: other.title, day }
  }
  const day = fullOn(need, await takenOf(tx, id, span.from_on), span)
  return day ? { refused: 'full', day } : wanted
}

async function write(
  tx: Tx,
  opportunity: string,
  { person_id, proposal_id }: Participant,
  { slot_id, ...time }: Omit<Wanted, 'title'>,
  { by, now }: Doing,
): Promise<void> {
  const who = { opportunity_id: opportunity, slot_id, person_id, proposal_id, call_id: null }
  const id = await insertAssignment(tx, { ...time, ...who, by_account: by, at: now })
  await record(tx, {
    kind: 'assignment.made',
    subject: ['assignment', id],
    person: person_id,
    by,
    now,
    data: { opportunity, from_on: time.from_on, to_on: time.to_on },
  })
}

/** Hours of an ordinary week; a day alone is none of it. */
function hoursOf({ weekday, from_min, to_min, weeks }: Time): number {
  const times = [0, 1, 2, 3, 4].filter(week => weeks & (1 << week)).length
  return weekday === null ? 0 : ((to_min - from_min) / 60) * Math.min(1, times / 4)
}

/** Where the times do not fit what the person said about the week. */
function doubtsOf(who: Participant, given: readonly Time[], mine: readonly Assignment[]): Doubt[] {
  const outside = given.filter(time => isOutsideHours(time, who.free)).map((time): Doubt => ({ kind: 'hours', time }))
  const hours = [...given, ...mine].reduce((sum, time) => sum + hoursOf(time), 0)
  const tooMany: Doubt[] =
    who.hours_max !== null && hours > who.hours_max ? [{ kind: 'week', hours, most: who.hours_max }] : []
  return [...outside, ...tooMany]
}

/** Ends an assignment with its last day; absences after it are taken back, and where it was a substitute's, one is looked for again. */
export async function endOf(
  tx: Tx,
  id: string,
  last: Day,
  by: Doing,
): Promise<{ refused: Refusal } | Assignment | null> {
  const before = await assignmentById(tx, id)
  if (!before) return null
  const absence = before.call_id && (await absenceOfCall(tx, before.call_id))
  if (absence) await lockAbsence(tx, absence)
  await lockPerson(tx, before.person_id)
  const assignment = (await assignmentById(tx, id))!
  if (last < addDays(assignment.from_on, -1)) return { refused: 'endBeforeStart' }
  if (assignment.to_on !== null && (assignment.call_id === null ? last >= assignment.to_on : isOver(assignment)))
    return { refused: 'ended' }
  const day = assignment.call_id === null ? last : addDays(assignment.from_on, -1)
  await endAssignment(tx, id, { to_on: day, ended_by: by.by, ended_at: by.now })
  await record(tx, {
    kind: 'assignment.ended',
    subject: ['assignment', id],
    person: assignment.person_id,
    by: by.by,
    now: by.now,
    data: { opportunity: assignment.opportunity_id, last: day },
  })
  await withdrawAbsencesAfter(tx, id, day, by)
  if (absence) await reopenAbsence(tx, absence, by)
  return assignment
}

const isOver = ({ from_on, to_on }: Span): boolean => to_on !== null && to_on < from_on

export type Came = { assignment: string; day: Day; came: boolean }

/** Records who came on days that are past or today. Refused as a whole where a day is none of the assignment's. */
export async function recordAttendance(
  tx: Tx,
  opportunity: string,
  list: readonly Came[],
  { by, now, today }: Doing,
): Promise<{ refused: Refusal } | { count: number }> {
  if (list.some(({ day }) => day > today)) return { refused: 'future' }
  const first = list.map(({ day }) => day).sort()[0] ?? today
  const known = new Map((await assignmentsOfOpportunity(tx, opportunity, first)).map(one => [one.id, one]))
  const fits = ({ assignment, day }: Came) => {
    const one = known.get(assignment)
    return one !== undefined && daysWithin(one, day, day).length > 0
  }
  if (!list.every(fits)) return { refused: 'notThen' }
  if (list.length === 0) return { count: 0 }
  await insertAttendance(
    tx,
    list.map(({ assignment, day, came }) => ({
      assignment_id: assignment,
      on_day: day,
      came,
      by_account: by,
      at: now,
    })),
  )
  for (const { assignment, day, came } of list)
    await record(tx, {
      kind: came ? 'attendance.came' : 'attendance.missed',
      subject: ['assignment', assignment],
      person: known.get(assignment)!.person_id,
      by,
      now,
      data: { opportunity, on_day: day },
    })
  return { count: list.length }
}
