import type { Permissions } from '#features/accounts/rules.ts'
import { addDays, type Day, partsOf, weekday } from '#platform/dates.ts'

/** A weekly time with the weeks of the month in which it is (bits 0…4 for 第1…第5), or one day. Minutes after midnight. */
export type Time = { weekday: number | null; on_day: Day | null; from_min: number; to_min: number; weeks: number }

/** From the first day to the last; null: nobody has said when it ends. */
export type Span = { from_on: Day; to_on: Day | null }

export const ends = (span: Span): Day => span.to_on ?? '9999-12-31'

/** Whether the time is on this day of the calendar. */
export const occursOn = (time: Time, day: Day): boolean =>
  time.on_day
    ? time.on_day === day
    : time.weekday === weekday(day) && (time.weeks & (1 << Math.floor((partsOf(day).date - 1) / 7))) !== 0

/** The days from `from` to `to` on which the time is. */
export function daysOf(time: Time, from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (occursOn(time, day)) days.push(day)
  return days
}

/** Within a year every pair of weekly times that ever meet has met. */
const HORIZON = 366

/** The first day on which one person would have to be in both; null: never. */
export function clash(a: Time & Span, b: Time & Span): Day | null {
  if (a.from_min >= b.to_min || b.from_min >= a.to_min) return null
  const from = [a.from_on, b.from_on].sort().at(-1)!
  const to = [ends(a), ends(b)].sort()[0]!
  // A single day may be further away than that.
  const only = a.on_day ?? b.on_day
  if (only) return from <= only && only <= to && occursOn(a, only) && occursOn(b, only) ? only : null
  return daysOf(a, from, [to, addDays(from, HORIZON)].sort()[0]!).find(day => occursOn(b, day)) ?? null
}

/** The first day on which all `need` places of a slot are taken by others; null: on no day that anybody knows of. */
export function fullOn(need: number | null, taken: readonly Span[], wanted: Span): Day | null {
  const begins = [wanted.from_on, ...taken.map(({ from_on }) => from_on)]
    .filter(day => day >= wanted.from_on && day <= ends(wanted))
    .sort()
  const covers = (day: Day) => taken.filter(span => span.from_on <= day && ends(span) >= day).length
  return (need !== null && begins.find(day => covers(day) >= need)) || null
}

type Free = { weekday: number; from: number; to: number }

/** Whether the time lies outside the hours that the person named; null: nobody has asked. */
export function isOutsideHours(time: Time, free: readonly Free[] | null): boolean {
  const day = time.weekday ?? weekday(time.on_day!)
  return free !== null && !free.some(f => f.weekday === day && f.from <= time.from_min && f.to >= time.to_min)
}

/** Why somebody cannot come: for the desk alone. */
export const ABSENCE_REASONS = ['health', 'family', 'hospital', 'no-word', 'other'] as const
export type AbsenceReason = (typeof ABSENCE_REASONS)[number]

/** An absence over more days than this is no absence: the place is given to somebody else. */
export const LONGEST_ABSENCE = 62

export const ANSWERS = ['yes', 'no'] as const
export type Answer = (typeof ANSWERS)[number]

/** How an absence ends without a substitute: the others do without, or the person can come after all. */
export const ENDINGS = ['without', 'withdrawn'] as const
export type Ending = (typeof ENDINGS)[number]

/** How an absence stands. `covered`, `without` and `withdrawn` are over once everybody knows. */
export type AbsenceStatus = 'uncovered' | 'asked' | 'covered' | Ending
export type AbsenceFacts = {
  ended_as: Ending | null
  told_at: string | null
  /** Whether somebody comes instead. */
  covered: boolean
  calls: readonly { answer: Answer | null; closed_at: string | null }[]
}

export const isWaiting = (call: AbsenceFacts['calls'][number]): boolean =>
  call.answer === null && call.closed_at === null

export function absenceStatus({ ended_as, covered, calls }: AbsenceFacts): AbsenceStatus {
  if (ended_as) return ended_as
  if (covered) return 'covered'
  return calls.some(isWaiting) ? 'asked' : 'uncovered'
}

/** Somebody is still looked for. */
export const isOpen = (status: AbsenceStatus): boolean => status === 'uncovered' || status === 'asked'

/** Whether somebody still has to be told how it was settled; who can come after all before anybody was asked has told us. */
const isUntold = (facts: AbsenceFacts, status: AbsenceStatus): boolean =>
  facts.told_at === null && !(status === 'withdrawn' && facts.calls.length === 0)

export type AbsenceStep = { what: 'substitute' | 'answer' | 'contact'; due: Day }

/** What is next, on the day before the shift at the latest: null once nothing is left to do. */
export function stepAfter(facts: AbsenceFacts, onDay: Day, today: Day): AbsenceStep | null {
  const status = absenceStatus(facts)
  const before = addDays(onDay, -1)
  const due = before > today ? before : today
  if (status === 'uncovered') return { what: 'substitute', due }
  if (status === 'asked') return { what: 'answer', due }
  return isUntold(facts, status) ? { what: 'contact', due: today } : null
}

export type Refusal =
  | 'notDecided'
  | 'slotGone'
  | 'beforeStart'
  | 'endBeforeStart'
  | 'never'
  | 'overlaps'
  | 'full'
  | 'ended'
  | 'past'
  | 'tooLong'
  | 'notThen'
  | 'twice'
  | 'settled'
  | 'dayOver'
  | 'nobodyChosen'
  | 'cannotCome'
  | 'answered'
  | 'consentMissing'
  | 'hasSubstitute'
  | 'future'
  | 'cameUnsaid'

/** Whether these days may be noted as absent. `null`: yes. */
export function absenceRefusal(
  assignment: Time & Span,
  { from, to }: { from: Day; to: Day },
  { today, absent }: { today: Day; absent: readonly Day[] },
): { refused: Refusal; days?: Day[] } | null {
  if (to < from) return { refused: 'endBeforeStart' }
  if (from < today) return { refused: 'past' }
  if (to > addDays(from, LONGEST_ABSENCE)) return { refused: 'tooLong' }
  const days = daysWithin(assignment, from, to)
  if (days.length === 0) return { refused: 'notThen' }
  const twice = days.filter(day => absent.includes(day))
  return twice.length > 0 ? { refused: 'twice', days: twice } : null
}

/** The days of an assignment between two days. */
export const daysWithin = (assignment: Time & Span, from: Day, to: Day): Day[] =>
  daysOf(assignment, [from, assignment.from_on].sort().at(-1)!, [to, ends(assignment)].sort()[0]!)

export const PERMISSIONS = {
  'shifts.read': ['counsellor', 'coordinator', 'manager'],
  'shifts.write': ['counsellor', 'coordinator'],
} satisfies Permissions
