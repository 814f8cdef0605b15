import { pipeline } from 'node:stream/promises'
import { type Options, parse } from 'csv-parse'
import type { FileRefusal } from './files.ts'
import { inPieces, inSlices } from './slices.ts'

/** One record. `row` is its number as a spreadsheet shows it: the header is row 1. */
export type CsvRecord = { row: number; cells: string[] }

const MAX_ROWS = 200_000
const MAX_CELL = 32_000

/**
 * Reads a CSV text (comma, tab as Excel's "Unicode text", or semicolon). A record with more or fewer cells than the header is
 * given as it is; blank lines are no records but count as rows, as a spreadsheet counts. A file whose quotes never
 * close or that is beyond the limits is refused.
 */
export async function readCsv(text: string): Promise<{ header: string[]; records: CsvRecord[] } | FileRefusal> {
  let table: string[][]
  try {
    table = await tableOf(text.replaceAll('\0', ''))
  } catch {
    return 'brokenCsv'
  }
  if (table.length > MAX_ROWS + 1) return 'tooManyRows'
  if (table.some(cells => cells.some(cell => cell.length > MAX_CELL))) return 'longCell'
  const rows = await inSlices(table, (cells, i) => ({ row: i + 1, cells: cells.map(unguard) }))
  const filled = rows.filter(({ cells }) => cells.length > 1 || cells[0] !== '')
  return filled[0] ? { header: filled[0].cells, records: filled.slice(1) } : 'empty'
}

/** What Excel writes into the first line where it does not take the comma. */
const SEPARATOR = /^sep=([,;\t])(?=\r|\n)/i

async function tableOf(text: string): Promise<string[][]> {
  const said = SEPARATOR.exec(text)?.[1]
  const body = text.replace(SEPARATOR, '')
  const options = { delimiter: said ?? delimiterOf(body), relax_column_count: true, relax_quotes: true }
  const table = await parsed(body, options)
  const ends = outside(body)
  if (!/\r\n/.test(ends) || !/(?<!\r)\n|\r(?!\n)/.test(ends)) return table
  // Files that were put together have several line ends: they hold where every row is then as long as the others.
  const whole = await parsed(body, { ...options, record_delimiter: ['\r\n', '\n', '\r'] })
  const lengths = new Set(whole.filter(cells => cells.length > 1).map(cells => cells.length))
  return lengths.size === 1 ? whole : table
}

async function parsed(text: string, options: Options): Promise<string[][]> {
  const table: string[][] = []
  // Taken here and not from the stream, which would hand each record over by itself.
  const taken = (cells: string[]) => void table.push(cells)
  await pipeline(inPieces(Buffer.from(text)), parse({ ...options, on_record: taken }).resume())
  return table
}

/** A text without what stands between quotes. */
const outside = (text: string): string => text.replace(/"(?:[^"]|"")*"?/g, '')

const DELIMITERS = [',', '\t', ';'] as const
const HEAD = 30

/** The sign that most of the first lines have most of: a title above the headings has none or others. */
function delimiterOf(text: string): string {
  const lines = outside(text.slice(0, 20_000))
    .split(/\r\n?|\n/)
    .slice(0, HEAD)
  const won = lines.flatMap(line => {
    const counts = DELIMITERS.map(sign => line.split(sign).length)
    const most = Math.max(...counts)
    return most > 1 && counts.indexOf(most) === counts.lastIndexOf(most) ? [DELIMITERS[counts.indexOf(most)]!] : []
  })
  const times = (sign: string) => won.filter(one => one === sign).length
  return DELIMITERS.reduce<string>((best, sign) => (times(sign) > times(best) ? sign : best), ',')
}

/** What a spreadsheet would run as a formula: = + - @ at the start, also full-width or after spaces; or a control character. */
const FORMULA = /^'*[\s\p{Cc}]*[=+\-@]|^'*\p{Cc}/u
const dangerous = (cell: string) => FORMULA.test(cell.slice(0, 200).normalize('NFKC'))

/** Takes off the one ' that `writeCsv` puts before such a cell, so what we write is read back unchanged. */
function unguard(cell: string): string {
  return cell.startsWith("'") && dangerous(cell) ? cell.slice(1) : cell
}

/**
 * A CSV that Excel opens rightly on a staff PC: UTF-8 with byte order mark, CRLF, every text quoted, and a ' before any
 * text that a spreadsheet would run as a formula. Numbers are written as numbers, null as an empty cell.
 */
export function writeCsv(rows: readonly CsvRow[]): string {
  return BOM + linesOf(rows)
}

export type CsvRow = readonly (string | number | null)[]

const BOM = '\ufeff'
const linesOf = (rows: readonly CsvRow[]): string => rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')

/**
 * A part of a long list, the people whom it names, and from where on the next one is read; null: it was the last.
 */
export type CsvPart = { rows: readonly CsvRow[]; people?: readonly string[]; next: string | null }

/**
 * The same, of a list that is read part by part while it is sent: none of it is in memory longer than that, and no
 * transaction waits for a slow reader.
 */
export function streamCsv(head: CsvRow, read: (from: string | null) => Promise<CsvPart>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let from: string | null = null
  return new ReadableStream({
    start: controller => controller.enqueue(encoder.encode(writeCsv([head]))),
    async pull(controller) {
      const { rows, next } = await read(from)
      if (rows.length > 0) controller.enqueue(encoder.encode(linesOf(rows)))
      if (next === null) controller.close()
      from = next
    },
  })
}

/** The headers of a CSV that is saved under this name. */
export const csvHeaders = (name: string) => ({
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': `attachment; filename="${name}"`,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
})

function cell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  return `"${(dangerous(value) ? `'${value}` : value).replaceAll('"', '""')}"`
}
