import { type CsvRecord, readCsv } from '#platform/csv.ts'
import type { Day } from '#platform/dates.ts'
import { decodeText, type FileRefusal, fileRefusals } from '#platform/files.ts'
import { inSlices } from '#platform/slices.ts'
import { beginning, cleanText, nfkc } from '#platform/text.ts'
import { type Issue, issue, type ParsedEvents, type Quarantined, rowName, type SheetAt } from '../rules.ts'
import { stopping } from '../text.ts'
import { misfitsIn } from '../values/misfits.ts'
import { type Cells, cellsOf, isError, rawOf } from './cells.ts'
import { columnName, type Layout, layoutOf } from './dialects.ts'
import { eventOf, numberOf } from './events.ts'
import { contentOf, identify, type Read } from './identity.ts'

/** A list under its headings, whatever kind of file it stood in. `sheets`: of which sheets it was put together. */
export type Table = {
  header: string[]
  records: CsvRecord[]
  encoding: ParsedEvents['encoding']
  sheets?: readonly SheetAt[]
}

/** Whose file it is, and the day of the reading, by which a year that is not written is found. */
export type Frame = { municipality: string; today: Day }

/**
 * Reads a file of event open data for the municipality with this six-digit code. Every record comes back either as a
 * row, with what of it is to be confirmed, or in quarantine with the reason; a file that is no such list is refused as a
 * whole. Rows without any content are none.
 */
export async function parseEventFile(bytes: Uint8Array, frame: Frame): Promise<ParsedEvents | { refused: Issue }> {
  const decoded = await decodeText(bytes)
  if (typeof decoded === 'string') return refusedFile(decoded)
  const csv = await readCsv(decoded.text)
  if (typeof csv === 'string') return refusedFile(csv)
  const layout = layoutOf(csv.header)
  if (layout === null) return { refused: issue(1, '', 'unknownHeader') }
  if ('missing' in layout) return { refused: missingColumns(layout.missing) }
  return parseEvents({ ...csv, encoding: decoded.encoding }, layout, frame)
}

/** Why a list is refused that is of a standard but lacks columns it must have. */
export const missingColumns = (missing: readonly string[]): Issue =>
  issue(1, missing[0] ?? '', 'missingColumns', missing.join('」「'))

/** Reads the records of a list whose columns are known. Rows without any content are none. */
export async function parseEvents(table: Table, layout: Layout, frame: Frame): Promise<ParsedEvents> {
  const records = table.records.filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  const length = usualLength(records, layout.header.length)
  const read = await inSlices(records, record => readRecord(layout, record, length, frame))
  await identify(read, row => rowName(table.sheets ?? [], row))
  const rows = await inSlices(read, ({ event, cells, record }) => {
    const { row, offers } = cells
    const raw = offers.length > 0 ? rawOf(layout.header, record.cells) : null
    return event ? [Object.assign(event, { row, offers, raw })] : []
  })
  return {
    dialect: layout.dialect,
    encoding: table.encoding,
    read: read.length,
    rows: rows.flat(),
    quarantined: read.filter(({ event }) => !event).map(item => quarantined(layout, item)),
    issues: [...ofFile(layout, table.records.length - records.length), ...read.flatMap(({ cells }) => cells.issues)],
  }
}

const refusedFile = (code: FileRefusal): { refused: Issue } => ({
  refused: { row: 0, column: '', code, message: fileRefusals[code] },
})

/** What is said once of the file: rows without content, and headings that stand twice. */
function ofFile(layout: Layout, empty: number): Issue[] {
  const twice = layout.twice.map(([first = 0]) => issue(1, layout.header[first] ?? '', 'headingTwiceAlike'))
  return [...twice, ...(empty > 0 ? [issue(1, '', 'emptyRows', String(empty))] : [])]
}

/** How many cells most rows have, at least as many as the header: spreadsheets write empty columns at the end of each. */
function usualLength(records: readonly CsvRecord[], header: number): number {
  if (records.length < 3) return header
  const lengths = new Map<number, number>()
  for (const { cells } of records) lengths.set(cells.length, (lengths.get(cells.length) ?? 0) + 1)
  const [usual = header] = [...lengths].sort(([, a], [, b]) => b - a)[0] ?? []
  return Math.max(usual, header)
}

function readRecord(layout: Layout, record: CsvRecord, length: number, frame: Frame): Read {
  const cells = cellsOf(layout, record.row, record.cells)
  if (cannotBeTold(layout, record, length, cells)) return { cells, record, event: null, content: '' }
  const short = layout.header.length - record.cells.length
  if (short > 0) cells.note('title', 'fewCells', String(short))
  if (/\p{Co}/u.test(record.cells.join(''))) cells.note('title', 'foreignCharacter')
  if (record.cells.some(isError)) cells.note('title', 'errorCell')
  const event = eventOf(cells, frame)
  return { cells, record, event, content: event ? contentOf(event) : '' }
}

/** Whether it is not certain which cell belongs to which heading; the issues say why. Nothing of such a row is taken in. */
function cannotBeTold(layout: Layout, record: CsvRecord, length: number, cells: Cells): boolean {
  const extra = record.cells.slice(layout.header.length)
  const misfits = misfitsIn(cells.text)
  const longer = record.cells.length > length
  if (extra.some(cell => cell.trim() !== '') || (longer && (misfits.length > 0 || length > layout.header.length))) {
    cells.note('title', 'shiftedCells', String(Math.max(1, record.cells.length - length)))
    return true
  }
  if (misfits.length > 1) {
    cells.note(misfits[0]!, 'shiftedTypes', misfits.map(field => `「${columnName(layout, field)}」`).join(''))
    return true
  }
  const differs = layout.twice.find(same => differ(same.map(i => record.cells[i] ?? '')))
  if (!differs) return false
  const said = differs.map(i => cleanText(record.cells[i] ?? '').trim()).join(' ／ ')
  cells.issues.push(issue(record.row, layout.header[differs[0]!] ?? '', 'headingTwice', beginning(said, 100)))
  return true
}

const differ = (texts: readonly string[]): boolean =>
  new Set(texts.map(text => nfkc(cleanText(text)).trim()).filter(text => text !== '')).size > 1

function quarantined(layout: Layout, { cells, record }: Read): Quarantined {
  return {
    row: cells.row,
    sourceId: numberOf(cells),
    title: cells.optional('title'),
    issues: cells.issues.filter(({ code }) => stopping.has(code)),
    raw: rawOf(layout.header, record.cells),
  }
}
