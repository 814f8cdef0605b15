import { html } from 'hono/html'
import { fiscalRange } from '#platform/ages.ts'
import { today } from '#platform/clock.ts'
import { type Day, formatDay, formatShort } from '#platform/dates.ts'
import type { Content, Html } from '#ui/html.ts'
import { table } from '#ui/table.ts'
import { type IndicatorRow, QUARTERS, type Report, type Standing } from '../actions.ts'
import { numberText } from '../closing/text.ts'
import type { Answers } from '../counting/answers.ts'
import { toldOf } from '../counting/text.ts'
import { workPart } from '../definitions/work.ts'
import { type Period, rateOf } from '../rules.ts'
import { FORECAST_DAYS, LIGHTS } from '../rules-lights.ts'
import { LIGHT_TEXT, missingText, PERIODS } from '../text.ts'
import { evidencePath, figurePath } from './paths.ts'

/** What every period of a table needs to be told; `opens`: whether whoever looks may open a page; `works`: the works. */
type Year = { year: number; today: Day; opens: (href: string) => boolean; works: boolean }

/** The plan's table of a year: of each period actual and target, how it stands, and what opens its records. */
export function planTable({ rows, bounds }: Report, of: Year): Html {
  const isFirst = (row: IndicatorRow) => rows.find(other => other.section === row.section) === row
  const { year } = of
  return html`<div class="landscape by-work">${table({
    caption: '事業ごとの目標と実績',
    items: rows,
    empty: 'この年度の指標はありません。',
    columns: [
      { key: 'section', title: '事業', cell: row => isFirst(row) && html`<b>${workPart(row, of.works)}</b>` },
      {
        key: 'name',
        title: '指標',
        header: true,
        cell: row => html`${row.name}<small class="faint">（${row.unit}）</small>`,
      },
      ...QUARTERS.map(q => ({
        key: `q${q}`,
        title: PERIODS[q - 1]!,
        numeric: true,
        cell: (row: IndicatorRow) =>
          cellPart(row, row.quarters[q - 1]!, fiscalRange(year, q), of, row.answers?.quarters[q - 1]),
      })),
      {
        key: 'year',
        title: '年度',
        numeric: true,
        cell: row => html`${cellPart(row, row.year, fiscalRange(year), of, row.answers?.year)}${aheadPart(row)}`,
      },
    ],
  })}</div>${legend(rows, bounds)}`
}

function legend(rows: readonly IndicatorRow[], { reached, nearly, late, after }: Report['bounds']): Html {
  const sources = [...new Set(rows.map(row => row.source).filter(Boolean))]
  const hows = [...new Set(rows.map(row => toldOf(row.counts).how))]
  const light = ({ shape, over, runs }: (typeof LIGHT_TEXT)['reached']) => `${shape} ${over}（期間の途中は「${runs}」）`
  const [first, second, third, last] = LIGHTS.map(one => light(LIGHT_TEXT[one]))
  return html`<ul class="faint"><li>それぞれ「実績 ／ 目標」、下は達成率と状況です。「—」は、まだ始まっていない期間か、この画面に記録がつながっていない指標です。</li>
    <li>状況：目標に対して${first}＝${reached}%以上、${second}＝${nearly}%以上、${third}＝${late}%以上、${last}＝${late}%未満。期間の途中では、目標を過ぎた日数で割りふった数とくらべます（割合と「状態」の指標は目標そのものとくらべます）。少ないほどよい指標は、逆に見ます。期間のはじめの${after}日は出しません。</li>
    <li>見込み：年度末の数です。前の年度のすべての記録があれば（部署が入れる実績は、前の年度の第1四半期かそれより前から記入があれば）、前の年度の同じ日までの数の割合で、なければ過ぎた日数の割合で計算します。年度のはじめの${FORECAST_DAYS}日と、割合・「状態」の指標では出しません。</li>
    ${correctedPart(rows)}${hows.map(how => html`<li>${how}</li>`)}
    <li>目標の出典：${sources.join('、') || 'この年度の目標は登録がありません。'}</li></ul>`
}

