import { chart } from '#ui/chart.ts'
import type { Html } from '#ui/html.ts'
import type { FigureTable } from '../rules.ts'

/** Consultations and registrations of a table as bars; none where nothing is told. */
export function countChart({ title, columns, lines }: FigureTable): Html | false {
  const drawn = lines.filter(({ cells }) => cells.some(({ state }) => state !== 'absent'))
  const series = ['consultations', 'registered'].flatMap((key, s) => {
    const at = columns.findIndex(column => column.key === key)
    return at < 0
      ? []
      : {
          label: `${columns[at]!.text}（${columns[at]!.unit}）`,
          kind: s === 0 ? ('actual' as const) : ('before' as const),
          values: drawn.map(line => line.cells[at]?.value ?? null),
        }
  })
  if (series.every(({ values }) => values.every(value => !value))) return false
  return chart({
    title: `${title}の相談と登録`,
    unit: '件・人',
    periods: drawn.map(({ text }) => text.replace(/（.*/, '').replace(/を聞いていない方|を聞いていない/, 'を聞かず')),
    series,
    missing: '伏せた数・なし',
  })
}
