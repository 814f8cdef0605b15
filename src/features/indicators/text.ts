import type { Looks } from '#platform/feature.ts'
import { entryKindOf } from './counting/rules.ts'
import type { Light } from './rules-lights.ts'

/** What stands where a period has no records: neither 0 nor unknown whether it began. */
export const NOT_RECORDED = '記録なし'

/** What stands where nothing was entered by hand. */
export const NOT_ENTERED = '記入なし'

/** The word and the shape of a light: of a period that is over, and of one that runs. */
export const LIGHT_TEXT = {
  reached: { shape: '●', over: '達成', runs: '順調' },
  nearly: { shape: '◐', over: '概ね達成', runs: '概ね順調' },
  late: { shape: '▲', over: '遅れ', runs: '遅れ' },
  missed: { shape: '■', over: '未達', runs: '大きく遅れ' },
} satisfies Record<Light, { shape: string; over: string; runs: string }>

export const PERIODS = ['第1四半期', '第2四半期', '第3四半期', '第4四半期', '年度']

/** What stands where nothing is known of a period, by what an indicator counts. */
export const missingText = ({ counts }: { counts: string }): string =>
  entryKindOf(counts) === null ? NOT_RECORDED : NOT_ENTERED

/** How a look at one of its pages is told. */
export const LOOKS = {
  'city.target': ['city', '目標を直す'],
  'figure.correct': ['figure', '締めた四半期の数を直す'],
  'figure.evidence': ['figure', '締めた四半期の数えた記録をファイルに保存する'],
  'figure.traced': ['figure', '締めた四半期の数のもとを見る'],
  'indicator.table': ['figure', '指標の表の画面を使う'],
  'indicator.define': ['figure', '指標の決め方の画面を使う'],
  'indicator.review': ['figure', '指標を見直した結果を記録する'],
  'outcomes.listed': ['figure', '指標のもとの一覧を見る'],
  'quarter.close': ['figure', '四半期の数を締める画面を使う'],
} satisfies Looks
