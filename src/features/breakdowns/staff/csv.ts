import { type CsvRow, csvHeaders, writeCsv } from '#platform/csv.ts'
import type { Read } from '#platform/db.ts'
import { page } from '#platform/page.ts'
import type { Figures, FigureTable, Seeing, When } from '../rules.ts'
import { hiddenText, whenText } from '../text.ts'
import { askedWhen, seeingOf } from './asked.ts'
import { cellText, columnText } from './parts.ts'

type FiguresOf = (db: Read, when: When, seeing: Seeing) => Promise<Figures>

/** Columns whose numbers are told with a word beside them. */
const isWorded = ({ lines }: FigureTable, at: number): boolean =>
  lines.some(({ cells }) => cells[at]?.words !== undefined)

/** A table: its columns, its lines, what has to be known to read it. */
export function figureRows(table: FigureTable): CsvRow[] {
  const { head, columns, lines, total, notes } = table
  const worded = columns.map((_, at) => isWorded(table, at))
  return [
    [head, ...columns.flatMap((column, at) => [columnText(column), ...(worded[at] ? [`${column.text}のくらべ`] : [])])],
    ...[...lines, ...(total ? [total] : [])].map(line => [
      line.text,
      ...line.cells.flatMap((cell, at) => [cell.value ?? cellText(cell), ...(worded[at] ? [cell.words ?? ''] : [])]),
    ]),
    ...notes.map(note => [note]),
  ]
}

const rowsOf = ({ when, below, tables }: Figures): CsvRow[] => [
  ['期間', whenText(when)],
  ...(below === null ? [] : [[hiddenText(below)]]),
  [],
  ...tables.flatMap(table => [[table.title], ...figureRows(table), []]),
]

/** The tables of a page for a spreadsheet, as whoever asks sees them. */
export const csvPage = <const Path extends `/staff/${string}.csv`>(path: Path, figuresOf: FiguresOf) =>
  page.staff({
    path,
    can: 'breakdowns.read',
    audit: 'none',
    whole: true,
    get: async (ask, db) => {
      const { when } = askedWhen(ask)
      const name = path.split('/').at(-1)!.replace('.csv', '')
      const of = when === null ? 'all' : `${when.year}${when.quarter === null ? '' : `-q${when.quarter}`}`
      return new Response(writeCsv(rowsOf(await figuresOf(db, when, seeingOf(ask)))), {
        headers: csvHeaders(`${name}-${of}.csv`),
      })
    },
  })
