import type { ConsentRefusal } from '#features/consents/index.ts'
import { endOwnStep } from '#features/people/index.ts'
import type { OpenStep } from '#features/steps/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Closing, OpenThing } from '#platform/feature.ts'
import type { Doing } from '#platform/happening.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { type StepAnswer, stepField, thingField } from './rules.ts'

/** Something that is open for a person, and the noun that ends it. */
export type Left = OpenThing & { closing: Closing }

/** Everything of later nouns that is open for a person. */
export const leftOpen = async (db: Read, closings: readonly Closing[], person: string, today: Day): Promise<Left[]> =>
  (
    await Promise.all(
      closings.map(async closing => (await closing.open(db, person, today)).map(thing => ({ ...thing, closing }))),
    )
  ).flat()

/** Ends the steps of which the form says so, each by itself; the field and reason of one that cannot be. */
export async function endSteps(
  tx: Tx,
  steps: readonly OpenStep[],
  form: Submitted,
  outcome: string,
  doing: Doing,
): Promise<Record<string, ConsentRefusal>> {
  for (const step of steps) {
    const answer = one(form, stepField(step.id)) as StepAnswer
    if (answer !== 'done' && answer !== 'dropped') continue
    const ended = await endOwnStep(tx, step, answer, outcome, doing)
    if (typeof ended === 'object') return { [stepField(step.id)]: ended.refused }
  }
  return {}
}

/** Ends everything else in the way that was chosen for each; the field and the sentence of one that cannot end so. */
export async function endThings(
  tx: Tx,
  left: readonly Left[],
  form: Submitted,
  why: string,
  doing: Doing,
): Promise<Record<string, string>> {
  for (const { id, closing } of left) {
    const sentence = await closing.end(tx, { id, way: one(form, thingField(id)), why }, doing)
    if (sentence) return { [thingField(id)]: sentence }
  }
  return {}
}
