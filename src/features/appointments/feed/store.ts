import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { day, number, rowsOf } from '#platform/rows.ts'

const BUSY = { on_day: day, from_min: number, to_min: number }

/** What of one who talks is taken between two days: times, and nothing else. */
export const busyOf = (db: Read, host: string, first: Day, last: Day) =>
  rowsOf(db, BUSY)`
    select on_day, from_min, to_min from public_appointment_busy
    where host_id = ${host}::uuid and on_day between ${first}::date and ${last}::date order by on_day, from_min`
