/**
 * A problem as the mixed integer program that a general solver is given (CPLEX LP format): x for each eligible pair, z
 * for each first placement, y for each date that counts against days per month, a for each team, w for each person in an activity of few places.
 */
import { firstBonus, type Opportunity, type Person, type Problem, type Slot, weekdays } from '#matching/index.ts'

export type Pair = { person: string; slot: string; score: number }
type Seat = { slot: Slot; opportunity: Opportunity; day: number; weeks: readonly number[] }
/** A pair with the name of its variable. */
type Choice = Pair & { x: string; seat: Seat }

const sum = (names: readonly string[], factor: (i: number) => number = () => 1): string =>
  names.map((name, i) => `${factor(i) === 1 ? '' : `${factor(i)} `}${name}`).join(' + ')

/** The model's text. Rows that can never bind are left out. */
export function lpOf(problem: Problem, pairs: readonly Pair[]): string {
  const seats = seatsOf(problem)
  const choices = pairs.map((pair, i): Choice => ({ ...pair, x: `x${i}`, seat: seats.get(pair.slot)! }))
  const by = (key: (choice: Choice) => string) => Map.groupBy(choices, key)
  const ofPerson = by(({ person }) => person)
  const ofSlot = by(({ slot }) => slot)
  const people = problem.people.map((person, i) => ({ person, i, mine: ofPerson.get(person.id) ?? [] }))
  const rows = [
    ...people.flatMap(({ person, i, mine }) => (mine.length > 0 ? personRows(person, i, mine) : [])),
    ...[...seats.values()].flatMap(seat => seatRows(problem, seat, ofSlot.get(seat.slot.id) ?? [])),
    ...partyRows(problem, choices),
    ...problem.opportunities.flatMap((one, o) => capacityRows(one, o, choices)),
  ]
  const bonuses = people.filter(({ mine }) => mine.length > 0)
  const worth = [
    ...choices.map(({ score, x }) => `${score} ${x}`),
    ...bonuses.map(({ person, i }) => `${firstBonus(person.waitingDays ?? 0)} z${i}`),
  ]
  const teams = problem.opportunities.filter(({ team }) => team).map(({ id }) => teamVariable(problem, id))
  return [
    'Maximize',
    ` obj: ${worth.join('\n + ') || '0 none'}`,
    'Subject To',
    ...rows.map((row, i) => ` r${i}: ${row}`),
    'Bounds',
    ...bonuses.map(({ i }) => ` 0 <= z${i} <= 1`),
    ' 0 <= none <= 1',
    'Binary',
    ...choices.map(({ x }) => ` ${x}`),
    ...teams.map(name => ` ${name}`),
    'End',
  ].join('\n')
}

const seatsOf = (problem: Problem): Map<string, Seat> => {
  const all = Array.from({ length: problem.horizon.weeks }, (_, i) => i + 1)
  return new Map(
    problem.opportunities.flatMap(opportunity =>
      opportunity.slots.map(slot => [
        slot.id,
        { slot, opportunity, day: weekdays.indexOf(slot.weekday), weeks: slot.weeks ?? all },
      ]),
    ),
  )
}

const teamVariable = (problem: Problem, id: string): string => `a${problem.opportunities.findIndex(o => o.id === id)}`

const datesOf = ({ day, weeks }: Seat): number[] => weeks.map(week => week * 7 + day)

/** The first placement, slots that exclude each other, two a day, hours a week, days a month. */
function personRows(person: Person, i: number, mine: readonly Choice[]): string[] {
  const names = mine.map(({ x }) => x)
  const dates = alike(mine.flatMap(({ x, seat }) => datesOf(seat).map(date => ({ at: date, x }))))
  return [
    `z${i} - ${names.join(' - ')} <= 0`,
    ...cliques(mine).map(clique => `${sum(clique)} <= 1`),
    ...dates.filter(({ xs }) => xs.length > 2).map(({ xs }) => `${sum(xs)} <= 2`),
    ...hourRows(person, mine),
    ...dayRows(i, mine, dates, person.maxDaysPerMonth ?? Number.POSITIVE_INFINITY),
  ]
}

/** Choices by date or week; those on which the same can be chosen are one, with their number. */
function alike(entries: readonly { at: number; x: string }[]): { xs: string[]; times: number }[] {
  const sets = [...Map.groupBy(entries, ({ at }) => at).values()].map(found => found.map(({ x }) => x))
  return [...Map.groupBy(sets, xs => xs.join()).values()].map(same => ({ xs: same[0]!, times: same.length }))
}

/** A date is used where anything is chosen on it; sets of which one at most can be chosen need one row. */
function dayRows(
  i: number,
  mine: readonly Choice[],
  dates: readonly { xs: string[]; times: number }[],
  most: number,
): string[] {
  if (dates.reduce((days, { times }) => days + times, 0) <= most) return []
  const used = dates.flatMap(({ xs }, k) => {
    const here = mine.filter(({ x }) => xs.includes(x))
    const groups = cliques(here)
    const alone = xs.filter(x => !groups.some(group => group.includes(x)))
    return [...groups, ...alone.map(x => [x])].map(group => `${sum(group)} - y${i}_${k} <= 0`)
  })
  return [
    ...used,
    `${sum(
      dates.map((_, k) => `y${i}_${k}`),
      k => dates[k]!.times,
    )} <= ${most}`,
  ]
}

