import { dayNumber, mondayOf } from '../problem/calendar.ts'
import { type Problem, standardWeights, terms, type Weights } from '../problem/model.ts'
import { allocate, type Columns, resize, type Widths } from './columns.ts'
import { emptyKeys, type Keys } from './keys.ts'

/** Refused wish in a person's taste; other wishes stand there in twentieths, -40 to 40. */
export const refused = -128

/** A limit that was not stated. */
export const unlimited = 0xffff

const f64 = Float64Array
const u32 = Uint32Array
const u16 = Uint16Array
const u8 = Uint8Array

/** Times are in quarters of an hour; sets are bits; `free` and `busy` have a plane a weekday, `taste` and `said` (the wish as it was said, no refusal in it) one a category; `freeHalves` are half-days with any free time; `x y z` is the place on the unit sphere. */
export const personColumns = {
  x: [f64, 1],
  y: [f64, 1],
  z: [f64, 1],
  lat: [f64, 1],
  lng: [f64, 1],
  reachKm: [f64, 1],
  reachChord2: [f64, 1],
  kinds: [u8, 1],
  avoids: [u32, 3],
  taste: [Int8Array, 1, 'categories'],
  said: [Int8Array, 1, 'categories'],
  skills: [u32, 'skillWords'],
  free: [u32, 3, 7],
  freeHalves: [u32, 1],
  timeKnown: [u8, 1],
  busy: [u32, 1, 7],
  maxHours: [u16, 1],
  maxDays: [u16, 1],
  age: [u8, 1],
  outsider: [u8, 1],
  waiting: [f64, 1],
  wishPay: [u8, 1],
  wishYen: [u16, 1],
  wishHours: [u16, 1],
  wishDays: [u8, 1],
  wishShift: [u8, 1],
  wishHalves: [u32, 1],
  words: [u32, 1],
  excludesAt: [u32, 1],
  excludes: [u16, 1],
} as const

export const opportunityColumns = {
  x: [f64, 1],
  y: [f64, 1],
  z: [f64, 1],
  lat: [f64, 1],
  lng: [f64, 1],
  open: [u8, 1],
  kind: [u8, 1],
  category: [u16, 1],
  loads: [u32, 3],
  requires: [u32, 'skillWords'],
  wants: [u32, 'skillWords'],
  wantsCount: [u8, 1],
  ageMin: [u8, 1],
  residentsOnly: [u8, 1],
  paid: [u8, 1],
  yen: [u16, 1],
  days: [u8, 1],
  timesUnknown: [u8, 1],
  shortest: [u8, 1],
  words: [u32, 1],
  need: [f64, 1],
  slotsAt: [u32, 1],
  slots: [u16, 1],
} as const

export const slotColumns = {
  opportunity: [u32, 1],
  shape: [u16, 1],
  weeks: [u32, 1],
  weekCount: [u8, 1],
  need: [u16, 1],
} as const

/** A shape is a weekday with its hours: a city has many slots but few shapes, so a scan judges each shape once. */
export const shapeColumns = {
  weekday: [u8, 1],
  from: [u8, 1],
  to: [u8, 1],
  hours: [u32, 3],
  halves: [u32, 1],
} as const

const excludedColumns = { opportunity: [u32, 1] } as const

/** Rows of one noun: `ids[row]` is the id, an empty one marks a row that is free. */
export type Rows = { ids: string[]; row: Map<string, number>; spare: number[] }

/** What a scan found: rows of the other side in order, with their squared chords and then their points; up to which of the slots found they go. */
export type Found = { row: Uint32Array; chord2: Float64Array; points: Int16Array; until: Uint32Array }

const foundRoom = (rows: number): Found => ({
  row: new Uint32Array(rows),
  chord2: new Float64Array(rows),
  points: new Int16Array(rows),
  until: new Uint32Array(rows),
})

/** The city as structure of arrays. Rows are changed in place by `rows.ts`; everything else only reads. */
export type Snapshot = {
  horizon: { monday: number; weeks: number }
  weights: Int32Array
  widths: Widths
  keys: { categories: Keys; skills: Keys; loads: Keys; words: Keys }
  person: Rows
  opportunity: Rows
  /** Ids of slots by row of the slot table; rows that no opportunity refers to are dead. */
  slotIds: string[]
  shapeKeys: Keys
  excludedCount: number
  /** Working space of a scan, as long as the longer side. */
  found: Found
  people: Columns<typeof personColumns>
  opportunities: Columns<typeof opportunityColumns>
  slots: Columns<typeof slotColumns>
  shapes: Columns<typeof shapeColumns>
  excluded: Columns<typeof excludedColumns>
}

