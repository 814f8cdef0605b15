import { type Explanation, explain, type Rule, terms, topOpportunities, topPeople } from '#matching/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Engine } from './engine.ts'
import { insertShown, isShown } from './store-shown.ts'

/** One place of a ranked list, with everything there is to say about the pair. */
export type Ranked = { id: string; explanation: Explanation }
export type Ranking = { best: Ranked[]; eligible: number }

/** The best activities for a person; those in `leaveOut` (proposed or passed over already) are not counted among `most`. */
export function activitiesFor(engine: Engine, person: string, most: number, leaveOut: ReadonlySet<string>): Ranking {
  const { best, eligible } = topOpportunities(engine.snapshot, person, most + leaveOut.size)
  const shown = best.filter(({ id }) => !leaveOut.has(id)).slice(0, most)
  return { best: shown.map(({ id }) => ({ id, explanation: explain(engine.snapshot, person, id) })), eligible }
}

/** The best people for an activity. */
export function peopleFor(engine: Engine, opportunity: string, most: number): Ranking {
  const { best, eligible } = topPeople(engine.snapshot, opportunity, most)
  return { best: best.map(({ id }) => ({ id, explanation: explain(engine.snapshot, id, opportunity) })), eligible }
}

/**
 * The published activities that do not come into question, each with every reason. First those that a change would
 * admit, of these the ones that lack the least and would suit best.
 */
export function ruledOutFor(engine: Engine, person: string): Ranked[] {
  const pairs = [...engine.opportunities.keys()].map(id => ({ id, explanation: explain(engine.snapshot, person, id) }))
  return pairs.filter(({ explanation }) => !explanation.eligible).sort(byEase)
}

/** The people who do not come into question for an activity. */
export function ruledOutPeople(engine: Engine, opportunity: string): Ranked[] {
  const ids = engine.snapshot.person.ids.filter(id => id !== '')
  const pairs = ids.map(id => ({ id, explanation: explain(engine.snapshot, id, opportunity) }))
  return pairs.filter(({ explanation }) => !explanation.eligible).sort(byEase)
}

function byEase(a: Ranked, b: Ranked): number {
  const changes = ({ explanation }: Ranked) => explanation.nearest.length || Number.POSITIVE_INFINITY
  const [mine, theirs] = [changes(a), changes(b)]
  if (mine !== theirs) return mine < theirs ? -1 : 1
  return b.explanation.total - a.explanation.total || (a.id < b.id ? -1 : 1)
}

/** The rule by which an activity is sorted among the ruled-out ones: the first that is broken. */
export const mainRule = ({ explanation }: Ranked): Rule => explanation.rejections[0]!.rule

/** In one word, the weights by which a list was made. */
export const weightsVersion = ({ weights }: Engine): string => terms.map(term => weights[term]).join('-')

/**
 * Keeps a list that was shown, so that it can be shown again: from which data and weights, and each score with its
 * terms. The same list of the same data is kept once.
 */
export async function keepShown(
  tx: Read,
  subject: ['person' | 'opportunity', string],
  { engine, best, to, now }: { engine: Engine; best: readonly Ranked[]; to: string; now: string },
): Promise<void> {
  const list = {
    subject_kind: subject[0],
    subject_id: subject[1],
    instance_hash: engine.instanceHash(...subject),
    weights_version: weightsVersion(engine),
  }
  const items = best.map(({ id, explanation }) => ({ id, score: explanation.total, terms: explanation.terms }))
  // A page that is looked at writes into the audit log too: its handle is a writer, whatever its type says.
  if (!(await isShown(tx, list, items))) await insertShown(tx as Tx, { ...list, items, shown_to: to, at: now })
}
