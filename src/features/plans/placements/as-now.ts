import {
  type Bar,
  barOf,
  explain,
  marketOf,
  type Rule,
  type Seating,
  seatingFrom,
  sit,
  snapshotOf,
} from '#matching/index.ts'
import type { Read } from '#platform/db.ts'
import type { Skip } from '../rules.ts'
import { cityFor } from '../run/input.ts'
import { problemOf, type Scope } from '../run/problem/problem.ts'
import type { CityRows } from '../run/problem/store-city.ts'
import type { Locked } from '../store.ts'
import { askedNow, currentOf, type Placement } from './store.ts'

/**
 * Of those placements of a plan that are to be handed over, by id, the ones that no longer hold, each with the first
 * thing in the way. People, activities, bonds and seats are read as they are now, and held against the hard rules by
 * which plans are made. Whoever is asked about a placement of the plan already keeps its seat and hours.
 */
export async function brokenNow(db: Read, plan: Locked, wanted: readonly Placement[]): Promise<Map<string, Skip>> {
  const { city, scope } = await cityFor(db, { ...plan, areas: [], kinds: [] })
  const seats = seatsNow(city, scope)
  const open = await askedNow(db, plan.id)
  const asked = (await currentOf(db, plan.id)).filter(({ id }) => open.has(id))
  for (const one of asked) if (!inTheWay(seats, one)) take(seats, one)
  const broken = new Map<string, Skip>()
  for (const one of wanted.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))) {
    const reason = city.notAgain.get(one.person_id)?.includes(one.opportunity_id) ? 'alreadyOpen' : inTheWay(seats, one)
    if (reason) broken.set(one.id, reason)
    else take(seats, one)
  }
  leaveParts(seats.jobs, wanted, asked, broken)
  leaveTogether(city, wanted, broken)
  return broken
}

/** Nobody in their seats yet; `open`: the activities that take people, those without a free seat too. */
type SeatsNow = {
  seating: Seating
  slots: ReadonlyMap<string, number>
  open: ReadonlySet<string>
  /** Of activities that one person does as a whole: the slots that can be had at all. */
  jobs: ReadonlyMap<string, readonly string[]>
  /** Of whom something that a plan rests on is not known any more. */
  unasked: ReadonlySet<string>
}

/**
 * The city without what was proposed already and without what teams, whole jobs and those who go together need: each
 * placement is asked about alone, and the plan has seen to the others.
 */
function seatsNow(city: CityRows, scope: Scope): SeatsNow {
  const { problem, leftOut } = problemOf({ ...city, notAgain: new Map() }, scope)
  const people = problem.people.map(({ together: _, ...person }) => person)
  const opportunities = problem.opportunities.map(({ team: _, whole: __, ...activity }) => activity)
  const alone = { ...problem, people, opportunities }
  const seating = seatingFrom(marketOf(snapshotOf(alone), alone), [])
  const { slotIds } = seating.market.snapshot
  const open = city.opportunities.filter(({ status }) => status === 'open').map(({ id }) => id)
  return {
    seating,
    slots: new Map(slotIds.map((id, row) => [id, row])),
    open: new Set(open),
    jobs: new Map(
      problem.opportunities.flatMap(({ id, whole, slots }) => (whole ? [[id, slots.map(slot => slot.id)]] : [])),
    ),
    unasked: new Set(leftOut.people),
  }
}

function inTheWay(
  { seating, slots, open, unasked }: SeatsNow,
  { person_id, opportunity_id, slot_id }: Placement,
): Skip | null {
  const { snapshot } = seating.market
  const person = snapshot.person.row.get(person_id)
  const slot = slots.get(slot_id)
  if (person === undefined) return unasked.has(person_id) ? 'unasked' : 'notAtDesk'
  if (!open.has(opportunity_id)) return 'notOpenForProposals'
  if (slot === undefined) return 'noSlot'
  const [rejection] = explain(snapshot, person_id, opportunity_id, slot_id).rejections
  return toldAs(rejection?.rule ?? barOf(seating, person, slot))
}

const toldAs = (rule: Rule | Bar | null): Skip | null =>
  rule === 'open' || rule === 'team' ? 'notOpenForProposals' : rule

const take = ({ seating, slots }: SeatsNow, { person_id, slot_id, score }: Placement): void =>
  sit(seating, seating.market.snapshot.person.row.get(person_id)!, slots.get(slot_id)!, score)

/**
 * Where one person does the whole job, what is not to be had as a whole is not asked about in parts: what of it a
 * person may have now is what is asked about, now or already. A part that somebody locked stands.
 */
function leaveParts(
  jobs: SeatsNow['jobs'],
  wanted: readonly Placement[],
  asked: readonly Placement[],
  broken: Map<string, Skip>,
): void {
  const holding = wanted.filter(({ id }) => !broken.has(id))
  const had = new Set([...asked, ...holding].map(one => `${one.person_id} ${one.slot_id}`))
  const lost = new Set(wanted.filter(({ id }) => broken.has(id)).map(one => `${one.person_id} ${one.opportunity_id}`))
  for (const one of holding) {
    const job = jobs.get(one.opportunity_id)
    if (!job || one.locked_at !== null) continue
    const isPart = job.some(slot => !had.has(`${one.person_id} ${slot}`))
    if (isPart || lost.has(`${one.person_id} ${one.opportunity_id}`)) broken.set(one.id, 'whole')
  }
}

/** Whoever goes together takes the same slots or none: what one of them cannot have, the others are not asked about. */
function leaveTogether({ bonds }: CityRows, wanted: readonly Placement[], broken: Map<string, Skip>): void {
  const pairs = bonds.filter(({ kind }) => kind === 'together').map(one => [one.person_id, one.other_id])
  const bound = (a: string, b: string) => pairs.some(pair => pair.includes(a) && pair.includes(b))
  const left = wanted.filter(({ id }) => broken.has(id))
  for (const one of left)
    for (const other of wanted)
      if (other.slot_id === one.slot_id && !broken.has(other.id) && bound(one.person_id, other.person_id)) {
        broken.set(other.id, 'together')
        left.push(other)
      }
}
