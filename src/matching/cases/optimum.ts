/** The best plan of a tiny problem by trying everything: the oracle of the batch. */

import { admits, baseScore, fits, timeScore } from '../pair/score.ts'
import type { Opportunity, Person, Problem, Slot } from '../problem/model.ts'
import { snapshotOf } from '../table/rows.ts'

export type Seat = { slot: Slot; place: string; row: number; score: number }

const weeksOf = (slot: Slot): readonly number[] => slot.weeks ?? [1, 2, 3, 4]

const apart = (a: Seat, b: Seat): boolean => {
  if (a.slot.weekday !== b.slot.weekday || !weeksOf(a.slot).some(week => weeksOf(b.slot).includes(week))) return true
  const gap = a.place === b.place ? 0 : 1
  return a.slot.to + gap <= b.slot.from || b.slot.to + gap <= a.slot.from
}

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const datesOf = (slot: Slot): number[] => weeksOf(slot).map(week => week * 7 + dayNames.indexOf(slot.weekday))

const isRested = (seats: Seat[]): boolean => {
  const hard = seats.filter(({ slot }) => slot.demanding).flatMap(({ slot }) => datesOf(slot))
  return hard.every((a, i) => hard.every((b, j) => i === j || Math.abs(a - b) > 1))
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
    isRested(seats) &&
    [...dates.values()].every(count => count <= 2) &&
    [...hours.values()].every(sum => sum <= maxHours) &&
    dates.size <= maxDays
  )
}

/** Sets of slots that people who act as one could take, each with what it is worth. */
type Party = { people: Person[]; sets: { rows: number[]; worth: number }[] }

/** The greatest sum of scores and first bonuses of any feasible plan. */
export const optimumOf = (problem: Problem): number => {
  const s = snapshotOf(problem)
  const rowOf = (slot: string): number => s.slotIds.indexOf(slot)
  const seatsOf = (person: Person): Seat[] =>
    problem.opportunities.flatMap(o => {
      const [p, row] = [s.person.row.get(person.id)!, s.opportunity.row.get(o.id)!]
      return o.slots
        .map(slot => ({ slot, place: String(o.at), row: rowOf(slot.id) }))
        .filter(seat => admits(s, p, row) && fits(s, p, seat.row))
        .map(seat => ({ ...seat, score: baseScore(s, p, row) + timeScore(s, p, seat.row) }))
    })
  const bonusOf = ({ waitingDays = 0 }: Person): number => Math.round(300 + 700 * Math.min(1, waitingDays / 365))
  const parties = partiesOf(problem.people).map((people): Party => {
    const seats = people.map(seatsOf)
    const common = seats[0]!.filter(({ row }) => seats.every(list => list.some(seat => seat.row === row)))
    const sets: Seat[][] = [[]]
    for (const seat of common) sets.push(...sets.map(set => [...set, seat]))
    const locked = (problem.locked ?? []).filter(({ person }) => people.some(({ id }) => id === person))
    const scoreOf = (row: number): number =>
      seats.reduce((sum, list) => sum + list.find(seat => seat.row === row)!.score, 0)
    const bonus = people.reduce((sum, person) => sum + bonusOf(person), 0)
    return {
      people,
      sets: sets
        .filter(set =>
          people.every(({ maxHoursPerWeek, maxDaysPerMonth }) => feasible(set, maxHoursPerWeek, maxDaysPerMonth)),
        )
        .filter(set =>
          isAllowed(
            set.map(({ slot }) => slot.id),
            people,
            problem,
          ),
        )
        .filter(set => locked.every(({ slot }) => set.some(({ row }) => row === rowOf(slot))))
        .map(set => set.map(({ row }) => row))
        .map(rows => ({ rows, worth: rows.reduce((sum, row) => sum + scoreOf(row), rows.length > 0 ? bonus : 0) }))
        .sort((a, b) => b.worth - a.worth),
    }
  })
  return bestOf(parties, problem, rowOf)
}

