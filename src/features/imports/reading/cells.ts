import { remembered } from '#platform/remembered.ts'
import { beginning, cleanText } from '#platform/text.ts'
import { type EventRow, type Issue, issue, type Offer } from '../rules.ts'
import type { Reading } from '../rules-reading.ts'
import type { IssueCode } from '../text.ts'
import { isBlank, plainText } from '../values/plain.ts'
import { columnName, type Field, type Layout } from './dialects.ts'

/** One record as its reader sees it: cells by field, and a place to say what is wrong with them or not certain. */
export type Cells = {
  row: number
  /** The cell of a field as plain text, trimmed; '' when it is empty or the file has no such column. */
  text(field: Field): string
  /** The same, or null when empty. */
  optional(field: Field): string | null
  /** The name of a field's column in this file. */
  column(field: Field): string
  /** The cells that no field was read from, each with its heading. */
  others(): [heading: string, text: string][]
  note(field: Field, code: IssueCode, value?: string): void
  /** Puts a reading to be confirmed on the list, if it is one; `shown` says it in words. */
  offer<T>(
    field: Field,
    reading: Reading<T>,
    shown: (value: T) => string,
    without: Partial<EventRow> | null,
    words?: string,
  ): void
  issues: Issue[]
  offers: Offer[]
}

/** Most cells of a list are empty or digits and Latin letters, of which there is nothing to tidy. */
const TIDY = /^[\x20-\x25\x27-\x3b\x3d-\x7e]*$/
const plain = remembered(cell => plainText(cleanText(cell)))
const tidied = (cell: string): string => (isError(cell) ? '' : (TIDY.test(cell) ? cell : plain(cell)).trim())

/** What a spreadsheet shows in place of a value that it lacks, or that is too wide for its column. */
export const isError = (cell: string): boolean =>
  cell.startsWith('#') && /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|#{2,})$/.test(cell.trim())

/** A reader for one record. */
export function cellsOf(layout: Layout, row: number, record: readonly string[]): Cells {
  const issues: Issue[] = []
  const offers: Offer[] = []
  const kept: (string | undefined)[] = []
  const used = new Set<number>()
  const at = (index: number): string => {
    kept[index] ??= tidied(record[index] ?? '')
    return kept[index]
  }
  const text = (field: Field): string => {
    for (const index of layout.at[field] ?? []) {
      if (at(index) === '') continue
      used.add(index)
      return at(index)
    }
    return ''
  }
  const column = (field: Field) => columnName(layout, field)
  return {
    row,
    text,
    optional: field => text(field) || null,
    column,
    others: () => othersOf(layout.header, used, at),
    note: (field, code, value) => issues.push(issue(row, column(field), code, value && beginning(value, 100))),
    offer: (field, reading, shown, without, words = text(field)) => {
      if (reading.kind !== 'offered') return
      offers.push({
        column: column(field),
        words: beginning(words, 400),
        reading: shown(reading.value),
        why: reading.why,
        without,
      })
    },
    issues,
    offers,
  }
}

function othersOf(header: readonly string[], used: ReadonlySet<number>, at: (index: number) => string) {
  const others: [heading: string, text: string][] = []
  for (const [index, heading] of header.entries()) {
    const text = used.has(index) ? '' : at(index)
    if (text === '' || isBlank(text)) continue
    // Under a heading that says nothing, or that stands twice, what was read already is not told again.
    const again = [...used].some(i => at(i) === text && (header[i] === heading || heading.trim() === ''))
    if (!again) others.push([heading.trim() || '（見出しなし）', text])
  }
  return others
}

/** The cells of a record by their headings, for people: empty ones left out, a heading that stands twice with its place. */
export function rawOf(header: readonly string[], record: readonly string[]): Record<string, string> {
  const raw: Record<string, string> = {}
  for (const [i, cell] of record.entries()) {
    const name = header[i] || `${i + 1}列目`
    if (cell !== '') raw[Object.hasOwn(raw, name) ? `${name}（${i + 1}列目）` : name] = cell
  }
  return raw
}
