import { createHash } from 'node:crypto'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { type MatchingRow, matchingRows, partsTouched, setOutTo, waysTo } from '#features/opportunities/index.ts'
import { type Gazetteer, gazetteer, type Ways } from '#features/places/index.ts'
import {
  insertShown,
  isShown,
  type PersonRow,
  personRows,
  shownItem,
  weightsVersion,
} from '#features/proposals/index.ts'
import {
  type Explanation,
  explain,
  marketOf,
  type Problem,
  seatingFrom,
  snapshotOf,
  substitutes,
  type Weights,
} from '#matching/index.ts'
import { type Day, weekday } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Municipality } from '#platform/page.ts'
import type { Absence } from '../absences/store.ts'
import { assignmentsOfPeople } from '../store.ts'
import { problemOf, SEAT } from './problem.ts'
import { byTurn, onlyColleagues } from './rules.ts'
import { type Face, poolFor, type Unasked, unaskedFor } from './store.ts'

/** Somebody who could come instead: the score with its terms, and how often they were asked. */
export type Candidate = Face & { score: number; explanation: Explanation }

export type Found = {
  /** All who could come, in the order in which they are asked. */
  candidates: Candidate[]
  /** Those who would come into question by the fewest changes, each with what would have to change. */
  nearest: Candidate[]
  looked: number
  /** Those who are left out since it was not asked when they can or where they live: the first of them, and how many. */
  unasked: { people: Unasked[]; count: number }
  weights: Weights
  /** How each gets there at that time of the week, as residents are told it; null where one of the places is not known. */
  waysOf: (id: string) => Ways | null
  /** Hash of the data from which the list follows. */
  instance: string
}

/** Who could come instead on this day: looked for among the people at the desk, besides what they do already. */
export async function substitutesFor(
  db: Read,
  { municipality, today }: { municipality: Municipality; today: Day },
  absence: Absence,
): Promise<Found> {
  const { weights, speeds } = settingsFrom(await settingsOn(db, today))
  const [activity] = await matchingRows(db, [absence.opportunity_id])
  const search = searchOf(absence, activity!, today)
  const pool = await poolFor(db, search)
  const ids = pool.map(({ id }) => id)
  const rows = await personRows(db, ids)
  const known = new Set(rows.map(({ id }) => id))
  const held = (await assignmentsOfPeople(db, ids, today)).filter(one => known.has(one.person_id))
  const places = await matchingRows(db, [...new Set(held.map(one => one.opportunity_id))])
  const setting = { today, municipality: municipality.name, speeds }
  const wanted = { day: absence.day, from_min: absence.from_min, to_min: absence.to_min }
  const placeOf = new Map(places.map(row => [row.id, row]))
  const problem = { ...problemOf(wanted, activity!, rows, held, placeOf, setting), weights }
  const faces = pool.filter(({ id }) => known.has(id))
  const unasked = await unaskedFor(db, search)
  const waysOf = waysIn(await gazetteer(db, municipality.id, today), absence, activity!, rows)
  const found = seat(problem, faces, activity!.id)
  return { ...found, waysOf, looked: faces.length, unasked, weights, instance: hashOf(problem) }
}

function waysIn(
  places: Gazetteer,
  { day, from_min: from, to_min }: Absence,
  activity: MatchingRow,
  rows: readonly PersonRow[],
) {
  const [to, goal] = [waysTo(places), setOutTo(activity)]
  const when = partsTouched([{ weekday: weekday(day), from, to: to_min }])
  const homes = new Map(rows.map(row => [row.id, row]))
  return (id: string): Ways | null => {
    const { lat = null, lng = null } = homes.get(id) ?? {}
    return lat === null || lng === null ? null : to({ from: { lat, lng }, when, ways: {} })(goal)
  }
}

const searchOf = (absence: Absence, { lat, lng, legal_form: form }: MatchingRow, today: Day) => ({
  absence: absence.id,
  absentee: absence.person_id,
  opportunity: absence.opportunity_id,
  organisation: absence.organisation_id,
  form,
  colleagues: onlyColleagues(form),
  at: lat === null || lng === null ? null : { lat, lng },
  day: absence.day,
  today,
})

/** The engine's substitutes on the seats as they are, in the order of asking; and who comes nearest to being one. */
function seat(problem: ReturnType<typeof problemOf>, faces: readonly Face[], activity: string) {
  const snapshot = snapshotOf(problem)
  const market = marketOf(snapshot)
  const t = seatingFrom(market, seatable(problem.placements, market.choicesEach))
  const found = substitutes(t, snapshot.slotIds.indexOf(SEAT), faces.length)
  const scores = new Map(found.map(({ person, score }) => [snapshot.person.ids[person]!, score]))
  const judged = faces.map(face => {
    const explanation = explain(snapshot, face.id, activity, SEAT)
    return { ...face, explanation, score: scores.get(face.id) ?? explanation.total }
  })
  const changes = ({ explanation }: Candidate) => explanation.nearest.length
  return {
    candidates: judged.filter(({ id }) => scores.has(id)).sort(byTurn),
    nearest: judged
      .filter(one => !scores.has(one.id) && changes(one) > 0)
      .sort((a, b) => changes(a) - changes(b) || byTurn(a, b))
      .slice(0, 3),
  }
}

/** The engine keeps so many seats for each person; whoever has more has no time left for another. */
function seatable(placements: Parameters<typeof seatingFrom>[1], each: number): Parameters<typeof seatingFrom>[1] {
  const count = new Map<string, number>()
  return placements.filter(({ person }) => {
    count.set(person, (count.get(person) ?? 0) + 1)
    return count.get(person)! <= each
  })
}

const hashOf = (problem: Problem): string => createHash('sha256').update(JSON.stringify(problem)).digest('hex')

/** Keeps the list that was shown, so that it can be shown again: the same of the same data once. */
export async function keepShown(
  tx: Tx,
  absence: string,
  { instance, weights }: Found,
  shown: readonly Candidate[],
  { to, now }: { to: string; now: string },
): Promise<void> {
  const list = {
    subject_kind: 'absence',
    subject_id: absence,
    instance_hash: instance,
    weights_version: weightsVersion({ weights }),
  }
  const items = shown.map(({ id, score, explanation }) => ({ ...shownItem(id, explanation), score }))
  if (!(await isShown(tx, list, items))) await insertShown(tx, { ...list, items, shown_to: to, at: now })
}
