import { type Day, eraYear, formatDay } from '#platform/dates.ts'
import type { Looks } from '#platform/feature.ts'
import type { Cell, Figures, When } from './rules.ts'

export const yearText = (year: number): string => `${eraYear(`${year}-06-01`)}度`
export const whenText = (when: When): string =>
  when === null ? 'はじめから' : `${yearText(when.year)}${when.quarter === null ? '' : ` 第${when.quarter}四半期`}`

/** What stands where no number is told. */
export const STATE_TEXT = {
  shown: '',
  hidden: '伏せた数',
  unknown: '記録なし',
  later: 'まだ',
  absent: '—',
} satisfies Record<Cell['state'], string>

/** What of small numbers is told, and what their place says. */
export const hiddenText = (below: number): string =>
  `「${STATE_TEXT.hidden}」は、${below}未満（1から${below - 1}まで）の数か、同じ四半期のほかの数や合計から${below}未満の数がわかってしまうために伏せた数です。どちらかは、示しません。四半期で伏せた数は、その四半期の入る年度の数でも伏せています。0は、その四半期の合計が${below}未満のときのほかは、そのまま示します。`

/** Since when there are records, where that is not all of the period. */
export function sinceText({ when, first }: Figures, from: Day): string | null {
  if (first === null) return 'まだ記録がありません。相談や登録を記録すると、ここに数が出ます。'
  return when !== null && first > from
    ? `記録があるのは${formatDay(first)}からです。その前の分は、数に入っていません。`
    : null
}

/** How a look at one of its pages is told. */
export const LOOKS = {
  'breakdowns.listed': ['figure', '内訳のもとの一覧を見る'],
  'population.put-in': ['figure', '市民の人口を入力する'],
  'targets.answer': ['figure', '目標に遅れている方への手だてを記録する'],
  'targets.set': ['figure', '届きにくい方への目標の画面を使う'],
  'triage.use': ['figure', '相談のめやすの画面を使う'],
} satisfies Looks
