import { type CsvRow, csvHeaders, writeCsv } from '#platform/csv.ts'
import type { Read } from '#platform/db.ts'
import { page } from '#platform/page.ts'
import type { Figures, FigureTable, Seeing, When } from '../rules.ts'
import { hiddenText, whenText } from '../text.ts'
import { askedWhen, seeingOf } from './asked.ts'
import { cellText } from './parts.ts'

type FiguresOf = (db: Read, when: When, seeing: Seeing) => Promise<Figures>

/** A table one below the other: its name, its columns, its lines, what has to be known to read it. */
const tableRows = ({ title, head, columns, lines, total, notes }: FigureTable): CsvRow[] => [
  [title],
  [head, ...columns.map(({ text, unit }) => (unit === '' ? text : `${text}（${unit}）`))],
  ...[...lines, ...(total ? [total] : [])].map(line => [
    line.text,
    ...line.cells.map(cell => cell.value ?? cellText(cell)),
  ]),
  ...notes.map(note => [note]),
  [],
]

const rowsOf = ({ when, below, tables }: Figures): CsvRow[] => [
  ['期間', whenText(when)],
  ...(below === null ? [] : [[hiddenText(below)]]),
  [],
  ...tables.flatMap(tableRows),
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
