import type { Insertable } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, list, maybe, number, question, type Row, rowsOf, text, together, yes } from '#platform/rows.ts'
import type { AppointmentHost, AppointmentOff, AppointmentRule } from '#platform/schema.ts'
import type { How, Site } from '../rules.ts'
import type { Plan } from './rules.ts'

const RULE = {
  ...{
    id,
    host_id: id,
    title: text(),
    weekdays: list<number>(),
    nths: list<number>(),
    from_min: number,
    to_min: number,
  },
  ...{
    minutes: number,
    from_on: day,
    until_on: maybe(day),
    site: text<Site>(),
    site_name: text(),
    site_address: text(),
  },
  ...{ hows: list<How>(), shut_too: yes },
}
const OFF = { host_id: id, on_day: day }
const BUSY = { host_id: id, on_day: day, from_min: number, to_min: number }

/** When somebody is there between two days, and what is taken: in every lane, nobody is named. */
export async function planBetween(db: Read, first: Day, last: Day): Promise<Plan> {
  return together(db, {
    rules: question(RULE)`
      select id, host_id, title, weekdays, nths, from_min, to_min, minutes, from_on, until_on, site, site_name, site_address, hows, shut_too
      from public_appointment_rule where from_on <= ${last}::date and coalesce(until_on, ${first}::date) >= ${first}::date order by id`,
    offs: question(
      OFF,
    )`select host_id, on_day from public_appointment_off where on_day between ${first}::date and ${last}::date`,
    busy: question(BUSY)`
      select host_id, on_day, from_min, to_min from public_appointment_busy where on_day between ${first}::date and ${last}::date`,
  })
}

const HOST = { id, title: text(), name: text(), account_id: id, account: text(), ended: yes, rules: number }
/** Who talks, as staff see it. */
export type Host = Row<typeof HOST>

/** Those who talk; who has ended comes last. */
export const hostsOf = (db: Read): Promise<Host[]> =>
  rowsOf(db, HOST)`
    select h.id, h.title, h.name, h.account_id, a.name as account, h.ended_at is not null as ended,
      (select count(*)::int from appointment_rule r where r.host_id = h.id) as rules
    from appointment_host h join account a on a.id = h.account_id order by h.ended_at is not null, h.title, h.name, h.id`

export const hostById = async (db: Read, host: string): Promise<Host | undefined> =>
  (await hostsOf(db)).find(one => one.id === host)

/** The rules of somebody, also those that are over; the latest first. */
export const rulesOf = (db: Read, host: string) =>
  rowsOf(db, RULE)`
    select r.id, r.host_id, h.title, r.weekdays, r.nths, r.from_min, r.to_min, r.minutes, r.from_on, r.until_on, r.site, r.site_name,
      r.site_address, r.hows, r.shut_too
    from appointment_rule r join appointment_host h on h.id = r.host_id where r.host_id = ${host}::uuid order by r.at desc, r.id`

const DAY_OFF = { id, on_day: day, why: text(), by: text() }
export type DayOff = Row<typeof DAY_OFF>

/** The days to come on which somebody is not there. */
export const daysOffOf = (db: Read, host: string, today: Day): Promise<DayOff[]> =>
  rowsOf(db, DAY_OFF)`
    select o.id, o.on_day, o.why, a.name as by from appointment_off o join account a on a.id = o.by_account
    where o.host_id = ${host}::uuid and o.on_day >= ${today}::date order by o.on_day`

type New<T> = Omit<Insertable<T>, 'created_at' | 'municipality_id'>

export const addHost = (tx: Tx, host: New<AppointmentHost>) => tx.insertInto('appointment_host').values(host).execute()

/** Changes who talks; false where there is no such one. */
export async function changeHost(
  tx: Tx,
  host: string,
  change: Partial<Pick<New<AppointmentHost>, 'title' | 'name' | 'account_id'>> & { ended_at?: Instant | null },
): Promise<boolean> {
  const changed = await tx.updateTable('appointment_host').set(change).where('id', '=', host).executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export const addRule = (tx: Tx, rule: New<AppointmentRule>) => tx.insertInto('appointment_rule').values(rule).execute()

/** Lets a rule hold until a day; false where it is not one of theirs, or ended before. */
export async function endRule(tx: Tx, host: string, rule: string, until_on: Day): Promise<boolean> {
  const ended = await tx
    .updateTable('appointment_rule')
    .set({ until_on })
    .where('id', '=', rule)
    .where('host_id', '=', host)
    .where(({ eb, or }) => or([eb('until_on', 'is', null), eb('until_on', '>', until_on)]))
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

/** False where that day is noted already. */
export async function addOff(tx: Tx, off: New<AppointmentOff>): Promise<boolean> {
  const added = await tx
    .insertInto('appointment_off')
    .values(off)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0) > 0
}

export async function removeOff(tx: Tx, host: string, off: string): Promise<Day | undefined> {
  const removed = await tx
    .deleteFrom('appointment_off')
    .where('id', '=', off)
    .where('host_id', '=', host)
    .returning('on_day')
    .executeTakeFirst()
  return removed?.on_day
}
