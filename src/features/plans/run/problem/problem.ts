import type { LegalForm } from '#features/kinds/index.ts'
import { timesUnknown } from '#features/opportunities/index.ts'
import { lackingOf } from '#features/people/index.ts'
import { type OpportunityRow, type PersonRow, personOf } from '#features/proposals/index.ts'
import { type Interval, type Person, type Problem, type Weights, weekdays } from '#matching/index.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { LeftOut } from '../../rules.ts'
import { activityOf, type Span } from './activity.ts'
import { bondsOf, type Seated } from './bonds.ts'
import type { Assigned, CityRows, Origin } from './store-city.ts'

/** What a plan is about. `setting.today` is the first day. */
export type Scope = {
  setting: Span
  /** In how many activities a person takes part at most who wishes nothing else; null: in any number. */
  activities: number | null
  areas: readonly string[]
  kinds: readonly LegalForm[]
  weights: Weights
}

export type Built = {
  problem: Problem
  leftOut: LeftOut
}

/** Whether there is not enough to plan with: when, where, and how many. */
const cannotPlan = (row: OpportunityRow): boolean =>
  timesUnknown(row) || row.lat === null || row.capacity === null || row.slots.some(({ need }) => need === null)

/** The city as a problem: who is asked, which seats are free, and what each may not be given. */
export function problemOf(city: CityRows, scope: Scope): Built {
  const { setting, weights } = scope
  const meant = city.opportunities.filter(
    row => row.status === 'open' && (scope.kinds.length === 0 || scope.kinds.includes(row.legal_form)),
  )
  const unknown = meant.filter(cannotPlan)
  const rows = meant.filter(row => !unknown.includes(row))
  const bySlot = Map.groupBy(city.assigned, ({ slot }) => slot)
  const known = knownOf(city, setting)
  const seats = rows.map(row => activityOf(row, setting, slot => (bySlot.get(slot) ?? []).map(known)))
  const byPerson = Map.groupBy(city.assigned, ({ person }) => person)
  // Who lives nobody knows where may live in these areas.
  const asked = city.people.filter(
    ({ id, town_id, outside }) =>
      scope.areas.length === 0 ||
      (town_id === null ? !outside : scope.areas.includes(city.origins.get(id)?.area_id ?? '')),
  )
  const left = unaskedOf(city, asked)
  const ready = asked.filter(({ id }) => !left.has(id))
  const bonds = bondsOf(city.bonds, new Set(ready.map(({ id }) => id)))
  const avoided = avoidedBy(city)
  const people = ready.map(row => ({
    ...planned(row, scope, [...(city.notAgain.get(row.id) ?? []), ...avoided(row.id)], byPerson.get(row.id) ?? []),
    ...(city.done.has(row.id) && { experienced: city.done.get(row.id)! }),
    ...bonds(row.id),
  }))
  return {
    problem: {
      format: 'yui-problem/1',
      horizon: { from: setting.today, weeks: setting.weeks },
      people,
      opportunities: seats.flatMap(({ opportunity }) => (opportunity.slots.length > 0 ? [opportunity] : [])),
      weights,
      ...(scope.activities !== null && { maxActivities: scope.activities }),
    },
    leftOut: {
      byAgreement: rows.filter(({ slots }) => slots.length === 0).map(({ id }) => id),
      unknown: unknown.map(({ id }) => id),
      people: [...left],
      taken: seats.reduce((sum, { taken }) => sum + taken, 0),
    },
  }
}

/**
 * Those of whom too little is known for a plan: nobody asks before it is made, so nothing is assumed. Whoever goes together
 * with one of them waits too, rather than being placed alone.
 */
function unaskedOf({ bonds }: CityRows, people: readonly PersonRow[]): Set<string> {
  const left = new Set(people.filter(row => lackingOf(row).length > 0).map(({ id }) => id))
  const meant = new Set(people.map(({ id }) => id))
  const pairs = bonds
    .filter(({ kind, person_id, other_id }) => kind === 'together' && meant.has(person_id) && meant.has(other_id))
    .flatMap(({ person_id, other_id }) => [[person_id, other_id] as const, [other_id, person_id] as const])
  // A set that grows while it is walked through gives what was added, too.
  for (const id of left) for (const [one, other] of pairs) if (one === id) left.add(other)
  return left
}