/** Whether people who act as one may have these slots: all or none of whole jobs but for locks, and not too many activities. */
const isAllowed = (slots: readonly string[], people: readonly Person[], problem: Problem): boolean => {
  const locked = new Set(
    problem.locked?.filter(({ person }) => people.some(({ id }) => id === person)).map(({ slot }) => slot),
  )
  const own = problem.opportunities.filter(o => o.slots.some(({ id }) => slots.includes(id)))
  const kept = problem.opportunities.filter(o => o.slots.some(({ id }) => locked.has(id)))
  const isKept = (o: Opportunity): boolean =>
    !o.whole ||
    o.slots.every(({ id }) => slots.includes(id)) ||
    o.slots.every(({ id }) => slots.includes(id) === locked.has(id))
  return (
    own.every(isKept) &&
    people.every(
      ({ maxActivities = problem.maxActivities ?? own.length }) => own.length <= Math.max(maxActivities, kept.length),
    )
  )
}

const partiesOf = (people: readonly Person[]): Person[][] => {
  const of = new Map(people.map(person => [person.id, [person]]))
  for (const { id, together = [] } of people)
    for (const other of together) {
      const all = [...new Set([...of.get(id)!, ...of.get(other)!])]
      for (const one of all) of.set(one.id, all)
    }
  return [...new Set(of.values())]
}

/** Every choice of a set for each party, but for those that cannot become better than the best so far. */
const bestOf = (parties: Party[], problem: Problem, rowOf: (slot: string) => number): number => {
  const seats = problem.opportunities.flatMap(({ slots }) => slots.map(slot => ({ row: rowOf(slot.id), slot })))
  const inside = new Map(seats.map(({ row }) => [row, [] as Person[]]))
  const needOf = new Map(seats.map(({ row, slot }) => [row, slot.need ?? 1]))
  const most = parties.map((_, i) => parties.slice(i).reduce((sum, { sets }) => sum + (sets[0]?.worth ?? 0), 0))
  let best = Number.NEGATIVE_INFINITY
  const search = (i: number, worth: number): void => {
    if (worth + (most[i] ?? 0) <= best) return
    const party = parties[i]
    if (!party) {
      const isKept = (o: Opportunity): boolean =>
        isWithin(o, slot => inside.get(rowOf(slot))!) && isTeam(o, slot => inside.get(rowOf(slot))!, problem)
      if (problem.opportunities.every(isKept)) best = worth
      return
    }
    for (const set of party.sets) {
      const people = set.rows.map(row => inside.get(row)!)
      for (const list of people) list.push(...party.people)
      if (set.rows.every(row => inside.get(row)!.length <= needOf.get(row)! && isFriendly(inside.get(row)!)))
        search(i + 1, worth + set.worth)
      for (const list of people) list.splice(list.length - party.people.length)
    }
  }
  search(0, 0)
  return best
}

const isFriendly = (people: Person[]): boolean =>
  people.every(one => people.every(other => one === other || !one.apart?.includes(other.id)))

/** Whether an activity has no more people than it takes. */
const isWithin = (
  { capacity = Number.POSITIVE_INFINITY, slots }: Opportunity,
  inside: (slot: string) => Person[],
): boolean => new Set(slots.flatMap(({ id }) => inside(id))).size <= capacity

/** Whether an activity is no team's, empty but for those who are locked, or done by a complete team. */
const isTeam = (
  { team, slots, category }: Opportunity,
  inside: (slot: string) => Person[],
  problem: Problem,
): boolean => {
  if (!team) return true
  const parties = partiesOf(problem.people)
  const isLocked = (id: string, slot: string): boolean =>
    (problem.locked ?? []).some(
      lock =>
        lock.slot === slot && parties.some(p => p.some(one => one.id === id) && p.some(one => one.id === lock.person)),
    )
  if (slots.every(({ id }) => inside(id).every(one => isLocked(one.id, id)))) return true
  return slots.every(({ id, need = 1 }) => {
    const people = inside(id)
    const experienced = people.filter(one => one.experienced?.includes(category)).length
    return (
      people.length === need &&
      (team.leader === undefined || people.some(({ skills }) => skills?.includes(team.leader!))) &&
      experienced >= (team.experienced ?? 0) &&
      people.length - experienced <= (team.newcomers ?? people.length)
    )
  })
}
