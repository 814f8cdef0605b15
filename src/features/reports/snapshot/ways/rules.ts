import { hiddenAmong } from '#features/breakdowns/index.ts'
import type { IndicatorRow } from '#features/indicators/index.ts'
import type { Figure, Line, PlanReport, Ways } from '../rules.ts'
import { HIDDEN } from '../told.ts'

type Answers = NonNullable<IndicatorRow['answers']>['year']

const KEYS = ['desk', 'paper', 'qr', 'phone'] as const
const TEXT = {
  desk: '職員の代理入力',
  paper: '紙',
  qr: 'QRコード',
  phone: '電話',
} satisfies Record<keyof Ways, string>

const waysOf = (ofEach: (way: keyof Ways) => number | null): Ways => ({
  ...{ desk: ofEach('desk'), paper: ofEach('paper'), qr: ofEach('qr'), phone: ofEach('phone') },
})

/**
 * By which way the answers of some quarters came in (MGR-06); nothing where they are not those of which the figure is: of a
 * quarter that was closed the answers are counted when the report is made, and some may have come since.
 */
export function waysIn(answers: readonly Answers[], base: number | null): Pick<Figure, 'ways'> {
  const sum = (of: (one: Answers) => number) => answers.reduce((all, one) => all + of(one), 0)
  if (base === null || answers.length === 0 || sum(one => one.answered) !== base) return {}
  const desk = (one: Answers) => Object.values(one.media).reduce((all, count) => all + count, 0)
  return { ways: waysOf(way => sum(one => (way === 'desk' ? desk(one) : one.own[way]))) }
}

/** The same without small numbers and what would tell them; `parts`: the quarters of a year, which leave out what they leave out. */
export function waysSeen({ ways, base }: Figure, below: number, parts: readonly Figure[] = []): Pick<Figure, 'ways'> {
  if (!ways) return {}
  const { parts: out, total } = hiddenAmong(
    KEYS.map(key => ways[key]),
    base,
    below,
  )
  const isOut = (key: keyof Ways) => parts.some(part => part.ways?.[key] === null)
  if (total || (parts.length > 0 && parts.some(part => !part.ways))) return {}
  return { ways: waysOf(key => (out.has(KEYS.indexOf(key)) || isOut(key) ? null : ways[key])) }
}

const told = ({ ways }: Figure): string =>
  ways ? KEYS.map(key => `${TEXT[key]}${ways[key] === null ? ` ${HIDDEN}` : `${ways[key]}件`}`).join('・') : ''

/** By which ways the answers behind each share came in, of the report's own quarter and of the year; '' where there are none. */
export const waysText = ({ lines, quarter }: Pick<PlanReport, 'lines' | 'quarter'>): string =>
  lines
    .flatMap(({ name, quarters, year }: Line) => {
      const periods = [
        ...(quarter === 0 ? [] : [[`第${quarter}四半期`, told(quarters.at(-1)!)]]),
        ['年度', told(year)],
      ].filter(([, words]) => words !== '')
      return periods.length === 0 ? [] : [`「${name}」の答え：${periods.map(all => all.join(' ')).join('、')}。`]
    })
    .join('')
