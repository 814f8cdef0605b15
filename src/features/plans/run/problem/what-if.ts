import type { Opportunity, Problem, Slot } from '#matching/index.ts'
import type { WhatIf } from '../../rules.ts'

/** Whether a slot gets the seat: where one person does the whole job, all slots of it do. */
const isSeatIn = ({ whole, slots }: Opportunity, slot: Slot, asked: string): boolean =>
  whole ? slots.some(({ id }) => id === asked) : slot.id === asked

/** The problem with the change in it; null where it names nothing in the problem. `areaOf` gives a person's living area. */
export function changed(problem: Problem, change: WhatIf, areaOf: (person: string) => string | null): Problem | null {
  if (change.kind === 'reach') {
    const reaches = (person: string) => change.area === null || areaOf(person) === change.area
    const people = problem.people.map(person =>
      reaches(person.id) && person.reachKm !== undefined ? { ...person, reachKm: person.reachKm + change.km } : person,
    )
    return problem.people.some(({ id }) => reaches(id)) ? { ...problem, people } : null
  }
  const concerns = (opportunity: Opportunity, slot: Slot) =>
    change.kind === 'hours' ? opportunity.id === change.opportunity : isSeatIn(opportunity, slot, change.slot)
  const other = (slot: Slot): Slot =>
    change.kind === 'hours'
      ? { ...slot, to: Math.min(slot.to, slot.from + change.hours) }
      : { ...slot, need: (slot.need ?? 1) + change.more }
  if (!problem.opportunities.some(one => one.slots.some(slot => concerns(one, slot)))) return null
  const opportunities = problem.opportunities.map(one => ({
    ...one,
    slots: one.slots.map(slot => (concerns(one, slot) ? other(slot) : slot)),
    // Whoever asks for another seat asks for somebody who takes it.
    ...(one.capacity !== undefined &&
      change.kind === 'seats' &&
      one.slots.some(slot => concerns(one, slot)) && { capacity: one.capacity + change.more }),
  }))
  return { ...problem, opportunities }
}
