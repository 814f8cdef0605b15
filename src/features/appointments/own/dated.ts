import { dated } from '#platform/dated.ts'
import type { Day } from '#platform/dates.ts'
import { day, id, maybe, number, question, text } from '#platform/rows.ts'
import type { EndedAs, How, Status } from '../rules.ts'
import { HOW_SHORT } from '../text.ts'

const DATE = {
  ...{ id, title: text(), place: text(), how: text<How>(), on_day: day, from_min: number, to_min: number },
  ...{ status: text<Status>(), ended_as: maybe(text<EndedAs>()), moves: number },
}
/** The talks that they have booked, in their own lane or by the link to their calendar. */
const datesAsked = (from: Day, to: Day) => question(DATE)`select * from dated_appointments(${from}::date, ${to}::date)`

/** What they have booked; whatever ends it is final, so that its number never falls. */
export const appointmentsDated = dated(datesAsked, rows =>
  rows.map(({ id, title, place, how, on_day, from_min, to_min, status, ended_as, moves }) => {
    const off = status === 'cancelled'
    return {
      ...{
        uid: `appointment-${id}`,
        sequence: moves * 2 + (off ? 1 : 0),
        what: '面談',
        title,
        href: `/my/appointments/${id}`,
      },
      ...{ day: on_day, from: from_min, to: to_min, place: how === 'visit' ? place : HOW_SHORT[how] },
      state: off ? 'off' : 'set',
      said: off ? (ended_as === 'off' ? '担当者の都合で、とりやめになりました' : '取り消しました') : '',
    }
  }),
)
