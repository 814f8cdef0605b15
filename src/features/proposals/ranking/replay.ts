import { explain, type Opportunity, type Person, snapshotOf, topOpportunities, topPeople } from '#matching/index.ts'
import { inputHashOf } from './engine/digests.ts'
import { weightsOf } from './lists.ts'
import type { Input, ShownItem, ShownList } from './store-shown.ts'

/** One place that came out differently: where it stood and with how many points, then and now (null: not in the list). */
export type Difference = { id: string; was: Stood | null; is: Stood | null }
type Stood = { rank: number; score: number; terms: Record<string, number> }

/** `unkept`: shown before inputs were kept. `gone`: a record of the list was deleted since, or does not match its hash. */
export type Replay = { outcome: 'same' | 'unkept' | 'gone' } | { outcome: 'differs'; differences: Difference[] }

/** Calculates a list again from the inputs and weights of then, and says whether it comes out the same. */
export function replay(list: ShownList, inputs: ReadonlyMap<string, Input>): Replay {
  if (!list.subject_input || !list.from_on || !list.weeks) return { outcome: 'unkept' }
  const hashes = [{ id: list.subject_id, input: list.subject_input }, ...list.items]
  const whole = hashes.every(({ id, input }) => inputs.has(id) && inputHashOf(inputs.get(id)!) === input)
  if (!whole) return { outcome: 'gone' }
  const again = ranked(list, inputs)
  const ids = [...new Set([...list.items, ...again].map(({ id }) => id))]
  const differences = ids
    .map(id => ({ id, was: stood(list.items, id), is: stood(again, id) }))
    .filter(({ was, is }) => !alike(was, is))
  return differences.length === 0 ? { outcome: 'same' } : { outcome: 'differs', differences }
}

function ranked(
  { subject_id, subject_kind, items, from_on, weeks, weights_version }: ShownList,
  inputs: ReadonlyMap<string, Input>,
) {
  const subject = inputs.get(subject_id)!
  const others = items.map(({ id }) => inputs.get(id)!)
  const [people, opportunities] = subject_kind === 'person' ? [[subject], others] : [others, [subject]]
  const snapshot = snapshotOf({
    horizon: { from: from_on!, weeks: weeks! },
    people: people as Person[],
    opportunities: opportunities as Opportunity[],
    weights: weightsOf(weights_version),
  })
  const top = subject_kind === 'person' ? topOpportunities : topPeople
  return top(snapshot, subject_id, items.length).best.map(({ id, score }) => {
    const [person, opportunity] = subject_kind === 'person' ? [subject_id, id] : [id, subject_id]
    return { id, score, terms: explain(snapshot, person, opportunity).terms }
  })
}

function stood(items: readonly ShownItem[], id: string): Stood | null {
  const at = items.findIndex(item => item.id === id)
  return at < 0 ? null : { rank: at + 1, score: items[at]!.score, terms: items[at]!.terms }
}

const alike = (a: Stood | null, b: Stood | null): boolean =>
  a?.rank === b?.rank &&
  a?.score === b?.score &&
  Object.entries(a?.terms ?? {}).every(([term, points]) => b?.terms[term] === points)
