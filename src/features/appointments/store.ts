import { type Insertable, sql } from 'kysely'
import { countsBy } from '#features/requests/index.ts'
import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, instant, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Appointment } from '#platform/schema.ts'
import type { Slot } from './offer/rules.ts'
import type { AskedTopic, EndedAs, How, Site, Status, Whom } from './rules.ts'

// What every lane may: add one, and do with one's own what its status allows.

export const countsBefore = countsBy('appointment_counts')

/** Waits until nobody else gives away a time of this one on this day, nor takes the day off, and keeps them waiting. */
export const holdDay = (tx: Tx, host: string, day: Day) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`appointment ${host} ${day}`}, 0))`.execute(tx)

/** What of a time stands in the row of whoever has it: with whom, when and where, as it is told. */
export const placed = ({ rule, on_day, from_min, to_min }: Slot) => ({
  ...{ host_id: rule.host_id, rule_id: rule.id, on_day, from_min, to_min, title: rule.title },
  ...{ site: rule.site, site_name: rule.site_name, site_address: rule.site_address },
})

export type NewAppointment = Omit<Insertable<Appointment>, 'created_at' | 'municipality_id' | 'status'>

/** Adds one; false where its time, its form or its code is taken. Nothing is read: a visitor may not. */
export async function addAppointment(tx: Tx, appointment: NewAppointment): Promise<boolean> {
  const added = await tx
    .insertInto('appointment')
    .values(appointment)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0) > 0
}

const SEEN = {
  ...{ id, code: text(), host_id: id, rule_id: id, on_day: day, from_min: number, to_min: number, title: text() },
  ...{ site: text<Site>(), site_name: text(), site_address: text(), how: text<How>(), status: text<Status>() },
  ...{ topic: text<AskedTopic>(), note: text(), whom: text<Whom>(), name: text(), phone: text(), email: text() },
  ...{ address: text(), medium: text(), received_at: instant, moves: number, going_at: maybe(instant) },
  ...{ ended_as: maybe(text<EndedAs>()), ended_at: maybe(instant) },
}
/** One as whoever booked it may see it. */
export type Seen = Row<typeof SEEN>
const SEEN_COLUMNS = sql.raw(Object.keys(SEEN).join(', '))

export async function appointmentSeen(db: Read, appointment: string): Promise<Seen | undefined> {
  const [found] = await rowsOf(db, SEEN)`select ${SEEN_COLUMNS} from appointment where id = ${appointment}::uuid`
  return found
}

/** Everything that whoever asks has booked, the next first; in the lane of residents. */
export const ownAppointments = (db: Read): Promise<Seen[]> =>
  rowsOf(db, SEEN)`select ${SEEN_COLUMNS} from appointment order by on_day, from_min, id`

const COUNT = { count: number }

/** How many a resident booked since then; in their own lane. */
export async function ownSince(db: Read, person: string, since: Instant): Promise<number> {
  const [row] = await rowsOf(db, COUNT)`
    select count(*)::int as count from appointment where person_id = ${person}::uuid and received_at > ${since}::timestamptz`
  return row!.count
}

export type Change = Partial<ReturnType<typeof placed>> &
  Partial<{
    status: Status
    how: How
    going_at: Instant | null
    ended_as: EndedAs | null
    ended_at: Instant | null
    end_why: string
    person_id: string
  }>

/**
 * Changes one that stands in one of these statuses; false where it does not any more. Of two at once one changes it, the
 * other finds it changed. `moved`: it is at another time, which is counted.
 */
export async function changeAppointment(
  tx: Tx,
  appointment: string,
  change: Change,
  { from, moved = false }: { from: readonly Status[]; moved?: boolean },
): Promise<boolean> {
  const changed = await tx
    .updateTable('appointment')
    .set({ ...change, ...(moved && { moves: sql<number>`moves + 1` }) })
    .where('id', '=', appointment)
    .where('status', 'in', from)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** What was booked becomes another person's, who is found to be the same. */
export const movePerson = async (tx: Tx, from: string, to: string): Promise<void> => {
  await tx.updateTable('appointment').set({ person_id: to }).where('person_id', '=', from).execute()
}
