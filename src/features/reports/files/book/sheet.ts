import type { Data } from '../fields.ts'
import { addMerge, cellAt, type Grid, insertRow, put, textOf } from './grid.ts'
import { type CellMarks, cellOf, hasMarks, readMarks } from './marks.ts'
import { beside, tooMuch } from './tree.ts'

/** A cell whose text has names in it. */
export type Named = { column: number; marks: CellMarks }
/** A row with such cells; `repeats`: what it is repeated for, from which of its columns to which. */
export type FormRow = { row: number; cells: Named[]; repeats: { name: string; from: number; to: number } | null }
/** A list that needs more rows than the form has for it. */
export type Short = { list: string; sheet: string; needed: number; room: number }

/** So many letters stand in the cells with names of a workbook at most: a text that cells share is packed once and read for each. */
const MOST_LETTERS = 1_000_000

/** Reads the text of a cell; throws where a workbook has more of them than any form. */
export function namedCells(): (text: string) => CellMarks {
  let left = MOST_LETTERS
  return text => {
    left -= text.length
    if (left < 0) throw tooMuch('letters in cells with names')
    return readMarks(text)
  }
}

/** The rows of a sheet with names in them; `texts` are those that its cells share, `read` reads the text of a cell. */
export const formRows = ({ rows }: Grid, texts: readonly string[], read: (text: string) => CellMarks): FormRow[] =>
  [...rows]
    .map(([row, { cells }]) => {
      const named = [...cells].flatMap(([column, cell]): Named[] => {
        const text = textOf(cell, texts)
        return hasMarks(text) ? [{ column, marks: read(text) }] : []
      })
      const from = named.find(({ marks }) => marks.begins.length > 0)
      const to = named.find(({ marks }) => marks.ends.length > 0)
      const repeats = from && to ? { name: from.marks.begins[0]!, from: from.column, to: to.column } : null
      return { row, cells: named, repeats }
    })
    .filter(({ cells }) => cells.length > 0)
    .toSorted((a, b) => a.row - b.row)

/** Fills a sheet; gives the lists for which it has too few rows. */
export function fillSheet(grid: Grid, rows: readonly FormRow[], values: Data, sheet: string): Short[] {
  return rows.flatMap(one => {
    const { repeats } = one
    const own = one.cells.filter(({ column }) => !repeats || column < repeats.from || column > repeats.to)
    const repeated = one.cells.filter(cell => !own.includes(cell))
    const short = repeats ? fillList(grid, { ...one, cells: repeated, repeats }, values, sheet) : null
    for (const { column, marks } of own) put(cellAt(grid, one.row, column), cellOf(marks.marks, [values]))
    return short ? [short] : []
  })
}

type ListRow = FormRow & { repeats: NonNullable<FormRow['repeats']> }

function fillList(grid: Grid, list: ListRow, values: Data, sheet: string): Short | null {
  const { name } = list.repeats
  const value = values[name]
  const items = typeof value === 'object' ? (value as readonly Data[]) : []
  const room = roomBelow(grid, list)
  if (items.length > room) return { list: name, sheet, needed: items.length, room }
  for (let at = 1; at < items.length; at++) prepare(grid, list, list.row + at)
  for (const { column, marks } of list.cells) {
    if (items.length === 0) put(cellAt(grid, list.row, column), '')
    for (const [at, item] of items.entries())
      put(cellAt(grid, list.row + at, column), cellOf(marks.marks, [item, values]))
  }
  return null
}

/** More rows than any list has; a sheet may have looks down to row 1,048,576. */
const MOST_ROWS = 5000

/** How many rows a list may take: its own and those below that wait for it; Infinity where nothing stands below. */
function roomBelow(grid: Grid, { row, cells, repeats: { from, to } }: ListRow): number {
  const ends = [...grid.rows.keys(), ...grid.merges.map(({ bottom }) => bottom)]
  const last = Math.min(
    row + MOST_ROWS,
    ends.reduce((most, one) => Math.max(most, one), 0),
  )
  const merged = shapeOf(grid, row, from, to)
  for (let below = row + 1; below <= last; below++) {
    const shape = shapeOf(grid, below, from, to)
    const isEmpty = cells.every(({ column }) => (grid.rows.get(below)?.cells.get(column)?.children.length ?? 0) === 0)
    const isBlank = shape === '' && !rangeHasText(grid, below, from, to)
    const isAlike = shape === merged && !shape.includes(OVER)
    if (!isEmpty || !(isAlike || isBlank)) return below - row
  }
  return Infinity
}

const rangeHasText = (grid: Grid, row: number, from: number, to: number): boolean =>
  [...(grid.rows.get(row)?.cells ?? [])].some(
    ([column, cell]) => column >= from && column <= to && cell.children.length > 0,
  )

/** Of cells that are merged over several rows. */
const OVER = ' over '

/** How the cells of a row are merged; one that reaches over several rows is no row of a list. */
const shapeOf = ({ merges }: Grid, row: number, from: number, to: number): string =>
  merges
    .filter(({ top, bottom, left, right }) => top <= row && row <= bottom && left <= to && from <= right)
    .map(({ top, bottom, left, right }) =>
      top === bottom ? `${left}-${right}` : `${left}-${right}${OVER}${top}-${bottom}`,
    )
    .toSorted()
    .join(' ')

/** Gives a row below the first one of a list its looks, where it has none of its own. */
function prepare(grid: Grid, { row, repeats: { from, to } }: ListRow, at: number): void {
  const first = grid.rows.get(row)!
  if (!grid.rows.has(at)) {
    const { ht, customHeight } = first.node.attributes
    const height = ht === undefined ? {} : { ht, ...(customHeight === undefined ? {} : { customHeight }) }
    insertRow(grid, at, beside(first.node, 'row', { r: String(at), ...height }))
  }
  for (const [column, cell] of first.cells) {
    if (column < from || column > to || grid.rows.get(at)!.cells.has(column)) continue
    const { s } = cell.attributes
    if (s !== undefined) cellAt(grid, at, column).attributes['s'] = s
  }
  if (shapeOf(grid, at, from, to) !== '') return
  for (const one of grid.merges.filter(
    ({ top, bottom, left, right }) => top === row && bottom === row && left >= from && right <= to,
  ))
    addMerge(grid, { ...one, top: at, bottom: at })
}
