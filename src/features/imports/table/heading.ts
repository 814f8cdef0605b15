import type { CsvRecord } from '#platform/csv.ts'
import { isHeading } from '../columns/match.ts'

/** How far down a heading row is looked for: titles, dates and notes stand above it. */
const FURTHEST = 30

/** A list under its headings, and in which row these stood. */
export type Headed = { header: string[]; at: number; records: CsvRecord[] }

const filled = (cells: readonly string[]): number => cells.filter(cell => cell.trim() !== '').length
const known = (cells: readonly string[]): number =>
  new Set(cells.filter(cell => cell.trim() !== '' && cell.length <= 40 && isHeading(cell))).size

/**
 * Finds the row of the headings: the one with the most headings that we know, else the first with several cells. A
 * second row of headings under it (時間: 開始, 終了) belongs to it. Columns without heading and cell are cut off.
 */
export function headed(rows: readonly CsvRecord[]): Headed | null {
  const first = rows.slice(0, FURTHEST)
  const scores = first.map(({ cells }) => known(cells))
  const best = Math.max(0, ...scores)
  const at =
    best >= 2
      ? scores.indexOf(best)
      : Math.max(
          0,
          first.findIndex(({ cells }) => filled(cells) >= 2),
        )
  const top = rows[at]
  if (!top) return null
  const under = rows[at + 1]?.cells ?? []
  const double =
    (known(under) > 0 && known(under) === filled(under) && filled(under) < filled(top.cells) + 1) ||
    isUnder(top.cells, under)
  const records = rows.slice(at + (double ? 2 : 1))
  return { header: trimmed(double ? merged(top.cells, under) : top.cells), at: top.row, records: [...records] }
}

const is = (cell: string | undefined): boolean => (cell ?? '').trim() !== ''

/** Whether each cell of a row only divides a heading that goes over several columns: 料金 over 大人 and 小人. */
function isUnder(top: readonly string[], under: readonly string[]): boolean {
  const divides = (at: number) => (is(top[at]) ? !is(top[at + 1]) && is(under[at + 1]) : above(top, at) !== '')
  const cells = under.flatMap((cell, at) => (is(cell) ? [{ cell, at }] : []))
  return cells.length > 1 && cells.every(({ cell, at }) => cell.length <= 12 && !/\d/.test(cell) && divides(at))
}

/** The heading that goes over this column from further left. */
const above = (top: readonly string[], at: number): string => top.slice(0, at + 1).findLast(is) ?? ''

/** Two rows of headings as one; a part that says nothing by itself (大人) keeps what stands over it. */
const merged = (top: readonly string[], under: readonly string[]): string[] =>
  Array.from({ length: Math.max(top.length, under.length) }, (_, i) => {
    const part = under[i]?.trim() ?? ''
    if (part === '') return top[i] ?? ''
    return isHeading(part) ? part : `${above(top, i).trim()}（${part}）`
  })

function trimmed(header: readonly string[]): string[] {
  const last = header.findLastIndex(heading => heading.trim() !== '')
  return header.slice(0, last + 1)
}