const small = (text: Content): Html => html`<br><small class="faint">${text}</small>`
const ja = (value: number): string => value.toLocaleString('ja')

/** What is known of a period. */
function cellPart(
  row: IndicatorRow,
  cell: Standing,
  period: Period,
  { today: day, opens }: Year,
  answers?: Answers,
): Content {
  if (cell.others) return html`<span class="faint">締めたあとに出ます</span>${targetPart(cell)}`
  if (row.linked && cell.counted === 'none' && cell.target === null) return missingText(row)
  if (cell.actual === null && cell.target === null) return '—'
  const rate = rateOf(cell)
  const asked = answers && (!cell.closed || cell.closed.figure.base === answers.answered) ? answers : undefined
  return html`${actualPart(row, cell, period, opens)}${targetPart(cell)}${rate !== null && small(`${rate}%`)}${lightPart(cell, period, day)}${
    cell.actual !== null && cell.counted === 'part' && small(`${formatShort(cell.since!)}から`)
  }${asked && asked.answered > 0 && cell.actual !== null && small(`回答 ${ja(asked.answered)}／${ja(asked.consultations)}件`)}${closedPart(cell, opens)}`
}

const targetPart = ({ target }: Standing): Content =>
  target !== null && html` <small class="faint">／ ${ja(target)}</small>`

/** The light as a shape and a word. */
function lightPart({ light }: Standing, { to }: Period, today: Day): Html | false {
  if (light === null) return false
  const { shape, over, runs } = LIGHT_TEXT[light]
  return html`<br><small class="light ${light}"><span aria-hidden="true">${shape}</span> ${to < today ? over : runs}</small>`
}

/** That a period is closed, and what turned out since; why stands below the table. */
function closedPart({ closed }: Standing, opens: Year['opens']): Html | false {
  if (!closed) return false
  const { figure, now } = closed
  const { corrections, value, new_value } = figure
  const href = figurePath(figure.id)
  const linked = (text: string): Content => (opens(href) ? html`<a href="${href}">${text}</a>` : text)
  if (corrections > 0) return small(html`${linked('訂正')} ${numberText(value)} → ${numberText(new_value)}`)
  if (now === value) return small('締め済み')
  return small(html`締め済み・${linked(`いま数えると${numberText(now)}`)}`)
}

/** What was corrected after its quarter was closed, and why. */
const correctedPart = (rows: readonly IndicatorRow[]): Html[] =>
  rows.flatMap(({ name, quarters }) =>
    quarters.flatMap(({ closed }, at) => {
      if (!closed || closed.figure.corrections === 0) return []
      const { value, new_value, reason, corrected_at } = closed.figure
      return [
        html`<li>締めたあとの訂正：${PERIODS[at]} ${name} ${numberText(value)} → ${numberText(new_value)}（${reason}、${formatDay(today(corrected_at!))}）</li>`,
      ]
    }),
  )

/** Of the year that runs: what it comes to, and what is missing. */
const aheadPart = ({ forecast, missing, unit }: IndicatorRow): Html =>
  html`${missing !== null && small(missing === 0 ? '目標に届いています' : `目標まであと${ja(missing)}${unit}`)}${
    forecast && small(`見込み ${ja(forecast.value)}（${forecast.by === 'season' ? '前年から' : '日数から'}）`)
  }`

/** The number, which opens what it counts. */
function actualPart(row: IndicatorRow, cell: Standing, period: Period, opens: Year['opens']): Content {
  if (cell.actual === null) return row.linked && cell.counted === 'none' ? missingText(row) : '—'
  const closed = cell.closed ? figurePath(cell.closed.figure.id) : ''
  const href = opens(closed) ? closed : evidencePath(row, period)
  return opens(href) ? html`<a href="${href}">${ja(cell.actual)}</a>` : ja(cell.actual)
}
