import type { Day } from '#platform/dates.ts'
import { day, id, json, maybe, number, question, type Row, text, yes } from '#platform/rows.ts'

const SEAT = {
  ...{ id, title: text(), place: text(), opportunity_id: id, public: yes, weekday: maybe(number), on_day: maybe(day) },
  ...{ from_min: number, to_min: number, weeks: number, from_on: day, to_on: maybe(day), ended: yes },
  absences: json<{ on_day: Day; off: boolean }[]>(),
}
export type Seat = Row<typeof SEAT>

/** Their places between two days, and when they said that they do not come; in their own lane or by the link to their calendar. */
export const seatsAsked = (from: Day, to: Day) => question(SEAT)`select * from dated_seats(${from}::date, ${to}::date)`
