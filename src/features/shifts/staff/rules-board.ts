import type { StoredSlot } from '#features/opportunities/index.ts'
import { addDays, type Day, weekday } from '#platform/dates.ts'
import type { Absence } from '../absences/store.ts'
import { type AbsenceStatus, absenceStatus, daysOf, daysWithin, occursOn, type Span } from '../rules.ts'
import type { Assignment, Attendance } from '../store.ts'

/** Somebody on a day: whether they are absent and how that stands, or whether they came. */
export type Seat = {
  assignment: Assignment
  absence: { id: string; status: AbsenceStatus } | null
  came: boolean | null
  /** The record that says so. */
  noted: string | null
}
/** One slot on one day: who is written in, and how many places are left. */
export type Shift = { slot: StoredSlot; day: Day; seats: Seat[]; free: number }
export type Week = { monday: Day; shifts: Shift[] }

export type Known = {
  slots: readonly StoredSlot[]
  assignments: readonly Assignment[]
  absences: readonly Absence[]
  attendance: readonly Attendance[]
  /** When the activity takes place at all. */
  span: { starts_on: Day | null; ends_on: Day | null }
}

export const mondayOf = (day: Day): Day => addDays(day, -weekday(day))

/** So many weeks from a Monday, each with its shifts in the order in which they come. */
export const boardOf = (known: Known, monday: Day, weeks: number): Week[] =>
  Array.from({ length: weeks }, (_, i) => {
    const from = addDays(monday, 7 * i)
    const shifts = known.slots.flatMap(slot => shiftOf(known, slot, from) ?? [])
    return { monday: from, shifts: shifts.sort((a, b) => (order(a) < order(b) ? -1 : 1)) }
  })

const order = ({ day, slot }: Shift): string => `${day} ${String(slot.from_min).padStart(4, '0')} ${slot.id}`

function shiftOf(known: Known, slot: StoredSlot, monday: Day): Shift | null {
  const { starts_on, ends_on } = known.span
  const [day] = daysOf(slot, monday, addDays(monday, 6))
  if (!day || (starts_on && day < starts_on) || (ends_on && day > ends_on)) return null
  const seats = known.assignments
    .filter(one => one.slot_id === slot.id && isThere(one, day))
    .map(assignment => seatOf(known, assignment, day))
  const regular = seats.filter(({ assignment }) => assignment.call_id === null).length
  return { slot, day, seats, free: slot.need === null ? 0 : Math.max(0, slot.need - regular) }
}

const isThere = (one: Span & Assignment, day: Day): boolean =>
  one.from_on <= day && (one.to_on === null || one.to_on >= day) && occursOn(one, day)

export function seatOf({ absences, attendance }: Known, assignment: Assignment, day: Day): Seat {
  const absence = absences.find(one => one.assignment_id === assignment.id && one.day === day)
  const noted = attendance.find(one => one.assignment_id === assignment.id && one.on_day === day)
  return {
    assignment,
    absence: absence ? { id: absence.id, status: absenceStatus(absence) } : null,
    came: noted?.came ?? null,
    noted: noted?.id ?? null,
  }
}

/** The days of the last two weeks, today included, of which nobody has noted yet whether they came; the latest first. */
export function unnotedOf(known: Known, today: Day): { assignment: Assignment; day: Day }[] {
  const from = addDays(today, -13)
  return known.assignments
    .flatMap(assignment => daysWithin(assignment, from, today).map(day => ({ assignment, day })))
    .filter(({ assignment, day }) => {
      const { absence, came } = seatOf(known, assignment, day)
      return absence === null && came === null
    })
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.assignment.from_min - b.assignment.from_min))
}
