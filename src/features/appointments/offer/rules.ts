import { type DeskDays, isOpeningDay } from '#features/municipalities/rules.ts'
import { addMinutes, type Instant, startOf } from '#platform/clock.ts'
import { addDays, type Day, partsOf, weekday } from '#platform/dates.ts'
import type { How, Site } from '../rules.ts'

// Which times are free: worked out from the rules, the days on which somebody is not there, and what is taken.

export type Rule = {
  id: string
  host_id: string
  title: string
  /** Monday is 0. */
  weekdays: readonly number[]
  /** The first, third … such day of a month; none: each. */
  nths: readonly number[]
  from_min: number
  to_min: number
  minutes: number
  from_on: Day
  until_on: Day | null
  site: Site
  site_name: string
  site_address: string
  hows: readonly How[]
  shut_too: boolean
}
export type Off = { host_id: string; on_day: Day }
export type Busy = { host_id: string; on_day: Day; from_min: number; to_min: number }
export type Plan = { rules: readonly Rule[]; offs: readonly Off[]; busy: readonly Busy[] }

/** A time that somebody can have. */
export type Slot = { rule: Rule; on_day: Day; from_min: number; to_min: number }

/** By this a time is known in a form and in an address. */
export const keyOf = ({ rule, on_day, from_min }: Slot): string => `${rule.id}.${on_day}.${from_min}`
export const startsAt = (on_day: Day, minutes: number): Instant => addMinutes(startOf(on_day), minutes)

/** The which of its weekday in its month a day is: the 15th is the third. */
const nthOf = (day: Day): number => Math.ceil(partsOf(day).date / 7)

/** Whether a rule holds on a day, as far as it says itself. */
export const isOn = (rule: Rule, day: Day, days: DeskDays): boolean =>
  day >= rule.from_on &&
  (rule.until_on === null || day <= rule.until_on) &&
  rule.weekdays.includes(weekday(day)) &&
  (rule.nths.length === 0 || rule.nths.includes(nthOf(day))) &&
  (rule.shut_too || isOpeningDay(day, days))

/** The pieces of a rule on a day; what is left at the end is no time for anybody. */
export function piecesOn(rule: Rule, on_day: Day): Slot[] {
  const count = Math.floor((rule.to_min - rule.from_min) / rule.minutes)
  return Array.from({ length: count }, (_, at) => {
    const from_min = rule.from_min + at * rule.minutes
    return { rule, on_day, from_min, to_min: from_min + rule.minutes }
  })
}

const overlaps = (a: { from_min: number; to_min: number }, b: { from_min: number; to_min: number }): boolean =>
  a.from_min < b.to_min && b.from_min < a.to_min

const inOrder = (a: Slot, b: Slot): number =>
  a.on_day < b.on_day
    ? -1
    : a.on_day > b.on_day
      ? 1
      : a.from_min - b.from_min || a.rule.title.localeCompare(b.rule.title, 'ja') || (a.rule.id < b.rule.id ? -1 : 1)

/** All times between two days, also what is taken; nothing of a day on which who talks is not there. The next first. */
export function slotsBetween(
  { rules, offs }: Pick<Plan, 'rules' | 'offs'>,
  first: Day,
  last: Day,
  days: DeskDays,
): Slot[] {
  const off = new Set(offs.map(({ host_id, on_day }) => `${host_id} ${on_day}`))
  const slots: Slot[] = []
  for (let day = first; day <= last; day = addDays(day, 1))
    for (const rule of rules)
      if (!off.has(`${rule.host_id} ${day}`) && isOn(rule, day, days)) slots.push(...piecesOn(rule, day))
  return slots.sort(inOrder)
}

/** Those of them that nobody has. */
export function freeOf(slots: readonly Slot[], busy: readonly Busy[]): Slot[] {
  const taken = Map.groupBy(busy, ({ host_id, on_day }) => `${host_id} ${on_day}`)
  return slots.filter(slot => !taken.get(`${slot.rule.host_id} ${slot.on_day}`)?.some(one => overlaps(one, slot)))
}

/** What is free between two days and begins after a moment. */
export const freeBetween = (plan: Plan, first: Day, last: Day, days: DeskDays, after: Instant): Slot[] =>
  freeOf(slotsBetween(plan, first, last, days), plan.busy).filter(
    ({ on_day, from_min }) => startsAt(on_day, from_min) > after,
  )

/** A time by its key, among those that are free. */
export const slotOf = (slots: readonly Slot[], key: string): Slot | undefined => slots.find(slot => keyOf(slot) === key)

/** The next after one that is gone: of the same kind of talk first, then of any; in the order of time. */
export const nextOf = (slots: readonly Slot[], title: string | null, most: number): Slot[] => {
  const same = slots.filter(({ rule }) => title === null || rule.title === title)
  return (same.length > 0 ? same : slots).slice(0, most)
}
