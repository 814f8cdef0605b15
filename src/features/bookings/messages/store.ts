import { sql } from 'kysely'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { day, id, instant, json, maybe, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Doubt } from '../doubt/rules.ts'
import { LIVE, type Status, type Time } from '../rules.ts'

const TOLD = {
  id,
  code: text(),
  person_id: maybe(id),
  name: text(),
  phone: text(),
  email: text(),
  address: text(),
  status: text<Status>(),
  offer_until: maybe(instant),
  title: text(),
  place: text(),
  whole: yes,
  times: json<Time[]>(),
  last_day: day,
  moved_from: text(),
  off_why: text(),
  doubt: maybe(text<Doubt>()),
}
/** A booking with what is told of it, and whom. */
export type Told = Row<typeof TOLD>

const told = (db: Read, which: ReturnType<typeof sql>): Promise<Told[]> =>
  rowsOf(db, TOLD)`
    select b.id, b.code, b.person_id, b.name, b.phone, b.email, b.address, b.status, b.offer_until, o.title, coalesce(o.place_name, '') as place,
      c.whole, c.last_day, c.moved_from, c.off_why, c.doubt,
      (select jsonb_agg(jsonb_build_object('on_day', t.on_day, 'from_min', t.from_min, 'to_min', t.to_min) order by t.on_day, t.from_min)
        from occasion_time t where t.occasion_id = c.id) as times
    from booking b join occasion c on c.id = b.occasion_id join opportunity o on o.id = c.opportunity_id
    where ${which} order by b.received_at, b.id`

export const bookingTold = async (db: Read, booking: string): Promise<Told | undefined> =>
  (await told(db, sql`b.id = ${booking}::uuid`))[0]

/** Everybody who is in, waits, or was offered a place. */
export const liveTold = (db: Read, occasion: string): Promise<Told[]> =>
  told(db, sql`b.occasion_id = ${occasion}::uuid and b.status = any(${[...LIVE]}::text[])`)

/** Everybody whose booking ended since it does not take place. */
export const calledOffTold = (db: Read, occasion: string): Promise<Told[]> =>
  told(db, sql`b.occasion_id = ${occasion}::uuid and b.ended_as = 'off'`)

/** Who is in at what begins on this day, and has not said since the last change that they come. */
export const comingTold = (db: Read, first: Day): Promise<Told[]> =>
  told(
    db,
    sql`c.first_day = ${first}::date and c.status in ('open', 'shut') and b.status = 'confirmed' and b.going_at is null`,
  )
