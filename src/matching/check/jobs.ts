/** What the checker finds wrong with whole jobs, and with how many activities people take part in. */

import type { Plan } from '../plan/plan.ts'
import { type Fault, grouped, type Index } from './lookup.ts'

/** People who have a part of a whole job, but for what is locked, and people in more activities than they may have. */
export const jobFaults = (plan: Plan, index: Index): Fault[] =>
  index.strict
    ? [...grouped(plan, 'person')].flatMap(([person, placements]) =>
        index.people.has(person) ? faultsOf(person, [...new Set(placements.map(({ slot }) => slot))], index) : [],
      )
    : []

const faultsOf = (path: string, slots: readonly string[], index: Index): Fault[] => {
  const of = activitiesOf(slots, index)
  const locked = index.locked.get(path) ?? new Set<string>()
  const isPart = [...of].some(
    ([{ opportunity }, own]) =>
      opportunity.whole &&
      own.length < opportunity.slots.length &&
      opportunity.slots.some(({ id }) => own.includes(id) !== locked.has(id)),
  )
  const most = mostOf(path, index)
  return [
    ...(isPart ? [{ code: 'whole', path } as const] : []),
    ...(of.size > most ? [{ code: 'activities', path, expected: most } as const] : []),
  ]
}

const activitiesOf = (slots: Iterable<string>, { seats }: Index) =>
  Map.groupBy(
    [...slots].filter(slot => seats.has(slot)),
    slot => seats.get(slot)!.offer,
  )

/** In how many activities somebody may take part: what is locked stands beyond it. */
export const mostOf = (person: string, index: Index): number => {
  const { maxActivities = index.problem.maxActivities } = index.people.get(person)!.person
  if (maxActivities === undefined) return Number.POSITIVE_INFINITY
  return Math.max(maxActivities, activitiesOf(index.locked.get(person) ?? [], index).size)
}
