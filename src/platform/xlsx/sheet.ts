import { displayed, type Shown } from './formats.ts'
import { refusing } from './refusals.ts'
import { type Watch, walk } from './xml.ts'

/** One row as it is numbered in the sheet, with what its cells show. */
export type SheetRow = { row: number; cells: string[] }

/** The rows that are seen, and the numbers of those that are hidden: they are not read. */
export type SheetRows = { rows: SheetRow[]; hidden: number[] }

/** What cells of a workbook refer to, and what all of its sheets together may come to. */
export type Shared = { texts: readonly string[]; formats: readonly Shown[]; from1904: boolean; take: Take }

const MOST_ROWS = 200_000
const MOST_CELLS = 5_000_000
const MOST_COLUMNS = 1_000
/** What all cells show, each counted as often as it shows it: a text that is shared is packed once. */
const MOST_LETTERS = 100_000_000
/** Excel itself holds 32,767 letters in a cell, others 50,000. */
const MOST_TEXT = 50_000

/** Takes rows, cells (those that are empty before a filled one too) and letters off what is left; refuses where it is used up. */
export type Take = (rows: number, cells: number, letters: number) => void

export function budgetOf(): Take {
  let [rows, cells, letters] = [MOST_ROWS, MOST_CELLS, MOST_LETTERS]
  return (...taken) => {
    rows -= taken[0]
    cells -= taken[1]
    letters -= taken[2]
    if (rows < 0 || cells < 0 || letters < 0) throw refusing('tooManyCells')
  }
}

/** The text of a cell with a further piece; refuses one that no spreadsheet holds. */
export function longer(text: string, piece: string): string {
  if (text.length + piece.length > MOST_TEXT) throw refusing('longText')
  return text + piece
}

/** A piece of a text keeps the whole text in memory: what is kept is a copy. */
export const copyOf = (text: string): string =>
  text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le')

type Cell = { column: number; type: string; format: number }
type Merged = { top: number; bottom: number; left: number }

/** Reads a sheet as it streams in. A cell that is merged downward stands in each of its rows; rows without a text are none. */
export async function readSheet(chunks: AsyncIterable<Uint8Array>, shared: Shared): Promise<SheetRows> {
  const sheet: SheetRows = { rows: [], hidden: [] }
  const merged: Merged[] = []
  await walk(chunks, watching(shared, sheet, merged))
  fillDown(sheet.rows, merged, shared.take)
  return { rows: sheet.rows.filter(({ cells }) => cells.some(cell => cell.trim() !== '')), hidden: sheet.hidden }
}

function watching(shared: Shared, sheet: SheetRows, merged: Merged[]): Watch {
  let [number, column] = [0, -1]
  let cells: string[] | null = null
  let cell: Cell | null = null
  let [text, reading, aside] = ['', false, 0]
  const startRow = (at: string | undefined, hidden: boolean) => {
    number = at ? Number(at) : number + 1
    column = -1
    if (sheet.rows.length >= MOST_ROWS) throw refusing('tooManyCells')
    cells = []
    if (hidden) sheet.hidden.push(number)
    else sheet.rows.push({ row: number, cells })
  }
  const put = ({ column: at, type, format }: Cell) => {
    if (text === '' || !cells || at >= MOST_COLUMNS) return
    const shown = shownText(text, type, format, shared)
    shared.take(cells.length === 0 ? 1 : 0, Math.max(1, at + 1 - cells.length), shown.length)
    while (cells.length < at) cells.push('')
    cells[at] = type === 's' ? shown : kept(shown)
  }
  // What stands in many cells is kept once.
  const known = new Map<string, string>()
  const kept = (shown: string): string => {
    const same = known.get(shown)
    if (same !== undefined) return same
    const copy = copyOf(shown)
    if (known.size < 10_000) known.set(copy, copy)
    return copy
  }
  return {
    open(name, attributes) {
      if (name === 'c') {
        column = attributes['r'] ? columnOf(attributes['r']) : column + 1
        cell = { column, type: attributes['t'] ?? 'n', format: Number(attributes['s'] ?? 0) }
        text = ''
      } else if (name === 'v' || name === 't') reading = aside === 0
      else if (name === 'rPh') aside++
      else if (name === 'row')
        startRow(attributes['r'], attributes['hidden'] === '1' || attributes['hidden'] === 'true')
      else if (name === 'mergeCell') {
        if (merged.push(rangeOf(attributes['ref'] ?? '')) > MOST_ROWS) throw refusing('tooManyCells')
      }
    },
    text(piece) {
      if (reading && cell) text = longer(text, piece)
    },
    close(name) {
      if (name === 'v' || name === 't') reading = false
      else if (name === 'rPh') aside--
      else if (name === 'c' && cell) {
        put(cell)
        cell = null
      } else if (name === 'row' && sheet.rows.at(-1)?.cells === cells) sheet.rows.at(-1)!.cells = cells!.slice()
    },
  }
}

function shownText(text: string, type: string, format: number, { texts, formats, from1904 }: Shared): string {
  if (type === 's') return texts[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE'
  if (type === 'd') return text.replace('T', ' ').replace(/(?: 00:00:00(?:\.0+)?)?Z?$/, '')
  if (type !== 'n') return text
  const value = Number(text)
  const shown = formats[format] ?? { as: 'general' }
  return Number.isFinite(value) ? displayed(value, shown, from1904) : text
}

/** The column of „AB12“ from 0. */
function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

const rowOf = (reference: string): number => Number(/\d+/.exec(reference)?.[0] ?? 0)

function rangeOf(reference: string): Merged {
  const [from = '', to = from] = reference.split(':')
  return { top: rowOf(from), bottom: rowOf(to), left: columnOf(from) }
}

function fillDown(rows: readonly SheetRow[], merged: readonly Merged[], take: Take): void {
  const down = merged.filter(({ top, bottom, left }) => bottom > top && left >= 0 && left < MOST_COLUMNS)
  if (down.length === 0) return
  const byNumber = new Map(rows.map(row => [row.row, row.cells]))
  for (const { top, bottom, left } of down) {
    const value = byNumber.get(top)?.[left] ?? ''
    if (value === '') continue
    // No more rows than there are: a range can name a million of them.
    for (let row = top + 1; row <= Math.min(bottom, rows.at(-1)?.row ?? 0); row++) {
      // Also where there is no such row: thousands of ranges may name the same ones.
      const cells = byNumber.get(row)
      take(0, cells ? Math.max(1, left + 1 - cells.length) : 1, cells ? value.length : 0)
      if (!cells) continue
      while (cells.length < left) cells.push('')
      cells[left] ||= value
    }
  }
}
