import { eraYear } from '#platform/dates.ts'
import type { At, CloseRefusal, CorrectRefusal } from './rules.ts'

/** 令和8年度 第1四半期 */
export const atText = ({ fiscal_year, quarter }: At): string =>
  `${eraYear(`${fiscal_year}-06-01`)}度 第${quarter}四半期`

export const CLOSE_TEXT = {
  running: 'この四半期は、まだ終わっていません。最後の日の次の日から締められます。',
  closed: 'この四半期は、もう締めてあります。数を直すときは、締めた四半期を開いて「締めたあとの訂正」をしてください。',
  order: '四半期は、古いものから順に締めます。先に、前の四半期を締めてください。',
  early: 'この四半期には、まだ記録がありません。記録を始めたあとの四半期を選んでください。',
  unsure: '数を確かめたら、「数を確かめた」に印をつけてください。締めると、もとにはもどせません。',
} satisfies Record<CloseRefusal, string>

export const CORRECT_TEXT = {
  same: 'いまの数と同じです。訂正するときは、ちがう数を入れてください。',
  changed: 'ほかの人が先に訂正しました。いまの数を確かめて、もう一度入れてください。',
  number: '数字で入力してください（0から999,999,999まで）。例：118',
  parts: '「4か5と答えた数」は、「答えた数」より大きくできません。',
} satisfies Record<CorrectRefusal, string>

/** A number as it stands on these pages; unknown is never 0. */
export const numberText = (value: number | null): string => (value === null ? '—' : value.toLocaleString('ja'))

export const shortHash = (hash: string): string => hash.slice(0, 12)
