import type { Tag } from '../length.ts'
import type { Grid } from './grid.ts'
import { type CellMarks, hasMarks, type Mark, readMarks } from './marks.ts'
import type { FormRow } from './sheet.ts'
import { childOf, type Tree } from './tree.ts'

type Sheets = { sheets: readonly { grid: Grid; rows: readonly FormRow[] }[] }

/** What is printed above and below each page, where names stand in it. */
export const heads = ({ sheet }: Grid): Tree[] =>
  (childOf(sheet, 'headerFooter')?.children ?? []).filter(
    one => typeof one !== 'string' && hasMarks(one.children.join('')),
  ) as Tree[]

/** The same with its names read. */
export const headMarks = ({ sheets }: Sheets): CellMarks[] =>
  sheets.flatMap(({ grid }) => heads(grid)).map(one => readMarks(one.children.join('')))

/** All words and names of a workbook as the engine of documents tells them. */
export const tagsIn = (book: Sheets): Tag[] => [
  ...book.sheets.flatMap(({ rows }) => rows.flatMap(tagsOf)),
  ...headMarks(book).flatMap(({ marks }) => marks.flatMap(tagOf)),
]

/** What stands in a row as the engine of documents tells it. */
function tagsOf({ cells, repeats }: FormRow): Tag[] {
  const isIn = (column: number) => repeats !== null && column >= repeats.from && column <= repeats.to
  const within = (inside: boolean) =>
    cells.filter(({ column }) => isIn(column) === inside).flatMap(({ marks }) => marks.marks.map(tagOf))
  return [
    ...within(false).flat(),
    ...(repeats ? [{ type: 'placeholder', value: repeats.name, module: 'rows', subparsed: within(true).flat() }] : []),
  ]
}
function tagOf(mark: Mark): Tag[] {
  if (mark.kind === 'text') return [{ type: 'content', value: mark.text }]
  if (mark.kind === 'name') return [{ type: 'placeholder', value: mark.name }]
  return [{ type: 'placeholder', value: mark.name, module: 'loop', subparsed: mark.inner.flatMap(tagOf) }]
}
