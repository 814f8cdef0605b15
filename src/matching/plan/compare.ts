/** What one plan changes against another. */
import type { Plan } from './plan.ts'

type Slots = { person: string; slots: string[] }
type Seats = { slot: string; seats: number }

/** Figures are those after less those before. */
export type Comparison = {
  objective: number
  bound: number
  /** People with at least one place, and places. */
  people: number
  seats: number
  /** Who has a place and had none, and the reverse. */
  gained: Slots[]
  lost: Slots[]
  /** Who has places in both that are not the same. */
  moved: { person: string; gives: string[]; takes: string[] }[]
  /** Slots with more people, and with fewer. */
  filled: Seats[]
  emptied: Seats[]
}

/** Who gains and who loses from one plan to another; of what both have nothing is said. All lists are in order of the ids. */
export const compare = (before: Plan, after: Plan): Comparison => {
  const [were, are] = [slotsByPerson(before), slotsByPerson(after)]
  const people = [...new Set([...were.keys(), ...are.keys()])].sort()
  const list = (of: Map<string, string[]>, not: Map<string, string[]>): Slots[] =>
    people.filter(person => of.has(person) && !not.has(person)).map(person => ({ person, slots: of.get(person)! }))
  const moved = people
    .filter(person => were.has(person) && are.has(person))
    .map(person => ({
      person,
      gives: were.get(person)!.filter(slot => !are.get(person)!.includes(slot)),
      takes: are.get(person)!.filter(slot => !were.get(person)!.includes(slot)),
    }))
  return {
    objective: after.objective - before.objective,
    bound: after.bound - before.bound,
    people: are.size - were.size,
    seats: after.placements.length - before.placements.length,
    gained: list(are, were),
    lost: list(were, are),
    moved: moved.filter(({ gives, takes }) => gives.length + takes.length > 0),
    ...changedSeats(before, after),
  }
}

const slotsByPerson = ({ placements }: Plan): Map<string, string[]> => {
  const slots = new Map<string, string[]>()
  for (const { person, slot } of placements) slots.set(person, [...(slots.get(person) ?? []), slot].sort())
  return slots
}

const changedSeats = (before: Plan, after: Plan): Pick<Comparison, 'filled' | 'emptied'> => {
  const seats = new Map<string, number>()
  for (const { slot } of before.placements) seats.set(slot, (seats.get(slot) ?? 0) - 1)
  for (const { slot } of after.placements) seats.set(slot, (seats.get(slot) ?? 0) + 1)
  const changed = [...seats].map(([slot, count]) => ({ slot, seats: count })).sort((a, b) => (a.slot < b.slot ? -1 : 1))
  return {
    filled: changed.filter(one => one.seats > 0),
    emptied: changed.filter(one => one.seats < 0).map(({ slot, seats: count }) => ({ slot, seats: -count })),
  }
}
