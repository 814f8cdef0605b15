import { type Explanation, explain, terms, topOpportunities, topPeople, type Weights } from '#matching/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { inputHashOf } from './engine/digests.ts'
import type { Engine } from './engine/engine.ts'
import {
  type Input,
  insertInputs,
  insertShown,
  type ShownItem,
  type ShownKey,
  type SubjectKind,
  sameShown,
  shownById,
  takenUp,
} from './store-shown.ts'

/** One place of a ranked list, with everything there is to say about the pair. */
export type Ranked = { id: string; explanation: Explanation }
/** `listed`: how many of the eligible ones are in the list of which `best` is a part. */
export type Ranking = { best: Ranked[]; eligible: number; listed: number; made: Made }

/** From what a list was made, taken when it is made: the engine in memory moves on with the next request. */
type Made = { key: ShownKey; horizon: Engine['horizon']; hashes: ReadonlyMap<string, string>; activities: Input[] }

const OTHER = { person: 'opportunity', opportunity: 'person' } as const

function madeOf(engine: Engine, kind: SubjectKind, subject: string, best: readonly Ranked[]): Made {
  const ids = best.map(({ id }) => id)
  return {
    key: {
      subject_kind: kind,
      subject_id: subject,
      instance_hash: engine.instanceHash(kind, subject),
      weights_version: weightsVersion(engine),
    },
    horizon: engine.horizon,
    hashes: new Map([
      [subject, engine.inputHash(kind, subject)],
      ...ids.map((id): [string, string] => [id, engine.inputHash(OTHER[kind], id)]),
    ]),
    activities: (kind === 'person' ? ids : [subject]).flatMap(id => engine.activity(id) ?? []),
  }
}

/** Which of the ranked ones are asked for: so many from one on (0), among those that are kept. */
export type Window = { from?: number; most: number; keeps?: (id: string) => boolean }

/** The best activities for a person; those in `leaveOut` (proposed or passed over already) are not counted among them. */
export function activitiesFor(
  engine: Engine,
  person: string,
  { from = 0, most, keeps }: Window,
  leaveOut: ReadonlySet<string>,
): Ranking {
  const wanted = keeps ? Number.MAX_SAFE_INTEGER : from + most + leaveOut.size
  const { best, eligible } = topOpportunities(engine.snapshot, person, wanted)
  const listed = best.filter(({ id }) => !leaveOut.has(id) && (!keeps || keeps(id)))
  const shown = listed
    .slice(from, from + most)
    .map(({ id }) => ({ id, explanation: explain(engine.snapshot, person, id) }))
  return { best: shown, eligible, listed: listed.length, made: madeOf(engine, 'person', person, shown) }
}

/** Those of these activities that would come into question (or are otherwise what is looked for), the best first. */
export const suitingAmong = (
  engine: Engine,
  person: string,
  ids: readonly string[],
  suits: (explanation: Explanation) => boolean = ({ eligible }) => eligible,
): Ranked[] =>
  ids
    .map(id => ({ id, explanation: explain(engine.snapshot, person, id) }))
    .filter(({ explanation }) => suits(explanation))
    .sort((a, b) => b.explanation.total - a.explanation.total || (a.id < b.id ? -1 : 1))

/** The best people for an activity. */
export function peopleFor(engine: Engine, opportunity: string, most: number): Ranking {
  const { best, eligible } = topPeople(engine.snapshot, opportunity, most)
  const shown = best.map(({ id }) => ({ id, explanation: explain(engine.snapshot, id, opportunity) }))
  return { best: shown, eligible, listed: shown.length, made: madeOf(engine, 'opportunity', opportunity, shown) }
}

/** The best so many of a list without some of it; what it was made from stays as it was read. */
export function listWithout(ranking: Ranking, leaveOut: ReadonlySet<string>, most: number): Ranking {
  const best = ranking.best.filter(({ id }) => !leaveOut.has(id)).slice(0, most)
  const { made } = ranking
  const kept = new Set([made.key.subject_id, ...best.map(({ id }) => id)])
  const hashes = new Map([...made.hashes].filter(([id]) => kept.has(id)))
  return { ...ranking, best, listed: best.length, made: { ...made, hashes } }
}

/** One place of a list as it is kept: the points, and which terms have none because nobody knows. */
export const shownItem = (id: string, { total: score, terms, unknown }: Explanation): ShownItem => ({
  ...{ id, score, terms },
  ...(unknown.length > 0 && { unknown }),
})

/** In one word, the weights by which a list was made. */
export const weightsVersion = ({ weights }: { weights: Weights }): string => terms.map(term => weights[term]).join('-')

/** The weights of that word. */
export function weightsOf(version: string): Weights {
  const points = version.split('-').map(Number)
  return Object.fromEntries(terms.map((term, i) => [term, points[i] ?? 0])) as Weights
}

/**
 * Keeps a list that was shown, so that it can be shown and calculated again: from which data and weights, and each score
 * with its terms. The same list of the same data is kept once. Gives the id of the list.
 */
export async function keepShown(
  tx: Tx,
  { engine, ranking, to, now }: { engine: Engine; ranking: Ranking; to: string; now: string },
): Promise<string> {
  const { key, horizon, hashes } = ranking.made
  const items = ranking.best.map(({ id, explanation }) => ({ ...shownItem(id, explanation), input: hashes.get(id)! }))
  const same = await sameShown(tx, key, items)
  if (same) return same.id
  const inputs = await inputsFor(tx, engine, ranking.made)
  await insertInputs(tx, inputs ?? [])
  const made = inputs
    ? { subject_input: hashes.get(key.subject_id)!, from_on: horizon.from, weeks: horizon.weeks }
    : { subject_input: null, from_on: null, weeks: null }
  return insertShown(tx, { ...key, ...made, items, shown_to: to, at: now })
}

/** What was known of all in the list; null where a person's record was changed in this very moment. */
async function inputsFor(db: Read, engine: Engine, { hashes, activities }: Made) {
  const known = new Set(activities.map(({ id }) => id))
  const people = await engine.people(
    db,
    [...hashes.keys()].filter(id => !known.has(id)),
  )
  const inputs = [...activities, ...people].map(data => ({ hash: inputHashOf(data), data }))
  const whole = inputs.length === hashes.size && inputs.every(({ hash, data }) => hashes.get(data.id) === hash)
  return whole ? inputs : null
}

/** Where a proposal stood in the list from which it was made, and how likely that place was to be taken up. */
export type Place = { list: string; rank: number; length: number; propensity: number }
export type Shown = { score: number; terms: Record<string, number>; weights: string; place?: Place }

/** A pair as a list showed it, by the list's id; null where this list did not show it. */
export async function shownIn(db: Read, list: string, person: string, opportunity: string): Promise<Shown | null> {
  const found = isId(list) ? await shownById(db, list) : undefined
  if (!found) return null
  const [subject, other] = found.subject_kind === 'person' ? [person, opportunity] : [opportunity, person]
  const rank = found.items.findIndex(({ id }) => id === other) + 1
  if (found.subject_id !== subject || rank === 0) return null
  const { score, terms } = found.items[rank - 1]!
  const propensity = propensityOf(await takenUp(db, found.subject_kind, rank))
  return { score, terms, weights: found.weights_version, place: { list, rank, length: found.items.length, propensity } }
}

/**
 * How likely a place of this rank is to be taken up (proposed or passed over): the share of such places so far that were,
 * with one more on each side, so that it is never 0 or 1 while little was shown.
 */
export const propensityOf = ({ shown, taken }: { shown: number; taken: number }): number =>
  Math.min(1, (taken + 1) / (shown + 2))
