/** What is wrong with a problem that fits its schema. */
import { dayNumber } from './calendar.ts'
import { type Opportunity, type Problem, standardWeights, terms, weekdays } from './model.ts'
import type { Issue } from './schema.ts'

/** Dates, times, ids, weights and bonds that do not hold together, and more of something than the engine has room for. */
export const contentIssues = (problem: Problem): Issue[] => {
  const issues: Issue[] = []
  const isDate = (path: string, iso: string): void => {
    if (Number.isNaN(dayNumber(iso))) issues.push({ path, code: 'date' })
  }
  const span = (path: string, from: number, to: number): void => {
    if (from >= to) issues.push({ path, code: 'span' })
  }
  isDate('horizon.from', problem.horizon.from)
  for (const [i, p] of problem.people.entries()) {
    for (const [j, iso] of (p.busyDates ?? []).entries()) isDate(`people[${i}].busyDates[${j}]`, iso)
    for (const day of weekdays)
      for (const [j, [from, to]] of (p.free?.[day] ?? []).entries()) span(`people[${i}].free.${day}[${j}]`, from, to)
  }
  for (const [i, o] of problem.opportunities.entries())
    for (const [j, one] of o.slots.entries()) {
      span(`opportunities[${i}].slots[${j}]`, one.from, one.to)
      if (o.capacity !== undefined && (one.need ?? 1) > o.capacity)
        issues.push({ path: `opportunities[${i}].slots[${j}].need`, code: 'maximum', expected: o.capacity })
      for (const [k, week] of (one.weeks ?? []).entries())
        if (week > problem.horizon.weeks)
          issues.push({ path: `opportunities[${i}].slots[${j}].weeks[${k}]`, code: 'week' })
    }
  repeated(
    issues,
    problem.people.map(({ id: key }, i) => [`people[${i}].id`, key]),
  )
  repeated(
    issues,
    problem.opportunities.map(({ id: key }, i) => [`opportunities[${i}].id`, key]),
  )
  const slots = problem.opportunities.flatMap((o, i) =>
    o.slots.map((one, j) => [`opportunities[${i}].slots[${j}].id`, one.id] as const),
  )
  repeated(issues, slots)
  const sum = terms.reduce((all, term) => all + (problem.weights?.[term] ?? standardWeights[term]), 0)
  if (sum !== 1000) issues.push({ path: 'weights', code: 'sum', expected: 1000 })
  issues.push(...bondIssues(problem), ...sizeIssues(problem))
  return issues
}

const repeated = (issues: Issue[], list: readonly (readonly [path: string, id: string])[]): void => {
  const seen = new Set<string>()
  for (const [path, key] of list) {
    if (seen.has(key)) issues.push({ path, code: 'repeated', expected: key })
    seen.add(key)
  }
}

/** As many as act as one at most. */
const mostTogether = 8

/** People who are nowhere, who are together and apart at once, too many together, and teams that no slot is large enough for. */
const bondIssues = ({ people, opportunities }: Problem): Issue[] => {
  const issues: Issue[] = []
  const ids = new Set(people.map(({ id }) => id))
  for (const [i, { together = [] }] of people.entries())
    for (const [j, other] of together.entries())
      if (!ids.has(other)) issues.push({ path: `people[${i}].together[${j}]`, code: 'unknown', expected: other })
  const partyOf = partiesOf(people)
  for (const [i, { id, apart = [], together = [] }] of people.entries()) {
    const party = partyOf.get(id)
    if (!party) continue
    if (together.length > 0 && party.size > mostTogether)
      issues.push({ path: `people[${i}].together`, code: 'tooMany', expected: mostTogether })
    for (const [j, other] of apart.entries())
      if (other !== id && party.has(other))
        issues.push({ path: `people[${i}].apart[${j}]`, code: 'contradiction', expected: other })
  }
  for (const [i, { team, slots, whole }] of opportunities.entries()) {
    if (team && whole) issues.push({ path: `opportunities[${i}].whole`, code: 'contradiction' })
    const least = smallest(slots)
    if (team?.experienced !== undefined && team.experienced > least)
      issues.push({ path: `opportunities[${i}].team.experienced`, code: 'maximum', expected: least })
  }
  return issues
}

const smallest = (slots: Opportunity['slots']): number =>
  slots.reduce((least, { need = 1 }) => Math.min(least, need), 65535)

const partiesOf = (people: Problem['people']): Map<string, Set<string>> => {
  const partyOf = new Map<string, Set<string>>()
  for (const { id, together = [] } of people)
    for (const other of together) {
      const party = new Set([...(partyOf.get(id) ?? [id]), ...(partyOf.get(other) ?? [other])])
      for (const one of party) partyOf.set(one, party)
    }
  return partyOf
}

/** What there is room for: more would be cut off silently or take more memory than a machine has. */
export const mostOf = {
  slots: 1_000_000,
  seats: 10_000_000,
  categories: 1000,
  skills: 1024,
  loads: 32,
  character: 32,
  locksEach: 128,
} as const

const sizeIssues = ({ people, opportunities, locked = [] }: Problem): Issue[] => {
  const issues: Issue[] = []
  const limit = (path: string, count: number, most: number): void => {
    if (count > most) issues.push({ path, code: 'tooMany', expected: most })
  }
  const slots = opportunities.reduce((sum, o) => sum + o.slots.length, 0)
  const seats = opportunities.reduce((sum, o) => sum + o.slots.reduce((all, { need = 1 }) => all + need, 0), 0)
  limit('slots', slots, mostOf.slots)
  limit('seats', seats, mostOf.seats)
  const wished = people.flatMap(({ likes = {}, shown = {} }) => [likes, shown])
  limit('categories', countKeys([...wished, opportunities.map(({ category }) => category)]), mostOf.categories)
  const asked = opportunities.flatMap(({ requires, wants }) => [requires, wants])
  limit('skills', countKeys([...people.map(({ skills }) => skills), ...asked]), mostOf.skills)
  limit('loads', countKeys([...people.map(p => p.avoids), ...opportunities.map(o => o.loads)]), mostOf.loads)
  limit('character', countKeys([...people, ...opportunities].map(one => one.character)), mostOf.character)
  const locksOf = Map.groupBy(locked, ({ person }) => person)
  limit('locked', Math.max(0, ...[...locksOf.values()].map(list => list.length)), mostOf.locksEach)
  return issues
}

/** How many different keys or names there are in lists and tables. */
const countKeys = (lists: readonly (readonly string[] | object | undefined)[]): number => {
  const keys = new Set<string>()
  for (const list of lists) for (const key of Array.isArray(list) ? list : Object.keys(list ?? {})) keys.add(key)
  return keys.size
}
