import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { all } from '#platform/submitted.ts'
import type { Html } from '#ui/html.ts'
import type { Shown } from '#ui/shown.ts'
import { summary } from '#ui/summary.ts'
import { timeline } from '#ui/timeline.ts'
import type { Entry, Went } from '../store.ts'
import { HEARD_TEXT, OUTCOME_TEXT, REASON_TEXT, VERB_TEXT } from '../text.ts'

export const valuesOf = ({ typed }: Shown, name: string, before: readonly string[]): readonly string[] =>
  typed ? all(typed, name) : before

/** What goes, or went, line by line. */
export const wentPart = ({ rows }: Went, question: string): Html =>
  summary([...rows, { label: 'お願いしたいこと', value: question }], 'check')

const reasonOf = ({ reason, outcome }: Entry): string =>
  outcome ? OUTCOME_TEXT[outcome] : reason ? REASON_TEXT[reason] : ''

/** What one line of the history says. */
export const entryText = (entry: Entry): string =>
  [
    VERB_TEXT[entry.verb],
    reasonOf(entry) && `（${reasonOf(entry)}）`,
    entry.on_day && entry.outcome && `・${formatDay(entry.on_day)}`,
    entry.other && `・ほかの機関：${entry.other}`,
    entry.note && `：${entry.note}`,
  ]
    .filter(Boolean)
    .join('')

export const historyPart = (entries: readonly Entry[]): Html =>
  timeline(
    entries.map(entry => ({
      ...{ when: formatDay(dayOf(entry.at)), datetime: dayOf(entry.at), body: entryText(entry) },
      aside: [entry.medium && HEARD_TEXT[entry.medium], entry.by ?? (entry.medium === 'web' ? entry.partner : '')]
        .filter(Boolean)
        .join('・'),
    })),
    'まだ何も送っていません。',
  )
