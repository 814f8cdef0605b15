import {
  type Explanation,
  explain,
  type Outline,
  outlines,
  type Rule,
  rules,
  terms,
  topOpportunities,
  topPeople,
  type Weights,
} from '#matching/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { type Engine, inputHashOf } from './engine.ts'
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

/** Those of these activities that would come into question, the best first. */
export const suitingAmong = (engine: Engine, person: string, ids: readonly string[]): Ranked[] =>
  ids
    .map(id => ({ id, explanation: explain(engine.snapshot, person, id) }))
    .filter(({ explanation }) => explanation.eligible)
    .sort((a, b) => b.explanation.total - a.explanation.total || (a.id < b.id ? -1 : 1))

/** The best people for an activity. */
export function peopleFor(engine: Engine, opportunity: string, most: number): Ranking {
  const { best, eligible } = topPeople(engine.snapshot, opportunity, most)
  const shown = best.map(({ id }) => ({ id, explanation: explain(engine.snapshot, id, opportunity) }))
  return { best: shown, eligible, listed: shown.length, made: madeOf(engine, 'opportunity', opportunity, shown) }
}

/** Of one rule, all that it rules out first, those that lack the least in front; explained where they are looked at. */
export type RuledOut = { rule: Rule; count: number; explained: (from: number, to: number) => Ranked[] }

/** So many of a group are explained to find which of them lack the least; the others follow by how many rules they break. */
const EXPLAINED = 50

/**
 * The published activities that do not come into question, by the rule that is broken first. First those that a change
 * would admit, of these the ones that lack the least and would suit best.
 */
export const ruledOutFor = (engine: Engine, person: string, keeps?: (id: string) => boolean): RuledOut[] =>
  ruledOut(outlines(engine.snapshot, 'person', person, keeps), id => explain(engine.snapshot, person, id))

/** The people who do not come into question for an activity. */
export const ruledOutPeople = (engine: Engine, opportunity: string): RuledOut[] =>
  ruledOut(outlines(engine.snapshot, 'opportunity', opportunity), id => explain(engine.snapshot, id, opportunity))

const ruledOut = (groups: ReadonlyMap<Rule, Outline>, look: (id: string) => Explanation): RuledOut[] =>
  rules.flatMap(rule => {
    const group = groups.get(rule)
    return group ? [groupOf(rule, group, look)] : []
  })

function groupOf(rule: Rule, group: Outline, look: (id: string) => Explanation): RuledOut {
  const explained = (ids: readonly string[]) => ids.map(id => ({ id, explanation: look(id) }))
  let first: Ranked[] | undefined
  return {
    rule,
    count: group.reduce((sum, { length }) => sum + length, 0),
    explained: (from, to) => {
      first ??= explained(leading(group, EXPLAINED)).sort(byEase)
      const rest = to > EXPLAINED ? leading(group, to).slice(Math.max(from, EXPLAINED)) : []
      return [...first.slice(from, to), ...explained(rest)]
    },
  }
}

/** The first so many of a group, those that break the fewest rules in front, of equals by id. */
function leading(group: Outline, most: number): string[] {
  const found: string[] = []
  for (const ids of group) found.push(...smallest(ids, most - found.length))
  return found
}

/** The smallest so many in order: of thousands a desk page names five, and sorting all of them would take longer than the rest. */
function smallest(ids: readonly string[], most: number): string[] {
  const kept = ids.slice(0, most).sort()
  if (most <= 0) return []
  for (const id of ids.slice(most)) {
    if (id > kept.at(-1)!) continue
    kept.pop()
    const at = kept.findIndex(other => other > id)
    kept.splice(at < 0 ? kept.length : at, 0, id)
  }
  return kept
}

/** How many there are in all groups. */
export const countOf = (groups: readonly RuledOut[]): number => groups.reduce((sum, { count }) => sum + count, 0)

/** What a change would admit comes first, of these what lacks the least and would suit best. */
export function byEase(a: Ranked, b: Ranked): number {
  const changes = ({ explanation }: Ranked) => explanation.nearest.length || Number.POSITIVE_INFINITY
  const [mine, theirs] = [changes(a), changes(b)]
  if (mine !== theirs) return mine < theirs ? -1 : 1
  return b.explanation.total - a.explanation.total || (a.id < b.id ? -1 : 1)
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
