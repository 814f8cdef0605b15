import {
  type Category,
  LEGAL_FORMS,
  type LegalForm,
  type Load,
  type Means,
  SKILLS,
  type Skill,
} from '#features/kinds/index.ts'
import type { Settings } from '#features/municipalities/index.ts'
import { HORIZON_WEEKS, type MatchingRow, quarterDown, quarterUp } from '#features/opportunities/index.ts'
import type { Basis } from '#features/people/index.ts'
import { reachMetres } from '#features/places/index.ts'
import { type Interval, type Person, weekdays } from '#matching/index.ts'
import { ageOn } from '#platform/ages.ts'
import { addDays, type Day, diffDays } from '#platform/dates.ts'

/** What the ranking knows of an activity: its row, and how many proposals of it are open. */
export type OpportunityRow = MatchingRow & { candidates: number }

/** What the ranking knows of a resident: one row with the lists that belong to it. */
export type PersonRow = {
  id: string
  birth_on: Day
  town_id: string | null
  /** Lives outside the city, be the town known or not. */
  outside: boolean
  lat: number | null
  lng: number | null
  address: string
  /** Null, as the pay: not asked. */
  forms: LegalForm[] | null
  pay: 'either' | 'paid' | 'unpaid' | null
  character: string[]
  hours_wanted: number | null
  hours_max: number | null
  days_max: number | null
  activities_max: number | null
  registered_on: Day
  decided_on: Day | null
  wishes: [category: Category, score: number, basis: Basis][]
  free: [weekday: number, from: number, to: number][]
  /** Was asked, and can never come. */
  never_free: boolean
  absences: [from: Day, to: Day][]
  reach: [means: Means, minutes: number][]
  avoids: [load: Load, degree: number][]
  skills: [skill: Skill, wantsToUse: boolean][]
  /** Opportunities of organisations that staff ruled out for this person. */
  excludes: string[]
  /** Category to answers: how often one was accepted, less how often one was declined for what it is. */
  answers: [category: Category, sum: number][]
}

/** What holds for the whole municipality on the day of the ranking, and how many weeks it looks ahead. */
export type Setting = { today: Day; weeks?: number; municipality: string; speeds: Settings['speeds'] }

/**
 * How far somebody goes, in km as the crow flies: the best of the own means for the minutes that are accepted. Undefined
 * before they were asked.
 */
export const reachKm = (reach: PersonRow['reach'], speeds: Settings['speeds']): number | undefined =>
  reach.length === 0
    ? undefined
    : Math.max(...reach.map(([means, minutes]) => reachMetres(means, minutes, speeds))) / 1000

/**
 * A resident as the engine takes them. What was not asked yet rules nothing out and gives no points: no home or no reach
 * means no distance, no free hours no points for time.
 */
export function personOf(row: PersonRow, { today, weeks, municipality, speeds }: Setting): Person {
  const reach = reachKm(row.reach, speeds)
  const limits = {
    ...(row.hours_max !== null && { maxHoursPerWeek: row.hours_max }),
    ...(row.days_max !== null && { maxDaysPerMonth: row.days_max }),
  }
  return {
    id: row.id,
    ...(row.lat !== null && row.lng !== null && { at: [row.lat, row.lng] as const }),
    ...(reach !== undefined && { reachKm: reach }),
    ...((row.free.length > 0 || row.never_free) && { free: freeOf(row.free) }),
    busyDates: busyDates(row.absences, today, weeks),
    kinds: row.forms ?? LEGAL_FORMS,
    likes: Object.fromEntries(
      row.wishes.flatMap(([category, score, basis]) => (basis === 'said' ? [[category, score]] : [])),
    ),
    shown: shownBy(row),
    // A licence counts although its holder wants to leave the trade; any other skill only where it is to be used.
    skills: row.skills.filter(([skill, wants]) => wants || SKILLS[skill] === 'licence').map(([skill]) => skill),
    avoids: Object.fromEntries(row.avoids.filter(([, degree]) => degree > 0)),
    ...limits,
    waitingDays: Math.max(0, diffDays([row.registered_on, row.decided_on ?? ''].sort().at(-1)!, today)),
    excludes: row.excludes,
    age: ageOn(row.birth_on, today),
    resident: isResident(row, municipality),
    wishes: {
      // 「無償でよい」 is no wish to be unpaid: only who needs an income has a wish about it.
      ...(row.pay === 'paid' && { pay: true }),
      ...(row.hours_wanted !== null && { hoursPerWeek: row.hours_wanted }),
    },
    character: row.character,
  }
}

/** What behaviour tells of the taste: wishes that nobody said, and answers to proposals. It is never a refusal. */
function shownBy({ wishes, answers }: PersonRow): Record<string, number> {
  const shown: Record<string, number> = {}
  for (const [category, score, basis] of wishes) if (basis === 'shown') shown[category] = score / 2
  for (const [category, sum] of answers) shown[category] = (shown[category] ?? 0) + sum / 4
  return Object.fromEntries(Object.entries(shown).map(([key, value]) => [key, Math.max(-1, Math.min(1, value))]))
}

/** Lives in the city: not known to live outside, and in one of its towns or at an address that names it; what is not known does not say otherwise. */
export const isResident = (
  { town_id, outside, address }: Pick<PersonRow, 'town_id' | 'outside' | 'address'>,
  municipality: string,
): boolean => !outside && (town_id !== null || address === '' || address.includes(municipality))

function freeOf(free: PersonRow['free']): NonNullable<Person['free']> {
  const spansOf = (day: number) =>
    free
      .filter(([on]) => on === day)
      .map(([, from, to]): Interval => [quarterUp(from), Math.min(24, quarterDown(to))])
      .filter(([from, to]) => from < to)
  return Object.fromEntries(weekdays.map((day, i) => [day, spansOf(i)]))
}

/** The days of absences within the horizon. */
function busyDates(absences: PersonRow['absences'], today: Day, weeks = HORIZON_WEEKS): Day[] {
  if (absences.length === 0) return []
  const horizon = Array.from({ length: 7 * weeks }, (_, i) => addDays(today, i))
  return horizon.filter(day => absences.some(([from, to]) => from <= day && day <= to))
}
