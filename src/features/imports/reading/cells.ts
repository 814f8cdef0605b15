import { cleanText, nfkc } from '#platform/text.ts'
import { type Issue, issue } from '../rules.ts'
import type { IssueCode } from '../text.ts'
import { columnName, type Field, type Layout } from './dialects.ts'

/** One record as its reader sees it: cells by field, and a place to say what is wrong with them. */
export type Cells = {
  row: number
  /** The cell of a field, cleaned and trimmed; '' when it is empty or the file has no such column. */
  text(field: Field): string
  /** The same, or null when empty. */
  optional(field: Field): string | null
  note(field: Field, code: IssueCode, value?: string): void
  issues: Issue[]
}

/** A reader for one record. */
export function cellsOf(layout: Layout, row: number, record: readonly string[]): Cells {
  const issues: Issue[] = []
  const text = (field: Field) => {
    const index = layout.at[field]
    return index === undefined ? '' : cleanText(record[index] ?? '').trim()
  }
  return {
    row,
    text,
    optional: field => text(field) || null,
    note: (field, code, value) => issues.push(issue(row, columnName(layout, field), code, value?.slice(0, 100))),
    issues,
  }
}

/** A whole number of zero or more with an optional thousands comma and 円, 人 or 名; null for anything else. */
export function wholeNumber(text: string): number | null {
  const plain = nfkc(text).replace(/[\s,]/g, '')
  const found = /^(\d{1,9})(円|人|名|組)?$/.exec(plain)
  return found ? Number(found[1]) : null
}
