import { SETTINGS as CITY, settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { addMinutes, type Instant } from '#platform/clock.ts'
import { addDays, type Day, parseDay } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { SETTINGS } from '../rules.ts'
import { holdDay } from '../store.ts'
import { freeBetween, freeOf, type Slot, slotOf, slotsBetween, startsAt } from './rules.ts'
import { addHost, addOff, addRule, changeHost, endRule, planBetween, removeOff } from './store.ts'

/** By whom a time is asked for: by the web some time before it begins, at the desk until it does. */
export type Door = 'web' | 'desk'
type At = { now: Instant; today: Day }

const figuresOn = async (db: Read, day: Day) =>
  settingsFrom(await settingsOn(db, day), { ...SETTINGS, deskDays: CITY.deskDays })

/** From when until when times are given away. */
async function bounds(db: Read, { now, today }: At, door: Door) {
  const { deskDays, appointmentDays, appointmentLead } = await figuresOn(db, today)
  const web = door === 'web'
  return {
    deskDays,
    last: addDays(today, web ? appointmentDays : 366),
    after: addMinutes(now, web ? appointmentLead : 0),
  }
}

/** Everything that is free, the next first; `most` days from today, where fewer are wanted. */
export async function offered(db: Read, at: At, door: Door, most = 366): Promise<Slot[]> {
  const { deskDays, last, after } = await bounds(db, at, door)
  const until = [last, addDays(at.today, most)].sort()[0]!
  return freeBetween(await planBetween(db, at.today, until), at.today, until, deskDays, after)
}

/** All times of some days, and what is taken of them, for staff. */
export async function timesOf(db: Read, first: Day, last: Day, today: Day): Promise<{ all: Slot[]; free: Slot[] }> {
  const { deskDays } = await figuresOn(db, today)
  const plan = await planBetween(db, first, last)
  const all = slotsBetween(plan, first, last, deskDays)
  return { all, free: freeOf(all, plan.busy) }
}

/** A time by its key while it is free, so that nobody else is given it before this transaction ends. */
export async function holdSlot(tx: Tx, key: string, at: At, door: Door): Promise<Slot | { refused: 'taken' | 'gone' }> {
  const day = parseDay(key.split('.')[1] ?? '')
  const { deskDays, last, after } = await bounds(tx, at, door)
  if (!day || day < at.today || day > last) return { refused: 'gone' }
  const read = async () => {
    const plan = await planBetween(tx, day, day)
    return { slot: slotOf(slotsBetween(plan, day, day, deskDays), key), busy: plan.busy }
  }
  const wanted = (await read()).slot
  if (!wanted || startsAt(day, wanted.from_min) <= after) return { refused: 'gone' }
  await holdDay(tx, wanted.rule.host_id, day)
  const { slot, busy } = await read()
  if (!slot) return { refused: 'gone' }
  return freeOf([slot], busy)[0] ?? { refused: 'taken' }
}

const changed = (
  tx: Tx,
  host: string,
  { by, now }: Doing,
  what: 'added' | 'changed' | 'ended' | 'rule' | 'rule-ended' | 'off' | 'back',
  on_day?: Day,
) =>
  record(tx, {
    ...{ kind: 'appointment_host.changed', subject: ['appointment_host', host], by, now },
    data: { what, ...(on_day && { on_day }) },
  })

export type HostTyped = { title: string; name: string; account_id: string }

/** Adds somebody who talks: a counsellor, or a specialist whose book this account keeps. */
export async function openHost(tx: Tx, typed: HostTyped, doing: Doing): Promise<string> {
  const id = newId<'appointment_host'>()
  await addHost(tx, { id, ...typed })
  await changed(tx, id, doing, 'added')
  return id
}

/** Changes who talks, or lets them take no more bookings; what is booked stays. */
export async function amendHost(
  tx: Tx,
  host: string,
  typed: HostTyped & { ended: boolean },
  doing: Doing,
): Promise<boolean> {
  const { ended, ...rest } = typed
  const done = await changeHost(tx, host, { ...rest, ended_at: ended ? doing.now : null })
  if (done) await changed(tx, host, doing, ended ? 'ended' : 'changed')
  return done
}

export type RuleTyped = Omit<Parameters<typeof addRule>[1], 'id' | 'host_id' | 'by_account' | 'at'>

export async function openRule(tx: Tx, host_id: string, typed: RuleTyped, doing: Doing): Promise<void> {
  await addRule(tx, { id: newId<'appointment rule'>(), host_id, ...typed, by_account: doing.by, at: doing.now })
  await changed(tx, host_id, doing, 'rule')
}

/** Gives no new times of a rule after today; what is booked of it stays. */
export async function shutRule(
  tx: Tx,
  host: string,
  rule: { id: string; from_on: Day },
  doing: Doing,
): Promise<boolean> {
  const before = addDays(rule.from_on, -1)
  const done = await endRule(tx, host, rule.id, before > doing.today ? before : doing.today)
  if (done) await changed(tx, host, doing, 'rule-ended')
  return done
}

/**
 * Somebody is not there on a day: no time of it is given away from now on. Whoever has booked is told, which follows from
 * this: who notes it may see a part of the people only. False where it is noted already.
 */
export async function takeOff(tx: Tx, host_id: string, on_day: Day, why: string, doing: Doing): Promise<boolean> {
  await holdDay(tx, host_id, on_day)
  const id = newId<'appointment off'>()
  if (!(await addOff(tx, { id, host_id, on_day, why, by_account: doing.by, at: doing.now }))) return false
  await changed(tx, host_id, doing, 'off', on_day)
  return true
}

/** They are there after all; who was told that they are not has to book anew. */
export async function comeBack(tx: Tx, host: string, off: string, doing: Doing): Promise<boolean> {
  const day = await removeOff(tx, host, off)
  if (day) await changed(tx, host, doing, 'back', day)
  return day !== undefined
}
