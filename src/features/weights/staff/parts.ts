import { html } from 'hono/html'
import { REASONS, type Reason, TERM_TEXT } from '#features/proposals/index.ts'
import { today as dayOf, timeOfDay } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { type Ask, doing, type Staff } from '#platform/page.ts'
import { formatTime } from '#platform/times.ts'
import type { Html } from '#ui/html.ts'
import { terms } from '#ui/terms.ts'
import type { Named } from '../actions.ts'
import { TERMS, type Weights } from '../rules.ts'

export const PATH = '/staff/weights'
export const calculationPath = (id: string): string => `${PATH}/calculations/${id}`

export const byOf = (ask: Ask<Staff>): Named => ({ ...doing(ask), name: ask.actor.name })

export const dayText = (instant: string): string => formatDay(dayOf(instant))
export const momentText = (instant: string): string => `${dayText(instant)} ${formatTime(timeOfDay(instant))}`

/** The weights as a bar and in words. */
export const weightsPart = (weights: Weights): Html =>
  terms(TERMS.map(term => ({ label: TERM_TEXT[term], value: weights[term], max: weights[term] })))

export const weightsText = (weights: Weights): string =>
  TERMS.map(term => `${TERM_TEXT[term]} ${weights[term]}`).join('・')

/** Which term of the score stands for a reason. */
export const termText = (reason: Reason): string => {
  const { term } = REASONS[reason]
  return term === 'beyond' ? '点の外' : TERM_TEXT[term]
}

export const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${Math.round((100 * part) / whole)}%`

/** 「12件中9件（75%）」, or a dash where there is nothing to count. */
export const share = (part: number, whole: number): Html =>
  whole === 0 ? html`—` : html`${part}<small class="faint">／${whole}件</small> ${percent(part, whole)}`
