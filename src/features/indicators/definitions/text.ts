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

export const yearName = (year: number): string => `${year}年度`
export const quarterName = (quarter: number): string => (quarter === 0 ? '1年' : `第${quarter}四半期`)
