import { readCsv } from './csv.ts'
import { decodeText, fileRefusals, isMarkup } from './files.ts'
import { nfkc } from './text.ts'
import { isWorkbook, readWorkbook, workbookRefusals } from './xlsx/index.ts'

/** A row of a table with its number as a spreadsheet shows it. */
export type CellRow = { row: number; cells: readonly string[] }

/** A heading without its blanks and in one width. */
export const headingOf = (cell: string): string => nfkc(cell).replace(/\s/g, '')

/**
 * The rows of a CSV or a workbook from the one in which a cell is such a heading; of a workbook those of the first sheet that
 * has one. [] where none has; a sentence where the file cannot be read.
 */
export async function rowsUnder(bytes: Uint8Array, heading: RegExp): Promise<readonly CellRow[] | string> {
  const sheets = await sheetsOf(bytes)
  if (typeof sheets === 'string') return sheets
  for (const rows of sheets) {
    const at = rows.findIndex(({ cells }) => cells.some(cell => heading.test(headingOf(cell))))
    if (at >= 0) return rows.slice(at)
  }
  return []
}

async function sheetsOf(bytes: Uint8Array): Promise<readonly (readonly CellRow[])[] | string> {
  if (isWorkbook(bytes)) {
    const sheets = await readWorkbook(bytes)
    return typeof sheets === 'string' ? workbookRefusals[sheets] : sheets.map(({ rows }) => rows)
  }
  const read = await decodeText(bytes)
  if (typeof read === 'string') return fileRefusals[read]
  if (isMarkup(read.text)) return fileRefusals.markup
  const csv = await readCsv(read.text)
  return typeof csv === 'string' ? fileRefusals[csv] : [[{ row: 1, cells: csv.header }, ...csv.records]]
}
