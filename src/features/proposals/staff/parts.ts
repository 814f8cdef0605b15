import { html } from 'hono/html'
import { daysText } from '#features/kinds/index.ts'
import { MEDIUM_TEXT, type PersonMedium } from '#features/people/index.ts'
import { lateText } from '#features/steps/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { recordPath } from '#platform/correctable.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import type { Moment } from '#platform/feature.ts'
import { formatTime } from '#platform/times.ts'
import type { Html } from '#ui/html.ts'
import { lateMark } from '#ui/steps.ts'
import type { Proposal, StoredEntry } from '../record/store.ts'
import { isPlan, type Status } from '../rules.ts'
import {
  DONE_TEXT,
  FOLLOW_UP_TEXT,
  HELP_TEXT,
  HOW_TEXT,
  PAUSED_TEXT,
  REASON_TEXT,
  RESULT_TEXT,
  roundText,
  STATUS_TEXT,
} from '../text.ts'

export const proposalPath = (id: string): string => `/staff/proposals/${id}`

/** 見学・体験・面接 are one status, but it says which. */
export const statusText = (status: Status): string => STATUS_TEXT[status]

/** Beside the status of a proposal that rests on a consent that was withdrawn: in words, not only by a colour. */
export const pausedMark = ({ paused }: { paused: boolean }): Html =>
  paused ? html` <span class="pill plain">${PAUSED_TEXT}</span>` : html``

export const mediumText = (medium: string | null): string =>
  medium !== null && medium in MEDIUM_TEXT ? MEDIUM_TEXT[medium as PersonMedium] : ''

/** What a row says besides what was done: reason, agreed day, result, facts of the decision. */
export function factsOf({ reason, data, verb }: StoredEntry): string {
  const { planned_on, planned_at, result, hours_week, starts_on, how, help, round } = data
  return [
    help && `${HELP_TEXT[help]}として`,
    round !== undefined && `始まってから${roundText(round)}`,
    planned_on && `${formatDay(planned_on)}${planned_at != null ? ` ${formatTime(planned_at)}` : ''}`,
    result && ({ ...RESULT_TEXT, ...FOLLOW_UP_TEXT } as Record<string, string>)[result],
    how && HOW_TEXT[how],
    hours_week !== undefined && `週${hours_week}時間`,
    starts_on && `${formatDay(starts_on)}から`,
    reason && `理由：${REASON_TEXT[reason]}`,
  ]
    .filter(Boolean)
    .join('・')
    .concat(isPlan(verb) ? 'の予定' : '')
}

/** A row as a line of a history. `about`: which proposal, where the history is that of a person. */
export const momentOf = (entry: StoredEntry, about?: Pick<Proposal, 'id' | 'title'>): Moment => {
  const facts = factsOf(entry)
  return {
    // The day it is about orders, and within it the moment of writing.
    at: entry.on_day === dayOf(entry.at) ? entry.at : `${entry.on_day}T12:00:00Z`,
    day: entry.on_day,
    aside: [mediumText(entry.medium), entry.by].filter(Boolean).join('・'),
    body: html`${about && html`「${about.title}」：`}${DONE_TEXT[entry.verb]}${facts && `（${facts}）`}${entry.note && html`<br>${entry.note}`}`,
    ...(about && { href: proposalPath(about.id) }),
    amend: recordPath('proposal-entry', entry.id),
  }
}

/** All rows of somebody's proposals as moments of their time line. */
export const momentsOf = (proposals: readonly Proposal[]): Moment[] =>
  proposals.flatMap(proposal => proposal.entries.map(entry => momentOf(entry, proposal)))

/** Who and by when, in a list: overdue ones carry words, not only a colour. */
export const dueText = (
  step: { owner: string; due_on: string; paused_on: string | null } | null,
  today: string,
): Html =>
  step
    ? html`${formatShort(step.due_on)}まで・${step.owner}${lateMark(lateText(step.due_on, today, step.paused_on))}`
    : html``

/** Half-days of the week in few words: 土 午前、月〜金 午後. Three and more days in a row are a range. */
export function halfDaysText(bits: number): string {
  const daysOf = (half: number) => [0, 1, 2, 3, 4, 5, 6].filter(day => bits & (1 << (2 * day + half)))
  const [mornings, afternoons] = [daysText(daysOf(0)), daysText(daysOf(1))]
  if (mornings === afternoons) return mornings && `${mornings} 午前も午後も`
  return [mornings && `${mornings} 午前`, afternoons && `${afternoons} 午後`].filter(Boolean).join('、')
}
