/** The best plan of a tiny problem by trying everything: the oracle of the batch. */
import type { Problem, Slot } from '../model.ts'
import { snapshotOf } from '../rows.ts'
import { admits, baseScore, fits, timeScore } from '../score.ts'

export type Seat = { slot: Slot; place: string; row: number; score: number }

const weeksOf = (slot: Slot): readonly number[] => slot.weeks ?? [1, 2, 3, 4]

const apart = (a: Seat, b: Seat): boolean => {
  if (a.slot.weekday !== b.slot.weekday || !weeksOf(a.slot).some(week => weeksOf(b.slot).includes(week))) return true
  const gap = a.place === b.place ? 0 : 1
  return a.slot.to + gap <= b.slot.from || b.slot.to + gap <= a.slot.from
}

/** Whether one person can have all of these seats. */
export const feasible = (seats: Seat[], maxHours = 168, maxDays = 28): boolean => {
  const dates = new Map<string, number>()
  const hours = new Map<number, number>()
  for (const { slot } of seats)
    for (const week of weeksOf(slot)) {
      dates.set(`${week} ${slot.weekday}`, (dates.get(`${week} ${slot.weekday}`) ?? 0) + 1)
      hours.set(week, (hours.get(week) ?? 0) + slot.to - slot.from)
    }
  return (
    seats.every((a, i) => seats.slice(i + 1).every(b => apart(a, b))) &&
    [...dates.values()].every(count => count <= 2) &&
    [...hours.values()].every(sum => sum <= maxHours) &&
    dates.size <= maxDays
  )
}

/** The greatest sum of scores and first bonuses of any feasible plan. */
export const optimumOf = (problem: Problem): number => {
  const s = snapshotOf(problem)
  const needs = Array.from(s.slots.need.subarray(0, s.slotIds.length))
  const people = problem.people.map(person => {
    const p = s.person.row.get(person.id)!
    const seats: Seat[] = problem.opportunities.flatMap(o =>
      o.slots
        .map(slot => ({ slot, place: String(o.at), row: s.slotIds.indexOf(slot.id) }))
        .filter(({ row }) => admits(s, p, s.opportunity.row.get(o.id)!) && fits(s, p, row))
        .map(seat => ({ ...seat, score: baseScore(s, p, s.opportunity.row.get(o.id)!) + timeScore(s, p, seat.row) })),
    )
    const sets: Seat[][] = [[]]
    for (const seat of seats) sets.push(...sets.map(set => [...set, seat]))
    const bonus = Math.round(300 + 700 * Math.min(1, (person.waitingDays ?? 0) / 365))
    return sets
      .filter(set => feasible(set, person.maxHoursPerWeek, person.maxDaysPerMonth))
      .map(set => ({ set, worth: set.reduce((sum, { score }) => sum + score, set.length > 0 ? bonus : 0) }))
  })
  const best = (i: number): number => {
    if (i === people.length) return 0
    let most = 0
    for (const { set, worth } of people[i]!) {
      if (set.some(({ row }) => needs[row] === 0)) continue
      for (const { row } of set) needs[row]!--
      most = Math.max(most, worth + best(i + 1))
      for (const { row } of set) needs[row]!++
    }
    return most
  }
  return best(0)
}
