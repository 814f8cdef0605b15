/** What the checker finds wrong with teams, with people who are apart or together, and with what was locked. */

import type { Plan } from '../plan/plan.ts'
import type { Opportunity, Person } from '../problem/model.ts'
import { type Fault, grouped, type Index } from './lookup.ts'

/** Broken rules between the people of a plan. */
export const bondFaults = (plan: Plan, index: Index): Fault[] => {
  const groups = grouped(plan, 'slot')
  const inside = (slot: string): Person[] =>
    (groups.get(slot) ?? [])
      .map(({ person }) => index.people.get(person)?.person)
      .filter((one): one is Person => one !== undefined)
  return [
    ...index.problem.opportunities.flatMap(one => [...capacityFaults(one, inside), ...teamFaults(one, inside, index)]),
    ...[...groups.keys()].flatMap((path): Fault[] => {
      const ids = new Set(inside(path).map(({ id }) => id))
      const hostile = inside(path).some(one => one.apart?.some(id => id !== one.id && ids.has(id)))
      return hostile ? [{ code: 'apart', path }] : []
    }),
    ...togetherFaults(plan, index),
    ...lockFaults(plan, index),
  ]
}

const capacityFaults = ({ id, capacity, slots }: Opportunity, inside: (slot: string) => Person[]): Fault[] => {
  const people = new Set(slots.flatMap(slot => inside(slot.id).map(one => one.id)))
  return capacity !== undefined && people.size > capacity ? [{ code: 'capacity', path: id, expected: capacity }] : []
}

/** A team that is there in part, unless only those who are locked are; one without its leader or with too many newcomers. */
const teamFaults = (
  { team, slots, category }: Opportunity,
  inside: (slot: string) => Person[],
  index: Index,
): Fault[] => {
  if (!team || slots.every(({ id }) => inside(id).length === 0)) return []
  const isFull = slots.every(({ id, need = 1 }) => inside(id).length >= need)
  const isLocked = slots.every(({ id }) => inside(id).every(one => index.locked.get(one.id)?.has(id)))
  return slots.flatMap(({ id, need = 1 }): Fault[] => {
    const people = inside(id)
    const experienced = people.filter(one => one.experienced?.includes(category)).length
    const most = team.newcomers ?? people.length
    const faults: Fault[] = []
    if (people.length - experienced > most) faults.push({ code: 'newcomers', path: id, expected: most })
    if (!isFull && isLocked) return faults
    if (people.length < need) faults.push({ code: 'team', path: id, expected: need })
    if (team.leader !== undefined && !people.some(({ skills }) => skills?.includes(team.leader!)))
      faults.push({ code: 'leader', path: id })
    if (experienced < (team.experienced ?? 0))
      faults.push({ code: 'experienced', path: id, expected: team.experienced! })
    return faults
  })
}

const togetherFaults = (plan: Plan, { parties }: Index): Fault[] => {
  const groups = grouped(plan, 'person')
  const slotsOf = (person: string): string =>
    (groups.get(person) ?? [])
      .map(({ slot }) => slot)
      .sort()
      .join('\n')
  return [...new Set(parties.values())].flatMap(party =>
    party.filter(one => slotsOf(one) !== slotsOf(party[0]!)).map((path): Fault => ({ code: 'together', path })),
  )
}

const lockFaults = (plan: Plan, { problem }: Index): Fault[] => {
  const placed = new Set(plan.placements.map(({ person, slot }) => JSON.stringify([person, slot])))
  return (problem.locked ?? []).flatMap(({ person, slot }, i): Fault[] =>
    placed.has(JSON.stringify([person, slot])) ? [] : [{ code: 'locked', path: `locked[${i}]` }],
  )
}
