import { type Day, formatDay } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import type { Accepted, FormRule, Refused, Submitted } from '#platform/submitted.ts'
import type { Basic } from '../forms.ts'
import { type PersonChange, type PersonDesk, updatePerson } from './store.ts'

/** The fields of a form with their values, as a browser sends them. */
export type Fields = Record<string, readonly string[]>

export type Write = (tx: Tx, person: string) => Promise<unknown>

/** How one part of a record is shown as a form and written back. What is read is a write that waits for its turn. */
export type SectionRule = {
  values: (person: PersonDesk) => Fields
  read: (form: Submitted, today: Day, oldEnough: FormRule<Basic>) => Accepted<Write> | Refused
}

/** Columns of the person, then one of the lists. */
export const writes = (columns: PersonChange, list?: Write): Accepted<Write> => ({
  ok: true,
  value: async (tx, person) => {
    if (Object.keys(columns).length > 0) await updatePerson(tx, person, columns)
    await list?.(tx, person)
  },
})

/** A stored value as a field shows it: nothing for what is not known. */
export const shown = (value: string | number | null | undefined): string[] =>
  value === null || value === undefined || value === '' ? [] : [String(value)]

/** A day as people write it; the form reads it again. */
export const shownDay = (day: string): string => formatDay(day).replace(/（.）$/, '')

/** The names of the fields that differ; several values of one name are the same in any order. */
export function changedFields(before: Fields, after: Fields): string[] {
  const text = (fields: Fields, name: string) =>
    [...(fields[name] ?? [])]
      .filter(value => value !== '')
      .sort()
      .join('\n')
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    name => text(before, name) !== text(after, name),
  )
}
