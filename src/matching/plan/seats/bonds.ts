/** What binds people to each other, to slots and to teams; all of it empty in a city that does not use it. */

import { admits, fits } from '../../pair/score.ts'
import type { Problem } from '../../problem/model.ts'
import type { Snapshot } from '../../table/arrays.ts'
import { shared } from '../../table/columns.ts'

/** An activity that a team does. `seniors` are experienced in it; each slot takes at least so many of them. */
export type Team = {
  opportunity: number
  slots: readonly number[]
  /** The skill that one needs to lead, and who has it; null where nobody needs to. */
  leader: string | null
  leaders: ReadonlySet<number> | null
  seniors: ReadonlySet<number>
  experienced: number
  newcomers: number
  /** By slot, in the order of `slots`. */
  seniorsLeast: readonly number[]
}

export type Bonds = {
  teams: Team[]
  /** Slots of teams to their team. */
  teamOf: Map<number, Team>
  /** Activities that take fewer people than they have seats, to how many. */
  capacity: Map<number, number>
  /** By activity: 1 where whoever takes part takes all of its slots, of several. */
  whole: Uint8Array
  /** By person: in how many activities they take part at most, `anyNumber` where that is not limited. */
  most: Uint8Array
  /** Whether there are whole jobs, or limits of activities. */
  strict: boolean
  /** People who must not share a slot, from both sides. */
  apart: Map<number, Set<number>>
  /** Each one of those who take the same slots or none, to all of them in order; the first stands for all. */
  parties: Map<number, readonly number[]>
  /** People to the slots that they keep. A lock holds for the whole party. */
  locked: Map<number, ReadonlySet<number>>
  /** True where there is none of all this: then the search need not look for it. */
  loose: boolean
}

export type Bound = Pick<Problem, 'people' | 'opportunities' | 'locked' | 'maxActivities'>

/** No limit of activities. */
export const anyNumber = 255

/** The bonds of a valid problem. Refuses a lock on a slot that the person could not take. */
export const bondsOf = (s: Snapshot, problem: Bound): Bonds => {
  const teams = teamsOf(s, problem)
  const capacity = capacityOf(s, problem)
  const parties = partiesOf(s, problem)
  const apart = apartOf(s, problem)
  const locked = lockedOf(s, problem, parties)
  const whole = shared(Uint8Array, s.opportunity.ids.length)
  for (const o of problem.opportunities) if (o.whole && o.slots.length > 1) whole[s.opportunity.row.get(o.id)!] = 1
  const most = shared(Uint8Array, s.person.ids.length).fill(problem.maxActivities ?? anyNumber)
  for (const p of problem.people) if (p.maxActivities !== undefined) most[s.person.row.get(p.id)!] = p.maxActivities
  const strict = whole.includes(1) || most.some(many => many < anyNumber)
  return {
    teams,
    teamOf: new Map(teams.flatMap(team => team.slots.map(slot => [slot, team] as const))),
    capacity,
    apart,
    parties,
    locked,
    ...{ whole, most, strict },
    loose: !strict && teams.length + capacity.size + apart.size + parties.size + locked.size === 0,
  }
}

const rowsOf = (s: Snapshot, people: Problem['people'], which: (person: Problem['people'][number]) => boolean) =>
  new Set(people.filter(which).map(({ id }) => s.person.row.get(id)!))

const teamsOf = (s: Snapshot, { people, opportunities }: Bound): Team[] =>
  opportunities
    .filter(({ team, slots }) => team && slots.length > 0)
    .map(({ id, team, slots, category }) => {
      const opportunity = s.opportunity.row.get(id)!
      const from = s.opportunities.slotsAt[opportunity]!
      const { leader, experienced = 0, newcomers = Number.POSITIVE_INFINITY } = team!
      const least = slots.map(({ need = 1 }) => Math.max(experienced, need - newcomers))
      return {
        opportunity,
        slots: slots.map((_, i) => from + i),
        leader: leader ?? null,
        leaders: leader === undefined ? null : rowsOf(s, people, ({ skills }) => skills?.includes(leader) ?? false),
        seniors: least.some(count => count > 0)
          ? rowsOf(s, people, person => person.experienced?.includes(category) ?? false)
          : new Set<number>(),
        experienced,
        newcomers,
        seniorsLeast: least,
      }
    })
    .sort((a, b) => a.opportunity - b.opportunity)

const capacityOf = (s: Snapshot, { opportunities }: Bound): Bonds['capacity'] => {
  const seatsOf = (slots: Problem['opportunities'][number]['slots']): number =>
    slots.reduce((sum, { need = 1 }) => sum + need, 0)
  return new Map(
    opportunities.flatMap(({ id, capacity, slots }) =>
      capacity !== undefined && capacity < seatsOf(slots) ? [[s.opportunity.row.get(id)!, capacity] as const] : [],
    ),
  )
}

const apartOf = (s: Snapshot, { people }: Bound): Bonds['apart'] => {
  const apart: Bonds['apart'] = new Map()
  const add = (a: number, b: number): void => void apart.set(a, (apart.get(a) ?? new Set()).add(b))
  for (const person of people)
    for (const other of person.apart ?? []) {
      const [a, b] = [s.person.row.get(person.id)!, s.person.row.get(other)]
      if (b === undefined || a === b) continue
      add(a, b)
      add(b, a)
    }
  return apart
}

/** Joins whoever is named by the other, so that a chain of friends is one party. */
const partiesOf = (s: Snapshot, { people }: Bound): Bonds['parties'] => {
  const parties = new Map<number, readonly number[]>()
  for (const { id, together = [] } of people)
    for (const other of together) {
      const [a, b] = [s.person.row.get(id)!, s.person.row.get(other)]
      if (b === undefined || a === b) continue
      const all = [...new Set([...(parties.get(a) ?? [a]), ...(parties.get(b) ?? [b])])].sort((x, y) => x - y)
      for (const member of all) parties.set(member, all)
    }
  return parties
}

const lockedOf = (s: Snapshot, { locked = [] }: Bound, parties: Bonds['parties']): Bonds['locked'] => {
  const kept = new Map<number, Set<number>>()
  if (locked.length === 0) return kept
  const rowOfSlot = new Map(s.slotIds.map((id, slot) => [id, slot]))
  for (const { person, slot: id } of locked) {
    const [p, slot] = [s.person.row.get(person), rowOfSlot.get(id)]
    if (p === undefined || slot === undefined) throw new RangeError(`locked: unknown ${person} or ${id}`)
    for (const member of parties.get(p) ?? [p]) {
      if (!admits(s, member, s.slots.opportunity[slot]!) || !fits(s, member, slot))
        throw new RangeError(`locked: ${s.person.ids[member]} cannot take ${id}`)
      kept.set(member, (kept.get(member) ?? new Set()).add(slot))
    }
  }
  return kept
}
