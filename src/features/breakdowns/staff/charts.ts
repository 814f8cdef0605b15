import { type Chart, chart } from '#ui/chart.ts'
import type { Html } from '#ui/html.ts'
import { TABLES } from '../counts/rules.ts'
import type { FigureTable, Line } from '../rules.ts'

const MISSING = '伏せた数・なし'

/** Long names of lines, so that they stand beside each other under a chart. */
const short = (text: string): string =>
  text
    .replace(/（.*/, '')
    .replace(/を聞いていない方$|がない方$/, ' なし')
    .replace(/^聞いていない方$/, '聞いていない')

/** A column of a table as one run of a chart. */
const series = (
  { columns }: FigureTable,
  lines: readonly Line[],
  key: string,
  kind: Chart['series'][number]['kind'],
) => {
  const at = columns.findIndex(column => column.key === key)
  return {
    label: `${columns[at]!.text}（${columns[at]!.unit}）`,
    kind,
    values: lines.map(line => line.cells[at]?.value ?? null),
  }
}

/** No chart stands where nothing is told. */
const drawn = (params: Chart): Html | false =>
  params.series.some(({ values }) => values.some(Boolean)) &&
  chart({ ...params, missing: MISSING, lying: params.periods.length > 10 })

/** Consultations and registrations of a table as bars. */
function countChart(table: FigureTable): Html | false {
  return drawn({
    title: `${table.title}の相談と登録`,
    unit: '件・人',
    periods: table.lines.map(({ text }) => short(text)),
    series: [series(table, table.lines, 'consultations', 'actual'), series(table, table.lines, 'registered', 'before')],
  })
}

/** How many came to each step. */
const stepChart = (table: FigureTable): Html | false =>
  drawn({
    title: table.title,
    unit: '人',
    periods: table.lines.map(({ key, text }) => (key === 'nameless' ? '名前なし' : text)),
    series: [series(table, table.lines, 'count', 'actual')],
  })

/** Who came first when, and for how many of them something was decided. */
const cohortChart = (table: FigureTable): Html | false =>
  table.lines.length > 1 &&
  drawn({
    title: table.title,
    unit: '人',
    periods: table.lines.map(({ text }) => text.replace(/^.*度 /, '')),
    series: [series(table, table.lines, 'consulted', 'before'), series(table, table.lines, 'decided', 'actual')],
  })

/** The chart that goes with a table of the 内訳, of the way from 相談 to 定着, or of what it took; false where none does. */
export function chartOf(table: FigureTable): Html | false {
  if (table.key === 'funnel') return stepChart(table)
  if (table.key === 'cohorts') return cohortChart(table)
  return TABLES.some(key => key === table.key) && countChart(table)
}

/** Shares beside each other: of residents and registered, or of those registered to whom something was proposed and for whom it was decided. */
export function equityChart(table: FigureTable): Html | false {
  const compared = table.columns.some(({ key }) => key === 'residents-share')
  const [first, second] = compared
    ? (['residents-share', 'registered-share'] as const)
    : (['proposed-share', 'decided-share'] as const)
  return drawn({
    title: `${table.title}：${compared ? '市民の割合と登録の割合' : '登録した方のうち、提案・決定の割合'}`,
    unit: '%',
    periods: table.lines.map(({ text }) => short(text)),
    series: [
      series(table, table.lines, first, compared ? 'target' : 'before'),
      series(table, table.lines, second, 'actual'),
    ],
  })
}
