import type { OpenStep } from '#features/steps/index.ts'
import type { OpenThing } from '#platform/feature.ts'
import type { Next } from '../rules.ts'

// What a consultation says of everything that was open before it: nothing ends without a word, and at the end of
// somebody's time at the desk nothing is left.

/** Of a step: done, not done any more, or still to be done. */
export type StepAnswer = 'done' | 'dropped' | 'keep'

/**
 * What can be said of a step. A つなぎ that did not come about was not done; at the end of somebody's time at the desk
 * nothing stays open but an organisation's being told, which is owed to them all the same.
 */
export function answersFor({ what }: Pick<OpenStep, 'what'>, next: Next): readonly StepAnswer[] {
  if (next === 'end' && what !== 'recall') return ['done', 'dropped']
  return what === 'refer' ? ['done', 'dropped', 'keep'] : ['done', 'keep']
}

export type AnswerRefusal = 'stepUnsaid' | 'stepKeptAtEnd' | 'thingUnsaid'

export const stepField = (id: string): string => `step-${id}`
export const thingField = (id: string): string => `close-${id}`

/** The field that tells which steps stood on the form. */
export const SHOWN = 'steps-shown'

/**
 * Of which steps a form must say what becomes of them: those that stood on it. One that a colleague opened meanwhile stays
 * open, but at the end of somebody's time at the desk, where all must be said.
 */
export const askedFor = <S extends Pick<OpenStep, 'id'>>(
  steps: readonly S[],
  shown: string | null,
  next: Next,
): readonly S[] => (shown === null || next === 'end' ? steps : steps.filter(({ id }) => shown.split(' ').includes(id)))

/** Everything of this kind of which the form does not say what becomes of it, by its field. `said` gives what was chosen there. */
export function unsaid(
  said: (field: string) => string,
  steps: readonly Pick<OpenStep, 'id' | 'what'>[],
  things: readonly OpenThing[],
  next: Next,
): Record<string, AnswerRefusal> {
  const refusals: Record<string, AnswerRefusal> = {}
  for (const step of steps) {
    const answer = said(stepField(step.id))
    if (!answersFor(step, next).some(one => one === answer))
      refusals[stepField(step.id)] = answer === 'keep' ? 'stepKeptAtEnd' : 'stepUnsaid'
  }
  if (next !== 'end') return refusals
  for (const { id, ways } of things)
    if (!ways.some(({ value }) => value === said(thingField(id)))) refusals[thingField(id)] = 'thingUnsaid'
  return refusals
}
