import type { DatedThing } from '#platform/dated.ts'
import { addDays, type Day, diffDays, parseDay, weekday } from '#platform/dates.ts'

export const PARTS = ['morning', 'afternoon', 'evening', 'open'] as const
export type Part = (typeof PARTS)[number]

const NOON = 12 * 60
const EVENING = 17 * 60

/** In which part of its day it begins; `open`: at no hour that is known. */
export const partOf = ({ from }: Pick<DatedThing, 'from'>): Part =>
  from === null ? 'open' : from < NOON ? 'morning' : from < EVENING ? 'afternoon' : 'evening'

export const mondayOf = (day: Day): Day => addDays(day, -weekday(day))

/** So far from today a week can be opened. */
const REACH_DAYS = 731

/** The Monday of the week that an address asks for; of this week where it asks for none, or for one that is too far away. */
export function askedWeek(asked: string | null, today: Day): Day {
  const day = parseDay(asked ?? '') ?? today
  return mondayOf(Math.abs(diffDays(today, day)) > REACH_DAYS ? today : day)
}

export type WeekDay = { day: Day; parts: { part: Part; things: readonly DatedThing[] }[]; none: boolean }

/** A week from its Monday, each day in its parts; that without an hour only where one of the week is known without one. */
export function weekOf(monday: Day, things: readonly DatedThing[]): WeekDay[] {
  const parts = PARTS.filter(part => part !== 'open' || things.some(thing => partOf(thing) === 'open'))
  return Array.from({ length: 7 }, (_, at) => {
    const day = addDays(monday, at)
    const of = things.filter(thing => thing.day === day)
    return {
      day,
      parts: parts.map(part => ({ part, things: of.filter(thing => partOf(thing) === part) })),
      none: of.length === 0,
    }
  })
}
