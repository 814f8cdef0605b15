import { type CsvRecord, readCsv } from '#platform/csv.ts'
import { decodeText, type FileRefusal, fileRefusals, isMarkup } from '#platform/files.ts'
import { isWorkbook, readWorkbook, type Sheet, type WorkbookRefusal, workbookRefusals } from '#platform/xlsx/index.ts'
import { columnKeys, propose } from '../columns/match.ts'
import { layoutOf } from '../reading/dialects.ts'
import type { Table } from '../reading/parse.ts'
import type { Issue, SheetAt } from '../rules.ts'
import { type Headed, headed } from './heading.ts'
import { withMonths } from './months.ts'
import { noiseText, withoutNoise } from './noise.ts'

/** A sheet with a list, or the one list of a text file (its name is ''). */
export type ListSheet = Headed & { name: string }

/** What a file holds. `unread`: what of it is not read, each in a sentence, so that nothing is lost silently. */
export type FileOfLists = { encoding: Table['encoding']; lists: ListSheet[]; unread: string[] }

/** Reads a CSV or a workbook. Refused with a sentence where nothing of it can be read. */
export async function readLists(bytes: Uint8Array): Promise<FileOfLists | { refused: Issue }> {
  if (isWorkbook(bytes)) {
    const sheets = await readWorkbook(bytes)
    return typeof sheets === 'string' ? refusedBy(sheets) : listsOf(sheets)
  }
  const decoded = await decodeText(bytes)
  if (typeof decoded === 'string') return refusedBy(decoded)
  if (isMarkup(decoded.text)) return refusedBy('markup')
  const csv = await readCsv(decoded.text)
  if (typeof csv === 'string') return refusedBy(csv)
  const list = headed([{ row: 1, cells: csv.header }, ...csv.records])
  if (!list) return refusedBy('empty')
  const { list: read, rows } = withoutNoise(list)
  return {
    encoding: decoded.encoding,
    lists: [{ name: '', ...withMonths('', read) }],
    unread: noiseText('', rows),
  }
}

const refusedBy = (code: FileRefusal | WorkbookRefusal): { refused: Issue } => ({
  refused: { row: 0, column: '', code, message: { ...fileRefusals, ...workbookRefusals }[code] },
})

/** Sheets that look like a list; where none does, the first with rows. */
function listsOf(sheets: readonly Sheet[]): FileOfLists | { refused: Issue } {
  const shown = sheets.flatMap(({ name, rows }) => {
    const found = headed(rows)
    if (!found || found.records.length === 0) return []
    const { list, rows: noise } = withoutNoise({ ...found, records: padded(found) })
    return [{ name, noise, ...withMonths(name, list) }]
  })
  const alike = shown.filter(looksLikeList)
  const lists = alike.length > 0 ? alike : shown.slice(0, 1)
  if (lists.length === 0) return refusedBy('noRows')
  const noise = lists.flatMap(({ name, noise }) => noiseText(lists.length > 1 ? name : '', noise))
  return { encoding: 'xlsx', lists, unread: [...sheets.flatMap(sheet => unreadOf(sheet, lists)), ...noise] }
}

/** Rows of a workbook end at their last cell. */
const padded = ({ header, records }: Headed): CsvRecord[] =>
  records.map(({ row, cells }) => ({
    row,
    cells: cells.length < header.length ? [...cells, ...Array<string>(header.length - cells.length).fill('')] : cells,
  }))

function looksLikeList({ header, records }: Headed): boolean {
  if (layoutOf(header)) return true
  const proposed = propose(
    header,
    records.slice(0, 20).map(({ cells }) => cells),
  )
  return proposed.includes('title') && proposed.includes('startsOn')
}

function unreadOf({ name, isHidden, rows, hidden }: Sheet, lists: readonly ListSheet[]): string[] {
  if (isHidden) return [`表示されていないシート「${name}」は読んでいません。`]
  if (!lists.some(list => list.name === name))
    return rows.length > 0 ? [`シート「${name}」は催しの一覧ではないようなので、読んでいません。`] : []
  if (hidden.length === 0) return []
  const some = hidden.slice(0, 5).join('、')
  return [
    `シート「${name}」の表示されていない行（${some}行目${hidden.length > 5 ? `など${hidden.length}行` : ''}）は読んでいません。取り込むには、Excelで「再表示」してください。`,
  ]
}

/** Where each sheet begins in a list that was put together; of a single one the rows keep their numbers. */
export type Joined = Table & { sheets: SheetAt[] }

/** Puts the lists of some sheets under one header: columns of one heading together, whatever their order. */
export function joined(encoding: Table['encoding'], lists: readonly ListSheet[]): Joined {
  const [first] = lists
  if (first && lists.length === 1)
    return { encoding, header: first.header, records: first.records, sheets: [{ name: first.name, after: 0 }] }
  const places = new Map<string, number>()
  const header: string[] = []
  const placesOf = (list: ListSheet) =>
    columnKeys(list.header).map((key, at) => {
      const known = places.get(key || `列${at}`)
      if (known !== undefined) return known
      places.set(key || `列${at}`, header.length)
      return header.push(list.header[at] ?? '') - 1
    })
  const mapped = lists.map(list => ({ list, at: placesOf(list) }))
  const sheets: Joined['sheets'] = []
  let after = 0
  const records = mapped.flatMap(({ list, at }) => {
    sheets.push({ name: list.name, after })
    const moved = list.records.map(({ row, cells }) => ({
      row: after + row,
      cells: inPlaces(cells, at, header.length),
    }))
    after = moved.at(-1)?.row ?? after
    return moved
  })
  return { encoding, header, records, sheets }
}

function inPlaces(cells: readonly string[], at: readonly number[], width: number): string[] {
  const row = Array<string>(width).fill('')
  // What stands beyond the headings stays beyond them: it tells that a row is shifted.
  for (const [i, cell] of cells.entries()) row[at[i] ?? width + i - at.length] = cell
  return row
}

/** The heading of a column as it is told: line breaks in it are for its width only. */
export const headingText = (heading: string): string => heading.replace(/\s*\n\s*/g, ' ').trim()
