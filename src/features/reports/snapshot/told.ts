import { hiddenText, sinceText } from '#features/breakdowns/index.ts'
import { LIGHT_TEXT, type Light, numberText } from '#features/indicators/index.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import type { Breakdowns, Correction, Entered, Figure, Line, PlanReport } from './rules.ts'

/** What stands where a number of people is too small to be told (seen.ts). */
export const HIDDEN = '少数'
export const HIDDEN_NOTE = (below: number): string =>
  `「${HIDDEN}」は、人数や答えが1から${below - 1}のため、またはそれが計算できてしまうため、出していない数です。`

/** A number of an indicator; unknown is never 0. */
export function valueText({ unknown }: Pick<Line, 'unknown'>, { value, counted, hidden }: Figure): string {
  if (hidden) return HIDDEN
  if (value !== null) return value.toLocaleString('ja')
  return counted === 'none' ? unknown : '—'
}

export const rateText = ({ rate }: Figure): string => (rate === null ? '—' : `${rate}%`)

/** ● 達成: of a period that is over; while a year runs 順調 and so on. */
export function lightText(light: Light | null, isOver: boolean): string {
  if (light === null) return '—'
  const { shape, over, runs } = LIGHT_TEXT[light]
  return `${shape} ${isOver ? over : runs}`
}

/** Whether the year of a report is over with its period. */
export const isWholeYear = ({ quarter }: Pick<PlanReport, 'quarter'>): boolean => quarter === 0 || quarter === 4

/** That a figure is not closed, or from when on there are records. */
export function remarkText({ closed, counted, since, value }: Figure, isYear = false): string {
  if (value === null) return ''
  const from = counted === 'part' && since !== null ? `${formatShort(since)}から` : ''
  return [from, closed || isYear ? '' : '締めていない数'].filter(Boolean).join('・')
}

export const countText = ({ count, unit, hidden }: Pick<Entered, 'count' | 'unit' | 'hidden'>): string =>
  hidden ? HIDDEN : count === null ? '合計しない数' : `${count.toLocaleString('ja')}${unit}`

export const enteredText = ({ name, part }: Pick<Entered, 'name' | 'part'>): string =>
  part ? `${name}：${part}` : name

/** The last quarter that a report tells: the one of a quarter's report. */
export const ownFigure = (line: Line): Figure => line.quarters.at(-1)!

/** By which rules the figures are held against their targets. */
export const lightsNote = ({ bounds: { reached, nearly, late } }: PlanReport): string => {
  const said = (light: Light) => `${LIGHT_TEXT[light].shape} ${LIGHT_TEXT[light].over}`
  return `状況は、目標に対して${said('reached')}＝${reached}%以上、${said('nearly')}＝${nearly}%以上、${said('late')}＝${late}%以上、${said('missed')}＝${late}%未満です。年度の途中では、年度の目標を過ぎた日数で割りふった数とくらべます（割合と「状態」の指標は目標そのものとくらべます）。少ないほどよい指標は、逆に見ます。`
}

/** Who closed what of the period. */
export function closingsText({ closings, quarter }: Pick<PlanReport, 'closings' | 'quarter'>): string {
  const closed = closings.map(one => `第${one.quarter}四半期は${formatDay(one.day)}に${one.by}が締めた数`).join('、')
  const open = closings.length < (quarter === 0 ? 4 : quarter)
  return `${closed}です。${open ? '締めていない四半期は、報告をつくったときに数えた数です。' : ''}`
}

/** A number with its unit where it is known. */
export const withUnit = (value: number | null, unit: string): string =>
  value === null ? '—' : `${numberText(value)}${unit}`

/** A figure as it was closed, and as it is since. */
export const correctedText = ({ was, is, unit, hidden }: Correction): [was: string, is: string] =>
  hidden ? [HIDDEN, HIDDEN] : [withUnit(was, unit), withUnit(is, unit)]

/** When the tables of the 内訳 were counted, and what is not told in them; `whole`: all of it is. */
export function figuresNote(
  { below, first }: Breakdowns,
  { day, from, fiscal_year: year, quarter }: Pick<PlanReport, 'day' | 'from' | 'fiscal_year' | 'quarter'>,
  whole = false,
): string {
  const since = sinceText({ when: { year, quarter: quarter === 0 ? null : quarter }, below, first, tables: [] }, from)
  return [
    `内訳、相談から定着まで、かかった時間と周知の表は、この報告をつくった${formatDay(day)}に数えた数です。締めたあとの訂正は入っていないので、締めた数とちがうことがあります。`,
    ...(since === null ? [] : [since]),
    ...(whole ? [] : [hiddenText(below)]),
  ].join('')
}
