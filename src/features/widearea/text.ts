import type { Looks } from '#platform/feature.ts'
import type { State } from './rules.ts'

/** What stands where no number is told. */
export const STATE_TEXT = {
  shown: '',
  part: '途中から',
  hidden: '伏せた数',
  unknown: '不明',
  later: '—',
} satisfies Record<State, string>

export const QUARTERS = [1, 2, 3, 4] as const
export const periodText = (quarter: number): string => (quarter === 0 ? '年度' : `第${quarter}四半期`)

/** How a look at one of its pages is told. */
export const LOOKS = {
  'figures.release': ['city', '都道府県に見せる数字の画面を使う'],
} satisfies Looks
