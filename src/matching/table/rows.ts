import { dayNumber, halfBit, markHours, quarters, slotHalves, weekBits, weekdayIndex } from '../problem/calendar.ts'
import { chord2OfKm, onSphere } from '../problem/geo.ts'
import {
  kinds,
  type Opportunity,
  type Person,
  type Point,
  type Problem,
  type Slot,
  weekdays,
} from '../problem/model.ts'
import {
  busyAt,
  emptySnapshot,
  freeAt,
  makeRoom,
  type Rows,
  refused,
  type Snapshot,
  tasteAt,
  unlimited,
} from './arrays.ts'
import { type Keys, keyOf, popcount } from './keys.ts'

/** The problem as arrays: rows in the order of the ids, so that "ties by id" is "ties by row". */
export const snapshotOf = (problem: Pick<Problem, 'horizon' | 'people' | 'opportunities' | 'weights'>): Snapshot => {
  const s = emptySnapshot(problem.horizon, problem.weights)
  const slots = problem.opportunities.reduce((sum, o) => sum + o.slots.length, 0)
  makeRoom(s, { people: problem.people.length, opportunities: problem.opportunities.length, slots })
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  for (const opportunity of [...problem.opportunities].sort(byId)) putOpportunity(s, opportunity)
  for (const person of [...problem.people].sort(byId)) putPerson(s, person)
  return s
}

const rowFor = (rows: Rows, id: string): number => {
  const known = rows.row.get(id)
  const row = known ?? rows.spare.pop() ?? rows.ids.length
  rows.ids[row] = id
  rows.row.set(id, row)
  return row
}

/** A list of loads or a table of their degrees as three words; `list` is the degree that a list means. */
const degreesOf = (keys: Keys, loads: Person['avoids'], list: number): [string, number][] =>
  (Array.isArray(loads) ? loads.map((load): [string, number] => [load, list]) : Object.entries(loads ?? {})).filter(
    ([load, degree]) => keyOf(keys, load, 32) >= 0 && degree > 0,
  )

const bitsOf = (keys: Keys, names: readonly string[] = []): number =>
  names.reduce((bits, name) => bits | (1 << keyOf(keys, name, 32)), 0)

const setBits = (keys: Keys, names: readonly string[] | undefined, words: Uint32Array): void => {
  words.fill(0)
  for (const name of names ?? []) {
    const key = keyOf(keys, name)
    words[key >> 5]! |= 1 << (key & 31)
  }
}

/** A place that is not known: no distance from it is a number. */
const nowhere: Point = [Number.NaN, Number.NaN]

const place = (columns: Snapshot['people'] | Snapshot['opportunities'], row: number, at: Point = nowhere): void => {
  const [x, y, z] = onSphere(at)
  columns.x[row] = x
  columns.y[row] = y
  columns.z[row] = z
  columns.lat[row] = at[0]
  columns.lng[row] = at[1]
}

/** Adds a person or replaces the one of that id; gives the row. */
export const putPerson = (s: Snapshot, person: Person): number => {
  const row = rowFor(s.person, person.id)
  for (const name of [...Object.keys(person.likes ?? {}), ...Object.keys(person.shown ?? {})])
    keyOf(s.keys.categories, name)
  for (const name of person.skills ?? []) keyOf(s.keys.skills, name)
  makeRoom(s, { people: s.person.ids.length })
  const t = s.people
  // Without a reach no way is near or far: there is no distance then either.
  place(t, row, person.reachKm === undefined ? nowhere : person.at)
  t.reachKm[row] = person.reachKm ?? 0
  t.reachChord2[row] = chord2OfKm(person.reachKm ?? 0)
  t.kinds[row] = person.kinds.reduce((bits, kind) => bits | (1 << kinds.indexOf(kind)), 0)
  t.avoids.fill(0, row * 3, row * 3 + 3)
  for (const [load, degree] of degreesOf(s.keys.loads, person.avoids, 1))
    t.avoids[row * 3 + degree - 1]! |= 1 << keyOf(s.keys.loads, load)
  const words = s.widths.skillWords
  setBits(s.keys.skills, person.skills, t.skills.subarray(row * words, (row + 1) * words))
  t.age[row] = person.age ?? 0
  t.outsider[row] = person.resident === false ? 1 : 0
  t.waiting[row] = person.waitingDays ?? 0
  t.words[row] = bitsOf(s.keys.words, person.character)
  putTaste(s, row, person)
  putHours(s, row, person)
  putWishes(s, row, person)
  putExcluded(s, row, person)
  return row
}

