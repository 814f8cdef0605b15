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
