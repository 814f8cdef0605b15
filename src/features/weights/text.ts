import type { Looks } from '#platform/feature.ts'
import type { Refusal, Verdict } from './rules.ts'

export const VERDICT_TEXT = {
  few: 'まだ少ないので参考です',
  higher: '平均よりよく当たっています',
  lower: '平均より当たっていません',
  alike: '平均と変わりません',
} satisfies Record<Verdict, string>

export const DECIDED_TEXT = {
  adopt: '計算した配点を採用',
  reject: '計算した配点を見送り',
  set: '手で決めた',
} satisfies Record<'adopt' | 'reject' | 'set', string>

export const REFUSAL_TEXT = {
  decided: 'この計算は、もう採用か見送りかが決められています。下の記録を確かめてください。',
  superseded: 'このあとに新しい計算があります。新しい計算のほうで決めてください。',
  changed: 'この計算のあとに、いまの配点が変わりました。もう一度計算してから決めてください。',
} satisfies Record<Refusal, string>

/** How a look at one of its pages is told. */
export const LOOKS = {
  'weights.calculated': ['plan', '配点の見直しを計算する'],
  'weights.decided': ['plan', '配点の見直しに返事する'],
  'weights.set': ['plan', '配点を直す'],
} satisfies Looks