const putTaste = (s: Snapshot, row: number, person: Person): void => {
  const { likes = {}, shown = {} } = person
  for (let category = 0; category < s.widths.categories; category++)
    s.people.taste[tasteAt(s, row, category)] = s.people.said[tasteAt(s, row, category)] = 0
  for (const name of [...Object.keys(likes), ...Object.keys(shown)]) {
    const wish = likes[name] ?? 0
    const corrected = Math.round((wish + (shown[name] ?? 0)) * 20)
    const at = tasteAt(s, row, keyOf(s.keys.categories, name))
    s.people.said[at] = Math.round(wish * 20)
    s.people.taste[at] = wish <= -2 ? refused : Math.max(-40, Math.min(40, corrected))
  }
}

/** Every hour, of somebody whom nobody has asked yet. */
const anyTime: Person['free'] = Object.fromEntries(weekdays.map(day => [day, [[0, 24]]]))

const putHours = (s: Snapshot, row: number, person: Person): void => {
  const t = s.people
  const free = person.free ?? anyTime
  t.timeKnown[row] = person.free ? 1 : 0
  t.freeHalves[row] = 0
  for (const [day, weekday] of weekdays.entries()) {
    const at = freeAt(s, row, day)
    t.free.fill(0, at, at + 3)
    t.busy[busyAt(s, row, day)] = 0
    for (const [from, to] of free[weekday] ?? []) {
      markHours(t.free, at, [from, to])
      t.freeHalves[row]! |= slotHalves({ weekday, from, to })
    }
  }
  for (const date of person.busyDates ?? []) {
    const offset = dayNumber(date) - s.horizon.monday
    if (offset >= 0 && offset < s.horizon.weeks * 7) t.busy[busyAt(s, row, offset % 7)]! |= 1 << Math.floor(offset / 7)
  }
  t.maxHours[row] = person.maxHoursPerWeek === undefined ? unlimited : quarters(person.maxHoursPerWeek)
  t.maxDays[row] = person.maxDaysPerMonth ?? unlimited
}

const putWishes = (s: Snapshot, row: number, { wishes = {} }: Person): void => {
  const t = s.people
  t.wishPay[row] = wishes.pay === undefined ? 0 : wishes.pay ? 1 : 2
  t.wishYen[row] = wishes.yenPerHour ?? 0
  t.wishHours[row] = quarters(wishes.hoursPerWeek ?? 0)
  t.wishDays[row] = wishes.daysPerWeek ?? 0
  t.wishShift[row] = quarters(wishes.hoursPerShift ?? 0)
  t.wishHalves[row] = (wishes.halves ?? []).reduce((bits, name) => bits | halfBit(name), 0)
}

/** Exclusions of opportunities that are not here yet get a row in advance, closed until the opportunity comes. */
const putExcluded = (s: Snapshot, row: number, person: Person): void => {
  const excludes = person.excludes ?? []
  if (excludes.length > s.people.excludes[row]!) {
    s.people.excludesAt[row] = s.excludedCount
    s.excludedCount += excludes.length
    makeRoom(s, { excluded: s.excludedCount })
  }
  s.people.excludes[row] = excludes.length
  const rows = excludes.map(id => rowFor(s.opportunity, id))
  makeRoom(s, { opportunities: s.opportunity.ids.length })
  s.excluded.opportunity.set(rows, s.people.excludesAt[row])
}