/** Where the wish of somebody for a category stands. */
export const tasteAt = (s: Snapshot, p: number, category: number): number => category * s.people.kinds.length + p

/** Where the three words of somebody's free quarters of a weekday begin. */
export const freeAt = (s: Snapshot, p: number, day: number): number => (day * s.people.kinds.length + p) * 3

/** Where the weeks are in which somebody cannot on a weekday. */
export const busyAt = (s: Snapshot, p: number, day: number): number => day * s.people.kinds.length + p

const noRows = (): Rows => ({ ids: [], row: new Map(), spare: [] })

/** The maxima of the terms in their order, from a complete or partial set. */
export const weightsArray = (weights: Partial<Weights> = {}): Int32Array =>
  new Int32Array(new SharedArrayBuffer(terms.length * 4)).map(
    (_, i) => weights[terms[i]!] ?? standardWeights[terms[i]!],
  )

/** A snapshot without rows. Refuses a horizon that is no date or not 1 to 32 weeks long. */
export const emptySnapshot = (horizon: Problem['horizon'], weights?: Partial<Weights>): Snapshot => {
  const monday = mondayOf(dayNumber(horizon.from))
  if (Number.isNaN(monday) || !(horizon.weeks >= 1 && horizon.weeks <= 32)) throw new RangeError('horizon')
  const widths = { categories: 64, skillWords: 2 }
  return {
    horizon: { monday, weeks: horizon.weeks },
    weights: weightsArray(weights),
    widths,
    keys: { categories: emptyKeys(), skills: emptyKeys(), loads: emptyKeys(), words: emptyKeys() },
    person: noRows(),
    opportunity: noRows(),
    slotIds: [],
    shapeKeys: emptyKeys(),
    excludedCount: 0,
    found: foundRoom(16),
    people: allocate(personColumns, 16, widths),
    opportunities: allocate(opportunityColumns, 16, widths),
    slots: allocate(slotColumns, 16, widths),
    shapes: allocate(shapeColumns, 16, widths),
    excluded: allocate(excludedColumns, 16, widths),
  }
}

/** Makes room for so many rows in all, doubling, and for the taxonomies as they are now. */
export const makeRoom = (
  s: Snapshot,
  rows: { people?: number; opportunities?: number; slots?: number; shapes?: number; excluded?: number },
): void => {
  const to = {
    categories: Math.max(s.widths.categories, Math.ceil(s.keys.categories.list.length / 64) * 64),
    skillWords: Math.max(s.widths.skillWords, Math.ceil(s.keys.skills.list.length / 32)),
  }
  const wider = to.categories > s.widths.categories || to.skillWords > s.widths.skillWords
  const room = (have: number, want = 0): number => (want > have ? Math.max(want, have * 2) : have)
  const people = room(s.people.x.length, rows.people)
  if (wider || people > s.people.x.length) s.people = resize(personColumns, s.people, people, s.widths, to)
  const opportunities = room(s.opportunities.x.length, rows.opportunities)
  if (wider || opportunities > s.opportunities.x.length)
    s.opportunities = resize(opportunityColumns, s.opportunities, opportunities, s.widths, to)
  const slots = room(s.slots.weeks.length, rows.slots)
  if (slots > s.slots.weeks.length) s.slots = resize(slotColumns, s.slots, slots, to, to)
  const shapes = room(s.shapes.from.length, rows.shapes)
  if (shapes > s.shapes.from.length) s.shapes = resize(shapeColumns, s.shapes, shapes, to, to)
  const excluded = room(s.excluded.opportunity.length, rows.excluded)
  if (excluded > s.excluded.opportunity.length) s.excluded = resize(excludedColumns, s.excluded, excluded, to, to)
  if (Math.max(people, opportunities) > s.found.row.length) s.found = foundRoom(Math.max(people, opportunities))
  s.widths = to
}
