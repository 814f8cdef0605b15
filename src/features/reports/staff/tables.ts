import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import { type Content, type Html, sr } from '#ui/html.ts'
import { type Column, table } from '#ui/table.ts'
import type { Change, Correction, Entered, Figure, Line, PlanReport } from '../snapshot/rules.ts'
import {
  correctedText,
  countText,
  enteredText,
  isWholeYear,
  lightText,
  ownFigure,
  rateText,
  remarkText,
  valueText,
  withUnit,
} from '../snapshot/told.ts'
import { linked, type Seen } from './seeing.ts'

const small = (text: string): Content => text !== '' && html`<br><small class="faint">${text}</small>`

const valueCell = (line: Line, figure: Figure, seen: Seen, isYear = false): Content => {
  const remark = remarkText(figure, isYear)
  return html`${linked(valueText(line, figure), figure.link, seen)}${seen.paper ? remark && '＊' : small(remark)}`
}

const targetCell = (line: Line, { target }: Figure, seen: Seen): Content =>
  target === null ? '—' : linked(target.toLocaleString('ja'), line.definition, seen)

const lightCell = (figure: Figure, isOver: boolean): Content => {
  const [shape, ...word] = lightText(figure.light, isOver).split(' ')
  return word.length === 0
    ? '—'
    : html`<span class="whole"><span aria-hidden="true">${shape}</span> ${word.join(' ')}</span>`
}

/** 目標, 実績, 達成率 and 状況 of a period. */
const periodColumns = (
  name: string,
  of: (line: Line) => Figure,
  seen: Seen,
  { isYear, isOver }: { isYear: boolean; isOver: boolean },
): Column<Line>[] => [
  { key: `${name} t`, title: `${name}の目標`, numeric: true, cell: line => targetCell(line, of(line), seen) },
  { key: `${name} v`, title: `${name}の実績`, numeric: true, cell: line => valueCell(line, of(line), seen, isYear) },
  { key: `${name} r`, title: '達成率', numeric: true, cell: line => rateText(of(line)) },
  { key: `${name} l`, title: '状況', cell: line => lightCell(of(line), isOver) },
]

/** A quarter of a year's report: what came, and what was to come. */
const shortColumn = (quarter: number, seen: Seen): Column<Line> => ({
  key: `q${quarter}`,
  title: `第${quarter}四半期（実績 ／ 目標）`,
  numeric: true,
  cell: line => {
    const figure = line.quarters[quarter - 1]!
    return html`${valueCell(line, figure, seen)} ／ ${targetCell(line, figure, seen)}`
  },
})

/** The plan's figures. The name of a work is read out in every row, and seen in its first; on paper it takes the lines of all of them. */
export function lineTable(seen: Seen<PlanReport>): Html {
  const { report } = seen
  const ofSection = ({ section }: Line) => report.lines.filter(one => one.section === section)
  const isFirst = (line: Line) => ofSection(line)[0] === line
  const year = { isYear: true, isOver: isWholeYear(report) }
  return table<Line>({
    caption: `${report.title}　目標と実績`,
    items: report.lines,
    empty: 'この期間の指標はありません。',
    columns: [
      {
        key: 'section',
        title: '事業',
        cell: line => (isFirst(line) ? html`<b>${line.section}</b>` : sr(line.section)),
        rows: seen.paper && (line => (isFirst(line) ? ofSection(line).length : 0)),
      },
      {
        key: 'name',
        title: '指標',
        header: true,
        cell: ({ section, name, unit }) =>
          html`${seen.paper && sr(section)}${name}<small class="faint">（${unit}）</small>`,
      },
      ...(report.kind === 'year'
        ? [1, 2, 3, 4].map(quarter => shortColumn(quarter, seen))
        : periodColumns('四半期', ownFigure, seen, { isYear: false, isOver: true })),
      ...periodColumns('年度', line => line.year, seen, year),
    ],
  })
}

export const correctionTable = (corrections: readonly Correction[]): Html =>
  table<Correction>({
    caption: '締めたあとの訂正',
    items: corrections,
    cards: true,
    empty: '締めたあとの訂正はありません。',
    columns: [
      { key: 'name', title: '指標', header: true, cell: ({ name, quarter }) => `第${quarter}四半期 ${name}` },
      {
        key: 'value',
        title: '数',
        cell: one => correctedText(one).join(' → '),
      },
      { key: 'reason', title: 'わけ', cell: ({ reason }) => reason },
      { key: 'by', title: '訂正した人', cell: ({ by }) => by },
      { key: 'day', title: '訂正した日', cell: ({ day }) => formatDay(day) },
    ],
  })

export const enteredTable = (caption: string, entered: readonly Entered[], seen: Seen, empty: string): Html =>
  table<Entered>({
    caption,
    items: entered,
    cards: true,
    empty,
    columns: [
      { key: 'name', title: '実績', header: true, cell: enteredText },
      { key: 'count', title: '数', numeric: true, cell: one => linked(countText(one), one.link, seen) },
      { key: 'entries', title: '記入した数', numeric: true, cell: ({ entries, hidden }) => (hidden ? '—' : entries) },
    ],
  })

export const changeTable = (changes: readonly Change[], replaces: string): Html =>
  table<Change>({
    caption: `前の版（${replaces}）からの変わり`,
    items: changes,
    cards: true,
    empty: '数と目標は、前の版と同じです。',
    columns: [
      { key: 'name', title: '指標', header: true, cell: ({ name }) => name },
      { key: 'period', title: '期間', cell: ({ period }) => period },
      { key: 'was', title: '前の版', cell: ({ was }) => was },
      { key: 'is', title: 'この版', cell: ({ is }) => is },
    ],
  })

type Evidence = { line: Line; period: string; figure: Figure }

/** The records behind each closed figure: how many, and their hash. */
export const evidenceTable = (seen: Seen<PlanReport>): Html =>
  table<Evidence>({
    caption: '数えた記録',
    items: seen.report.lines.flatMap(line =>
      line.quarters.flatMap((figure, at) => (figure.closed ? [{ line, figure, period: `第${at + 1}四半期` }] : [])),
    ),
    cards: true,
    empty: '締めた数はありません。',
    columns: [
      { key: 'name', title: '指標', header: true, cell: ({ line, period }) => `${period} ${line.name}` },
      {
        key: 'records',
        title: '記録',
        numeric: true,
        cell: ({ figure }) => linked(withUnit(figure.records, '件'), figure.link, seen),
      },
      { key: 'hash', title: '記録のハッシュ', cell: ({ figure }) => html`<code>${figure.hash?.slice(0, 12)}…</code>` },
    ],
  })