/** Adds an opportunity or replaces the one of that id; gives the row. */
export const putOpportunity = (s: Snapshot, opportunity: Opportunity): number => {
  const row = rowFor(s.opportunity, opportunity.id)
  const category = keyOf(s.keys.categories, opportunity.category)
  for (const name of [...(opportunity.requires ?? []), ...(opportunity.wants ?? [])]) keyOf(s.keys.skills, name)
  makeRoom(s, { opportunities: s.opportunity.ids.length })
  const t = s.opportunities
  place(t, row, opportunity.at)
  t.open[row] = opportunity.open === false ? 0 : 1
  t.kind[row] = 1 << kinds.indexOf(opportunity.kind)
  t.category[row] = category
  t.loads.fill(0, row * 3, row * 3 + 3)
  for (const [load, degree] of degreesOf(s.keys.loads, opportunity.loads, 3))
    for (let d = 0; d < degree; d++) t.loads[row * 3 + d]! |= 1 << keyOf(s.keys.loads, load)
  const words = s.widths.skillWords
  setBits(s.keys.skills, opportunity.requires, t.requires.subarray(row * words, (row + 1) * words))
  setBits(s.keys.skills, opportunity.wants, t.wants.subarray(row * words, (row + 1) * words))
  t.wantsCount[row] = new Set(opportunity.wants).size
  t.ageMin[row] = opportunity.ageMin ?? 0
  t.residentsOnly[row] = opportunity.residentsOnly ? 1 : 0
  t.paid[row] = opportunity.kind === 'volunteering' ? 0 : 1
  t.yen[row] = opportunity.yenPerHour ?? 0
  t.days[row] = opportunity.daysPerWeek ?? 0
  t.timesUnknown[row] = opportunity.timesUnknown ? 1 : 0
  t.words[row] = bitsOf(s.keys.words, opportunity.character)
  putSlots(s, row, opportunity)
  t.need[row] = needOf(opportunity)
  return row
}

/** The mean of urgency, priority and scarcity of candidates, 0 to 1; an unknown count of candidates is in the middle. */
const needOf = ({ urgency = 0, priority = false, candidates, slots }: Opportunity): number => {
  const seats = Math.max(
    1,
    slots.reduce((sum, slot) => sum + (slot.need ?? 1), 0),
  )
  const scarcity = candidates === undefined ? 0.5 : seats / (seats + candidates)
  return (urgency / 3 + (priority ? 1 : 0) + scarcity) / 3
}

const putSlots = (s: Snapshot, row: number, { slots }: Opportunity): void => {
  const { slotsAt, slots: counts, shortest } = s.opportunities
  if (slots.length > counts[row]!) {
    slotsAt[row] = s.slotIds.length
    for (const slot of slots) s.slotIds.push(slot.id)
    makeRoom(s, { slots: s.slotIds.length })
  }
  counts[row] = slots.length
  shortest[row] = slots.length === 0 ? 0 : Math.min(...slots.map(slot => quarters(slot.to) - quarters(slot.from)))
  const t = s.slots
  for (const [i, slot] of slots.entries()) {
    const at = slotsAt[row]! + i
    s.slotIds[at] = slot.id
    t.opportunity[at] = row
    t.shape[at] = shapeOf(s, slot)
    t.weeks[at] = weekBits(slot.weeks, s.horizon.weeks)
    t.weekCount[at] = popcount(t.weeks[at]!)
    t.need[at] = slot.need ?? 1
  }
}

const shapeOf = (s: Snapshot, slot: Slot): number => {
  const shape = keyOf(s.shapeKeys, `${slot.weekday} ${slot.from} ${slot.to}`)
  makeRoom(s, { shapes: s.shapeKeys.list.length })
  const t = s.shapes
  t.weekday[shape] = weekdayIndex(slot.weekday)
  t.from[shape] = quarters(slot.from)
  t.to[shape] = quarters(slot.to)
  markHours(t.hours, shape * 3, [slot.from, slot.to])
  t.halves[shape] = slotHalves(slot)
  return shape
}

/** Takes a person out; the row is used again. An unknown id changes nothing. */
export const dropPerson = (s: Snapshot, id: string): void => drop(s.person, id, row => (s.people.kinds[row] = 0))

/** Takes an opportunity out; the row is kept for the id, since exclusions may refer to it. */
export const dropOpportunity = (s: Snapshot, id: string): void => {
  const row = s.opportunity.row.get(id)
  if (row !== undefined) s.opportunities.open[row] = s.opportunities.kind[row] = 0
}

const drop = (rows: Rows, id: string, clear: (row: number) => void): void => {
  const row = rows.row.get(id)
  if (row === undefined) return
  clear(row)
  rows.ids[row] = ''
  rows.row.delete(id)
  rows.spare.push(row)
}
