import { html } from 'hono/html'
import { type OpenStep, stepText } from '#features/steps/index.ts'
import { formatShort } from '#platform/dates.ts'
import type { OpenThing } from '#platform/feature.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { group, radioField } from '#ui/choices.ts'
import { hidden, selectField } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import type { Next } from '../rules.ts'
import { ANSWER_TEXT } from '../text.ts'
import { answersFor, SHOWN, type StepAnswer, stepField, thingField } from './rules.ts'

type Errors = Readonly<Record<string, string>>

/** For each open step of the person whether it is done or stays; nothing is chosen beforehand. It says which ones were shown. */
export const stepsPart = (steps: readonly OpenStep[], typed: Submitted, errors: Errors, next: Next): Content => [
  hidden(SHOWN, steps.map(({ id }) => id).join(' ')),
  steps.length > 0 && stepsGroup(steps, typed, errors, next),
]

const stepsGroup = (steps: readonly OpenStep[], typed: Submitted, errors: Errors, next: Next): Content =>
  group(
    { name: 'before', label: 'いまある一歩', readonly: true },
    html`<div class="stack">${steps.map(step =>
      radioField({
        name: stepField(step.id),
        label: `${stepText(step)}（${step.owner}・${formatShort(step.due_on)}まで）`,
        required: true,
        columns: true,
        value: one(typed, stepField(step.id)),
        error: errors[stepField(step.id)],
        options: answersFor(step, next).map(value => ({ value, label: answerText(step, value) })),
      }),
    )}</div>`,
  )

const answerText = ({ what }: OpenStep, answer: StepAnswer): string =>
  what === 'refer' && answer === 'done' ? '済み（つないだ）' : ANSWER_TEXT[answer]

/** Everything else that is open, each with the ways in which it can end: shown where this is to be the last consultation. */
export const thingsPart = (things: readonly OpenThing[], typed: Submitted, errors: Errors): Content =>
  things.length > 0 &&
  group(
    { name: 'left', label: '終わりにする前に：まだ開いているもの', readonly: true },
    html`<div class="stack">${things.map(({ id, what, href, ways }) =>
      selectField({
        name: thingField(id),
        label: what,
        hint: html`<a href="${href}" target="_blank">この記録を新しい画面で開く</a>`,
        required: true,
        empty: '選んでください',
        value: one(typed, thingField(id)),
        error: errors[thingField(id)],
        options: ways,
      }),
    )}</div>`,
  )
