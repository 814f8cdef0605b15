import { draftAsked, holding, staffAsked } from '#features/accounts/index.ts'
import { programmesAsked } from '#features/municipalities/index.ts'
import { partnersAsked } from '#features/organisations/index.ts'
import { personSubject } from '#features/people/index.ts'
import { type OpenStep, stepsAsked } from '#features/steps/index.ts'
import type { OpenThing } from '#platform/feature.ts'
import type { Ask, Staff } from '#platform/page.ts'
import type { Answers } from '#platform/rows.ts'
import { draftKey } from '../drafts.ts'

/**
 * What the form needs to know beside the person: who may own the next step, which programmes run, to whom one passes on,
 * the person's open steps, and what else is open where this is to be the last consultation.
 */
export type Choices = {
  staff: readonly { id: string; name: string }[]
  programmes: readonly { id: string; name: string }[]
  partners: readonly { id: string; name: string }[]
  steps: readonly OpenStep[]
  things: readonly OpenThing[]
}

export const choicesAsked = (day: string, person: string) => ({
  staff: staffAsked(day, person),
  programmes: programmesAsked(day),
  partners: partnersAsked(),
  steps: stepsAsked(person),
})
export const choicesOf = (
  { staff, steps, ...answers }: Answers<ReturnType<typeof choicesAsked>>,
  things: readonly OpenThing[] = [],
): Choices => ({
  ...answers,
  staff: holding(staff, personSubject.owners()),
  steps: steps.filter(({ subject_kind }) => subject_kind === 'person'),
  things,
})

/** What the form of a consultation that is going on asks of the database: its choices and the draft that was kept. */
export const runningAsked = (ask: Ask<Staff>, person: string) => ({
  ...choicesAsked(ask.today, person),
  draft: draftAsked(ask.actor.id, draftKey(person)),
})
