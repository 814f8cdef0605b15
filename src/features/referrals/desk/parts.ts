import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { all, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { summary } from '#ui/summary.ts'
import { timeline } from '#ui/timeline.ts'
import type { Entry, Went } from '../store.ts'
import { HEARD_TEXT, OUTCOME_TEXT, REASON_TEXT, VERB_TEXT } from '../text.ts'

/** What was typed into a form that was refused, and what is wrong: with its fields, or with all of it. */
export type Shown = { typed?: Submitted; errors?: Readonly<Record<string, string>>; refused?: string }

/** A field with what was typed, or what is known before. */
export const fieldOf =
  ({ typed, errors = {} }: Shown) =>
  (name: string, label: string, before = '') => ({
    ...{ name, label, error: errors[name] },
    value: typed?.fields[name] ? one(typed, name) : before,
  })

export const valuesOf = ({ typed }: Shown, name: string, before: readonly string[]): readonly string[] =>
  typed ? all(typed, name) : before

/** A form of the page, with what is wrong in these fields of it. */
export const sent = (
  { errors = {} }: Shown,
  names: readonly string[],
  action: string,
  body: Content,
  press: { text: string; kind?: 'main' | 'plain' | 'danger' },
): Html =>
  checked(
    Object.fromEntries(Object.entries(errors).filter(([name]) => names.includes(name))),
    form({ action, once: newId(), body, submit: button(press) }),
  )

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
