import { eraYear } from '#platform/dates.ts'
import type { Basis, Direction, Kind } from '../rules.ts'
import type { DefineRefusal } from './rules.ts'

export const KIND_TEXT = { output: 'アウトプット', outcome: 'アウトカム' } satisfies Record<Kind, string>
export const DIRECTION_TEXT = { up: '多いほどよい', down: '少ないほどよい' } satisfies Record<Direction, string>
export const BASIS_TEXT = {
  sum: '四半期の合計',
  last: '最後の状態（合計しない）',
  rate: '答え全体での割合',
} satisfies Record<Basis, string>

export const DEFINE_TEXT = {
  changed: 'ほかの人が先に、この指標を直しました。いまの内容を確かめて、もう一度直してください。',
  closed: 'この年度には、締めた四半期があります。締めた四半期の数え方は変えられません。次の年度からにしてください。',
  counts: '数え方を、一覧から選んでください。',
  basis: 'この数え方では、年度のまとめ方を選びなおしてください。',
  work: '事業を一覧から選び直してください。',
  gone: 'この指標は、その年度では終わっています。',
} satisfies Record<DefineRefusal, string>

/** 令和8年度, as all other pages say it. */
export const yearName = (year: number): string => `${eraYear(`${year}-06-01`)}度`
export const quarterName = (quarter: number): string => (quarter === 0 ? '1年' : `第${quarter}四半期`)

/** That four quarters do not come to their year, where all of them are given and summed; null where they do. */
export function sumFault([year, ...quarters]: readonly (number | null)[], basis: Basis): string | null {
  if (basis !== 'sum' || year == null || quarters.some(value => value === null)) return null
  const sum = quarters.reduce<number>((all, value) => all + (value ?? 0), 0)
  return sum === year
    ? null
    : `四半期の目標の合計（${sum.toLocaleString('ja')}）が、1年の目標（${year.toLocaleString('ja')}）と合いません。どちらかを直してください。`
}
