import { html } from 'hono/html'
import { timeOfDay, today } from '#platform/clock.ts'
import { formatShort } from '#platform/dates.ts'
import type { Submitted } from '#platform/submitted.ts'
import { formatTime } from '#platform/times.ts'
import type { Html } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import type { Section } from '../../rules.ts'
import { fieldLabel, readable } from '../labels.ts'
import { changedFields, type Fields } from '../section-rule.ts'
import type { PersonEvent } from '../store.ts'

/** A form that somebody else overtook: what it shows now and, beside each field that differs, what is stored. */
export type Merged = { form: Submitted; beside: Record<string, string> }

/**
 * Puts what was typed over what is stored. A field that this form left as it was when it was opened takes the new value,
 * so that saving again takes back nobody's change; every other one keeps what was typed, with the stored value beside it.
 */
export function merged(
  typed: Submitted,
  stored: Fields,
  changes: readonly PersonEvent[],
  section: Section,
  names: ReadonlyMap<string, string>,
): Merged {
  const beside: Record<string, string> = {}
  const fields: Record<string, readonly string[]> = { ...typed.fields }
  const known = Object.fromEntries(
    [...new Set([...Object.keys(stored), ...recordNames(typed)])].map(name => [name, typed.fields[name] ?? []]),
  )
  for (const name of changedFields(known, stored)) {
    // The latest come first, so the last one is the first save after the form was opened.
    const opened = (
      changes.findLast(change => change.data['section'] === section && name in before(change))?.data['before'] as
        | Fields
        | undefined
    )?.[name]
    const now = readable(name, stored[name] ?? [], names)
    if (opened && changedFields({ [name]: opened }, { [name]: known[name]! }).length === 0) {
      fields[name] = stored[name] ?? []
      beside[name] = `ほかの職員が「${readable(name, opened, names)}」から「${now}」に変えました。`
    } else {
      beside[name] = `いまの保存内容：${now}`
    }
  }
  return { form: { ...typed, fields }, beside }
}

const before = (change: PersonEvent): Fields => (change.data['before'] ?? {}) as Fields

/** Fields of the form that belong to the record: a box that is empty in what is stored may be ticked here. */
const recordNames = (typed: Submitted): string[] => Object.keys(typed.fields).filter(name => fieldLabel(name) !== name)

/** Who saved what and when since the form was opened. */
export const conflictNotice = (changes: readonly PersonEvent[]): Html =>
  notice({
    kind: 'warning',
    live: true,
    title: 'ほかの職員が先に保存したため、まだ保存していません。入力した内容は残っています。',
    body: html`<ul>${changes.map(change => html`<li>${change.by ?? '職員'}さんが${formatShort(today(change.at))} ${formatTime(timeOfDay(change.at))}に${fieldNames(change)}を保存しました。</li>`)}</ul><p>違うところには、いまの保存内容を並べました。確かめて、もう一度「保存する」を押してください。</p>`,
  })

const fieldNames = ({ data }: PersonEvent): string => {
  const fields = Array.isArray(data['fields']) ? data['fields'].map(name => fieldLabel(String(name))) : []
  return `「${[...new Set(fields)].join('、') || '同じ内容'}」`
}