function hourRows({ maxHoursPerWeek }: Person, mine: readonly Choice[]): string[] {
  if (maxHoursPerWeek === undefined) return []
  const length = new Map(mine.map(({ x, seat: { slot } }) => [x, slot.to - slot.from]))
  return alike(mine.flatMap(({ x, seat }) => seat.weeks.map(week => ({ at: week, x }))))
    .filter(({ xs }) => xs.reduce((hours, x) => hours + length.get(x)!, 0) > maxHoursPerWeek)
    .map(({ xs }) => `${sum(xs, k => length.get(xs[k]!)!)} <= ${maxHoursPerWeek}`)
}

/** Sets of choices of which a person can have one at most, so that each pair that clashes is in one of them. */
function cliques(mine: readonly Choice[]): string[][] {
  const edges = mine.map(a => mine.map(b => a !== b && clash(a.seat, b.seat)))
  const done = mine.map(() => new Set<number>())
  const found: string[][] = []
  for (let a = 0; a < mine.length; a++)
    for (let b = a + 1; b < mine.length; b++) {
      if (!edges[a]![b] || done[a]!.has(b)) continue
      const clique = [a, b]
      for (let c = 0; c < mine.length; c++) if (clique.every(one => edges[one]![c])) clique.push(c)
      for (const one of clique) for (const other of clique) done[one]!.add(other)
      found.push(clique.map(one => mine[one]!.x))
    }
  return found
}

/** Whether one person cannot do both: overlapping or too near in time on a common date, or no rest between. */
function clash(a: Seat, b: Seat): boolean {
  const [first, second] = [new Set(datesOf(a)), datesOf(b)]
  const demanding = a.slot.demanding === true && b.slot.demanding === true
  if (demanding && second.some(date => first.has(date) || first.has(date - 1) || first.has(date + 1))) return true
  const gap = String(a.opportunity.at) === String(b.opportunity.at) ? 0 : 1
  return second.some(date => first.has(date)) && a.slot.from < b.slot.to + gap && b.slot.from < a.slot.to + gap
}

/** At most `need` people; of a team all or none, with who must be among them. */
function seatRows(problem: Problem, { slot, opportunity }: Seat, inside: readonly Choice[]): string[] {
  const need = slot.need ?? 1
  const { team, category } = opportunity
  if (!team) return inside.length > need ? [`${sum(inside.map(({ x }) => x))} <= ${need}`] : []
  const a = teamVariable(problem, opportunity.id)
  const person = new Map(problem.people.map(one => [one.id, one]))
  const those = (keep: (p: Person) => boolean): string[] =>
    inside.filter(choice => keep(person.get(choice.person)!)).map(({ x }) => x)
  const locked = new Set((problem.locked ?? []).filter(lock => lock.slot === slot.id).map(lock => lock.person))
  const atLeast = (n: number, names: readonly string[]): string =>
    names.length > 0 ? `${sum(names)} - ${n} ${a} >= 0` : `${n} ${a} <= 0`
  const isNew = (p: Person): boolean => !p.experienced?.includes(category)
  const fresh = those(isNew)
  return [
    atLeast(
      need,
      those(() => true),
    ),
    ...(inside.length > 0 ? [`${sum(inside.map(({ x }) => x))} <= ${need}`] : []),
    ...those(p => !locked.has(p.id)).map(x => `${x} - ${a} <= 0`),
    ...(team.leader === undefined
      ? []
      : [
          atLeast(
            1,
            those(p => p.skills?.includes(team.leader!) ?? false),
          ),
        ]),
    ...(team.experienced === undefined
      ? []
      : [
          atLeast(
            team.experienced,
            those(p => !isNew(p)),
          ),
        ]),
    ...(team.newcomers !== undefined && fresh.length > 0 ? [`${sum(fresh)} <= ${team.newcomers}`] : []),
  ]
}

/** Of an activity that takes fewer people than it has seats: w for whoever takes part. */
function capacityRows({ id, capacity, slots }: Opportunity, o: number, choices: readonly Choice[]): string[] {
  const seats = slots.reduce((all, { need = 1 }) => all + need, 0)
  if (capacity === undefined || capacity >= seats) return []
  const own = choices.filter(({ seat }) => seat.opportunity.id === id)
  const inside = [...Map.groupBy(own, ({ person }) => person).values()].map((mine, i) => ({
    w: `w${o}_${i}`,
    xs: mine.map(({ x }) => x),
  }))
  if (inside.length <= capacity) return []
  return [
    ...inside.flatMap(({ w, xs }) => xs.map(x => `${x} - ${w} <= 0`)),
    `${sum(inside.map(({ w }) => w))} <= ${capacity}`,
  ]
}

/** People who must or must not share a slot, and placements that stand. */
function partyRows(problem: Problem, choices: readonly Choice[]): string[] {
  const x = new Map(choices.map(choice => [`${choice.person} ${choice.slot}`, choice.x]))
  const slots = [...new Set(choices.map(({ slot }) => slot))]
  const pairsOf = (people: readonly string[] | undefined, id: string, slot: string) =>
    (people ?? []).map(other => [x.get(`${id} ${slot}`), x.get(`${other} ${slot}`)] as const)
  const rows = problem.people.flatMap(({ id, apart, together }) =>
    slots.flatMap(slot => [
      ...pairsOf(apart, id, slot).flatMap(([a, b]) => (a && b && a !== b ? [`${a} + ${b} <= 1`] : [])),
      ...pairsOf(together, id, slot).flatMap(([a, b]) =>
        a && b ? (a === b ? [] : [`${a} - ${b} = 0`]) : a || b ? [`${a ?? b} = 0`] : [],
      ),
    ]),
  )
  const locks = (problem.locked ?? []).map(({ person, slot }) => `${x.get(`${person} ${slot}`)} = 1`)
  return [...rows, ...locks]
}
