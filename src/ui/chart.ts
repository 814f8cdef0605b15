import { html } from 'hono/html'
import type { Html } from './html.ts'
import { more } from './layout.ts'
import { table } from './table.ts'

/** One run of figures, one per period; `null` where there is none yet. */
export type Series = {
  label: string
  kind: 'target' | 'actual' | 'before' | 'line'
  values: readonly (number | null)[]
}

export type Chart = {
  title: string
  unit: string
  periods: readonly string[]
  series: readonly Series[]
  /** What stands in the table where there is no number; '—' unless told. */
  missing?: string
  /** Bars that lie one below the other: for many names, or long ones. */
  lying?: boolean
}

const [left, top, plotWidth, plotHeight] = [56, 14, 620, 200]

/** The next of 1, 2, 5 × 10ⁿ by which at most five steps reach `max`. */
export const niceStep = (max: number): number => {
  const size = 10 ** Math.floor(Math.log10(Math.max(max, 1) / 5))
  return [1, 2, 5, 10].map(n => n * size).find(step => step * 5 >= max && step >= 1) ?? 1
}

type Frame = { x: (period: number) => number; y: (value: number) => number; slot: number; ticks: number[] }

const frameOf = ({ series, periods }: Chart): Frame => {
  const max = Math.max(1, ...series.flatMap(one => one.values.map(value => value ?? 0)))
  const step = niceStep(max)
  const steps = Math.ceil(max / step)
  const slot = plotWidth / Math.max(1, periods.length)
  return {
    slot,
    x: period => left + slot * period,
    y: value => Math.round((top + plotHeight * (1 - value / (step * steps))) * 10) / 10,
    ticks: Array.from({ length: steps + 1 }, (_, i) => i * step),
  }
}

const bars = (one: Series, index: number, count: number, frame: Frame) => {
  const bar = Math.min(40, (frame.slot * 0.72) / count)
  return one.values.map((value, period) => {
    if (value === null) return html``
    const x = Math.round((frame.x(period) + (frame.slot - bar * count) / 2 + bar * index) * 10) / 10
    return html`<rect class="${one.kind}" x="${x}" y="${frame.y(value)}" width="${Math.round(bar - 3)}" height="${top + plotHeight - frame.y(value)}"/>
      <text class="value" x="${x + bar / 2 - 1}" y="${frame.y(value) - 4}" text-anchor="middle">${value.toLocaleString('ja')}</text>`
  })
}

const line = (one: Series, frame: Frame) => {
  const points = one.values.flatMap((value, period) =>
    value === null ? [] : [[frame.x(period) + frame.slot / 2, frame.y(value)] as const],
  )
  return html`<polyline class="line" points="${points.map(point => point.join(',')).join(' ')}"/>
    ${points.map(([x, y]) => html`<circle class="dot" cx="${x}" cy="${y}" r="5"/>`)}`
}

const gridLine = (tick: number, { y }: Frame) =>
  html`<path class="grid" d="M${left} ${y(tick)}h${plotWidth}"/>
    <text x="${left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick.toLocaleString('ja')}</text>`

const key = (series: readonly Series[]) =>
  html`<ul class="key" aria-hidden="true">${series.map(
    one =>
      html`<li><svg viewBox="0 0 28 16"><rect class="${one.kind}" x="1" y="2" width="26" height="12"/></svg>${one.label}</li>`,
  )}</ul>`

const labelled = ({ title }: Chart) => `${title}のグラフ。数値は次の表にあります。`

function standingBars(params: Chart, barred: readonly Series[]) {
  const frame = frameOf(params)
  return html`<svg viewBox="0 0 690 246" role="img" aria-label="${labelled(params)}">
      ${frame.ticks.map(tick => gridLine(tick, frame))}
      ${barred.map((one, index) => bars(one, index, barred.length, frame))}
      ${params.series.filter(one => one.kind === 'line').map(one => line(one, frame))}
      ${params.periods.map((period, i) => html`<text x="${frame.x(i) + frame.slot / 2}" y="222" text-anchor="middle" dominant-baseline="hanging">${period}</text>`)}
    </svg>`
}

const [names, thick, room] = [190, 15, 440]

/** Each name with its bars beside it, one below the other. */
function lyingBars(params: Chart, barred: readonly Series[]) {
  const most = Math.max(1, ...barred.flatMap(one => one.values.map(value => value ?? 0)))
  const high = thick * barred.length + 10
  const bar = ({ kind, values }: Series, index: number, i: number) => {
    const value = values[i] ?? null
    if (value === null) return html``
    const [y, width] = [i * high + index * thick + 4, Math.round((value / most) * room)]
    return html`<rect class="${kind}" x="${names}" y="${y}" width="${width}" height="${thick - 3}"/>
      <text class="value" x="${names + width + 5}" y="${y + thick - 4}">${value.toLocaleString('ja')}</text>`
  }
  return html`<svg class="lying" viewBox="0 0 690 ${high * params.periods.length + 8}" role="img" aria-label="${labelled(params)}">
      ${params.periods.map((period, i) => html`<text x="${names - 8}" y="${i * high + high / 2 + 3}" text-anchor="end">${period}</text>${barred.map((one, index) => bar(one, index, i))}`)}
    </svg>`
}

/** Targets and actuals as bars (a target is a dashed outline, an actual is solid, the year before is pale: readable in black and white). */
export const chart = (params: Chart): Html => {
  const barred = params.series.filter(one => one.kind !== 'line')
  return html`<figure class="chart">
    <figcaption>${params.title}<small>（${params.unit}）</small></figcaption>
    ${key(params.series)}
    ${params.lying ? lyingBars(params, barred) : standingBars(params, barred)}
    ${more({ title: '数値の表', body: figures(params) })}</figure>`
}

const figures = ({ title, unit, periods, series, missing = '—' }: Chart) =>
  table({
    caption: `${title}（${unit}）`,
    columns: [
      { key: 'period', title: '期間', header: true, cell: item => item.period },
      ...series.map((one, s) => ({
        key: `s${s}`,
        title: one.label,
        numeric: true,
        cell: (item: { i: number }) => series[s]?.values[item.i]?.toLocaleString('ja') ?? missing,
      })),
    ],
    items: periods.map((period, i) => ({ period, i })),
    empty: '',
  })

export const examples: Record<string, () => Html> = {
  'target and actual by quarter': () =>
    chart({
      title: '相談の件数',
      unit: '件',
      periods: ['第1四半期', '第2四半期', '第3四半期', '第4四半期'],
      series: [
        { label: '目標', kind: 'target', values: [300, 300, 350, 350] },
        { label: '実績', kind: 'actual', values: [284, 331, 212, null] },
      ],
    }),
  'many names': () =>
    chart({
      title: '地域別の相談と登録',
      unit: '件・人',
      periods: ['柏の葉・田中', '西原', 'お住まいを聞いていない方'],
      series: [
        { label: '相談（件）', kind: 'actual', values: [20, null, 1] },
        { label: '登録（人）', kind: 'before', values: [3, 0, 1] },
      ],
      missing: '伏せた数',
      lying: true,
    }),
  'nothing counted yet': () =>
    chart({
      title: '就業した人',
      unit: '人',
      periods: ['第1四半期'],
      series: [{ label: '実績', kind: 'actual', values: [0] }],
    }),
}