/** What is known of who is written in already; of somebody who has left the desk, only what they have done. */
function knownOf({ people, done }: CityRows, setting: Scope['setting']): (seated: Assigned) => Seated {
  const rows = new Map(people.map(row => [row.id, row]))
  return ({ person }) => {
    const row = rows.get(person)
    return { skills: (row && personOf(row, setting).skills) ?? [], experienced: done.get(person) ?? [] }
  }
}

/** The activities in which somebody is written in whom a person is not to meet. */
function avoidedBy({ bonds, assigned, opportunities }: CityRows): (person: string) => string[] {
  const apart = bonds.filter(({ kind }) => kind === 'apart')
  if (apart.length === 0) return () => []
  const activity = new Map(opportunities.flatMap(({ id, slots }) => slots.map(slot => [slot.id, id])))
  const places = Map.groupBy(assigned, ({ person }) => person)
  return person =>
    apart
      .filter(({ person_id, other_id }) => person_id === person || other_id === person)
      .flatMap(({ person_id, other_id }) => places.get(person_id === person ? other_id : person_id) ?? [])
      .flatMap(({ slot }) => (slot && activity.get(slot)) ?? [])
}

/** A resident with what is left of their hours and activities, and without what was proposed to them already. */
function planned(row: PersonRow, scope: Scope, notAgain: string[], assigned: Assigned[]): Person {
  const { setting } = scope
  const person = personOf(row, setting)
  const weekly = assigned.filter(({ weekday }) => weekday !== null)
  const dates = assigned.flatMap(({ on_day }) => on_day ?? [])
  const hours = weekly.reduce((sum, { from_min, to_min }) => sum + (to_min - from_min) / 60, 0)
  const days = new Set(weekly.map(({ weekday }) => weekday)).size * setting.weeks + dates.length
  const { maxHoursPerWeek: most, maxDaysPerMonth: mostDays } = person
  const activities = row.activities_max ?? scope.activities
  const taken = new Set(assigned.map(({ opportunity }) => opportunity)).size
  return {
    ...person,
    excludes: [...new Set([...(person.excludes ?? []), ...notAgain])].sort(),
    free: weekly.reduce(without, person.free ?? {}),
    busyDates: [...(person.busyDates ?? []), ...dates],
    ...(most !== undefined && { maxHoursPerWeek: Math.max(0, Math.floor((most - hours) * 4) / 4) }),
    // The engine counts the whole horizon as one month; a longer one has room for more days.
    ...(mostDays !== undefined && {
      maxDaysPerMonth: Math.max(0, Math.round(mostDays * Math.max(1, setting.weeks / 4)) - days),
    }),
    ...(activities !== null &&
      activities - taken !== scope.activities && { maxActivities: Math.max(0, activities - taken) }),
  }
}

type Free = NonNullable<Person['free']>

/** Free hours less an assignment, with the hour that the way to another place takes (sources.md: way-between). */
function without(free: Free, { weekday, from_min, to_min }: Assigned): Free {
  const day = weekdays[weekday!]!
  const [from, to] = [Math.floor(from_min / 15) / 4 - 1, Math.ceil(to_min / 15) / 4 + 1]
  const left = (free[day] ?? []).flatMap(([begins, ends]): Interval[] =>
    (
      [
        [begins, Math.min(ends, from)],
        [Math.max(begins, to), ends],
      ] as const
    ).filter(([a, b]) => a < b),
  )
  return { ...free, [day]: left }
}

/** By what the audit tells people apart: where they live, and their sex. */
export const groupingsOf = (
  { people }: Pick<Problem, 'people'>,
  origins: ReadonlyMap<string, Origin>,
): Record<'area' | 'sex', Record<string, string>> => ({
  area: Object.fromEntries(people.map(({ id }) => [id, origins.get(id)?.area ?? ''])),
  sex: Object.fromEntries(people.map(({ id }) => [id, origins.get(id)?.sex ?? ''])),
})

/** The last day of a plan. */
export const lastDay = (from: Day, weeks: number): Day => addDays(from, 7 * weeks - 1)
