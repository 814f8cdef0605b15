import { createHash } from 'node:crypto'
import { type CsvRecord, readCsv } from '#platform/csv.ts'
import type { Day } from '#platform/dates.ts'
import { decodeText, type FileRefusal, fileRefusals } from '#platform/files.ts'
import { nfkc } from '#platform/text.ts'
import { type EventRow, type Issue, issue, type ParsedEvents, type Quarantined } from '../rules.ts'
import { stopping } from '../text.ts'
import { type Cells, cellsOf } from './cells.ts'
import { type Layout, layoutOf } from './dialects.ts'
import { eventOf } from './events.ts'

type Read = { cells: Cells; record: CsvRecord; event: EventRow | null }

/** A list under its headings, whatever kind of file it stood in. */
export type Table = { header: string[]; records: CsvRecord[]; encoding: ParsedEvents['encoding'] }

/** Whose file it is, and the day of the reading. */
type Frame = { municipality: string; today?: Day }

/**
 * Reads a file of event open data for the municipality with this six-digit code. Every record comes back either as a
 * row or in quarantine with the reason; a file that is no such list is refused as a whole.
 */
export function parseEventFile(bytes: Uint8Array, frame: Frame): ParsedEvents | { refused: Issue } {
  const decoded = decodeText(bytes)
  if (typeof decoded === 'string') return refusedFile(decoded)
  const csv = readCsv(decoded.text)
  if (typeof csv === 'string') return refusedFile(csv)
  const layout = layoutOf(csv.header)
  if (layout === null) return { refused: issue(1, '', 'unknownHeader') }
  if ('missing' in layout) return { refused: missingColumns(layout.missing) }
  return parseEvents({ ...csv, encoding: decoded.encoding }, layout, frame)
}

/** Why a list is refused that is of a standard but lacks columns it must have. */
export const missingColumns = (missing: readonly string[]): Issue =>
  issue(1, missing[0] ?? '', 'missingColumns', missing.join('」「'))

/** Reads the records of a list whose columns are known. */
export function parseEvents({ records, encoding }: Table, layout: Layout, { municipality }: Frame): ParsedEvents {
  const read = records.map(record => readRecord(layout, record, municipality))
  identify(read)
  return {
    dialect: layout.dialect,
    encoding,
    read: read.length,
    rows: read.flatMap(({ event, cells }) => (event ? [{ row: cells.row, ...event }] : [])),
    quarantined: read.filter(({ event }) => !event).map(item => quarantined(layout, item)),
    issues: read.flatMap(({ cells }) => cells.issues),
  }
}

const refusedFile = (code: FileRefusal): { refused: Issue } => ({
  refused: { row: 0, column: '', code, message: fileRefusals[code] },
})

function readRecord(layout: Layout, record: CsvRecord, municipality: string): Read {
  const cells = cellsOf(layout, record.row, record.cells)
  if (record.cells.every(cell => cell.trim() === '')) {
    cells.note('title', 'emptyRow')
    return { cells, record, event: null }
  }
  const extra = record.cells.slice(layout.header.length)
  if (extra.some(cell => cell.trim() !== '')) {
    cells.note('title', 'shiftedCells', String(extra.length))
    return { cells, record, event: null }
  }
  const short = layout.header.length - record.cells.length
  if (short > 0) cells.note('title', 'fewCells', String(short))
  if (/\p{Co}/u.test(record.cells.join(''))) cells.note('title', 'foreignCharacter')
  return { cells, record, event: eventOf(cells, municipality) }
}

/**
 * Gives every event a number that stays the same at the next import. One number on different events (sessions of a
 * course, lists that were put together) is widened by what tells them apart, on all of them, so that the order of rows
 * does not matter. The same number, name, day, time and place twice is a contradiction: the first counts, others wait.
 */
function identify(read: Read[]): void {
  const events = read.flatMap(item =>
    item.event ? [{ item, event: item.event, content: contentKey(item.event) }] : [],
  )
  for (const [id, same] of Map.groupBy(events, ({ event }) => event.sourceId)) {
    const shared = new Set(same.map(({ content }) => content)).size > 1
    const rows = new Map<string, number>()
    for (const { item, event, content } of same) {
      const first = rows.get(content)
      if (first !== undefined) {
        item.cells.note('id', 'sameId', String(first))
        item.event = null
        continue
      }
      if (id === '') item.cells.note('id', 'noId')
      else if (rows.size > 0) item.cells.note('id', 'sharedId', String(same[0]?.item.cells.row))
      rows.set(content, item.cells.row)
      if (shared || id === '') event.sourceId = `${id}~${content}`
    }
  }
}

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16)

const contentKey = (event: EventRow) => digest([nfkc(event.title), event.startsOn, event.startTime, event.place])

/** The content of a row as 16 letters: the same when nothing in it changed, whatever its place in the file. */
export function fingerprint({ row: _, ...event }: EventRow & { row?: number }): string {
  return digest(Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function quarantined(layout: Layout, { cells, record }: Read): Quarantined {
  const raw = layout.header.map((name, i) => [name, record.cells[i] ?? ''] as const).filter(([, cell]) => cell !== '')
  return {
    row: cells.row,
    title: cells.optional('title'),
    issues: cells.issues.filter(({ code }) => stopping.has(code)),
    raw: Object.fromEntries(raw),
  }
}
