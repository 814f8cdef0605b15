import { cellText, columnText, type FigureTable, type Line } from '#features/breakdowns/index.ts'
import { each, type Field, field, yes } from './fields.ts'

/** So many columns a table of a form has beside its first: a table of the 内訳 stands in the least one that has room for it. */
export const WIDTHS = [3, 5, 7, 10] as const
const PLACES = Array.from({ length: WIDTHS.at(-1)! }, (_, at) => at)
const widthOf = ({ columns }: FigureTable): number | undefined => WIDTHS.find(width => columns.length <= width)

const LINE_FIELDS: readonly Field<Line>[] = [
  field('項目', '地域、年代、段階などの名前', ({ text }) => text),
  ...PLACES.map(at =>
    field<Line>(`数${at + 1}`, `左から${at + 1}番目の数（ないときは空）`, ({ cells }) =>
      cells[at] ? (cells[at].value ?? cellText(cells[at])) : '',
    ),
  ),
]

/** The names of a table of the 内訳, of the funnel or of what it took. */
export const FIGURE_FIELDS: readonly Field<FigureTable>[] = [
  field('表の名前', '地域別、年代別、相談から定着までなど', ({ title }) => title),
  field('項目の見出し', 'いちばん左の列の見出し', ({ head }) => head),
  ...PLACES.map(at =>
    field<FigureTable>(`列${at + 1}`, `左から${at + 1}番目の数の見出し（ないときは空）`, ({ columns }) =>
      columns[at] ? columnText(columns[at]) : '',
    ),
  ),
  each(
    '行',
    '表の行ごとにくり返す（合計の行は最後）',
    ({ lines, total }) => (total ? [...lines, total] : lines),
    LINE_FIELDS,
  ),
  ...WIDTHS.map(width =>
    yes<FigureTable>(`${width}列の表`, `数の列が${width}つに入る表だけに出す部分`, table => widthOf(table) === width),
  ),
  field('読み方', '表の数え方と注意', ({ notes }) => notes.join('')),
]
