import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { id, instant, json, maybe, question, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Status, Time } from '../rules.ts'

const MOMENT = {
  ...{ kind: text(), at: instant, by: maybe(text()), data: json<unknown>(), booking_id: id, title: text() },
}
export type BookingMoment = Row<typeof MOMENT>

/** What happened to the bookings of a person, for their time line. */
export const momentsAsked = (person: string) =>
  question(MOMENT)`
    select h.kind, h.at, a.name as by, h.data, b.id as booking_id, o.title
    from booking b join happening h on h.subject_kind = 'booking' and h.subject_id = b.id
      join occasion c on c.id = b.occasion_id join opportunity o on o.id = c.opportunity_id left join account a on a.id = h.actor_id
    where b.person_id = ${person} order by h.at desc, h.id desc limit 200`

const OPEN = { id, occasion_id: id, status: text<Status>(), title: text(), whole: yes, times: json<Time[]>() }

/** What of a person is booked or waited for and is to come. */
export const aheadOf = (db: Read, person: string, today: Day): Promise<Row<typeof OPEN>[]> =>
  rowsOf(db, OPEN)`
    select b.id, b.occasion_id, b.status, a.title, o.whole,
      (select json_agg(json_build_object('on_day', t.on_day, 'from_min', t.from_min, 'to_min', t.to_min) order by t.on_day, t.from_min)
        from occasion_time t where t.occasion_id = o.id) as times
    from booking b join occasion o on o.id = b.occasion_id join opportunity a on a.id = o.opportunity_id
    where b.person_id = ${person}::uuid and b.status in ('confirmed', 'waiting', 'offered', 'lapsed') and o.last_day >= ${today}::date
    order by o.first_day, b.id`
