import type { Day } from '#platform/dates.ts'
import { day, id, maybe, number, question, text, yes } from '#platform/rows.ts'
import type { EndedAs, Status } from '../rules.ts'

const DATE = {
  ...{ id, title: text(), place: text(), on_day: day, from_min: number, to_min: number, nth: number },
  ...{ status: text<Status>(), ended_as: maybe(text<EndedAs>()), off: yes, version: number },
}

/** Each date of what they booked, between two days; in their own lane or by the link to their calendar. */
export const datesAsked = (from: Day, to: Day) =>
  question(DATE)`select * from dated_bookings(${from}::date, ${to}::date)`
