import { COLUMNS_NOTE } from '../counts/text.ts'
import type { FigureTable } from '../rules.ts'

export const EFFORT_COLUMNS: FigureTable['columns'] = [
  { key: 'count', text: '決定', unit: '件' },
  { key: 'talks', text: '相談', unit: '回' },
  { key: 'untimed', text: 'うち時間なし', unit: '回' },
  { key: 'minutes', text: '時間', unit: '分' },
  { key: 'talks-each', text: '1件の相談', unit: '回' },
  { key: 'minutes-each', text: '1件の時間', unit: '分' },
  { key: 'visits', text: '見学・体験・面接', unit: '回' },
]
export const EFFORT_NOTES = [
  COLUMNS_NOTE,
  '決定した方の相談のうち、その前の決定のあとから決定の日までのものを数えています。いっしょに来た相談も入ります。',
  '時間は、相談の記録にある分数の合計で、「うち時間なし」は分数の記録がない相談です。記録のない相談と、見学・体験・面接や団体とのやりとりの時間は入っていないので、実際にかかった時間より短くなります。',
  '決まらなかった方の相談は入っていません。つなぎは、決定ではないので入っていません。',
]

export const HEARD_COLUMNS: FigureTable['columns'] = [
  { key: 'registered', text: '登録', unit: '人' },
  { key: 'sheets', text: '配った・掲げた', unit: '枚' },
  { key: 'times', text: '知らせた', unit: '回' },
  { key: 'cost', text: '広報費', unit: '円' },
  { key: 'cost-each', text: '登録1人あたり', unit: '円' },
  { key: 'cost-sheet', text: '1枚あたり', unit: '円' },
  { key: 'cost-time', text: '1回あたり', unit: '円' },
]
export const HEARD_NOTES = [
  'きっかけは、登録のときに1度うかがい、答えを1つ選んだものです。',
  '周知の数と広報費は、「実績の記入」に入れたものです。「記録なし」は、記入がないということで、0ではありません。',
  '紙で配ったり掲げたりした方法（チラシ、ポスター、駅、書類への同封）は枚数、広報紙とデジタルサイネージは回数です。',
  '1枚・1回あたりの広報費は、そのきっかけの周知が枚か回のどちらかだけのときに出します。両方あるときは、広報費を分けられないため出しません。',
  '広報費は、記入のときに周知の方法を選んだものを、方法ごとに分けています。選ばずに入れたものは、どの方法にも分けず、別の行に出しています。合計には、どちらも入っています。',
  '四半期をまたいで記入したものは、年度の数にだけ入ります。',
]

/** What was spent on announcements without saying on which. */
export const UNSAID = { key: 'unsaid-medium', text: '方法を選ばずに入れた広報費', unasked: true }
export const BUDGET_COLUMNS: FigureTable['columns'] = [
  { key: 'budget', text: '予算', unit: '円' },
  { key: 'budget-share', text: '割合', unit: '%' },
]
export const SPENT_COLUMNS: FigureTable['columns'] = [
  { key: 'spent', text: '支出', unit: '円' },
  { key: 'registered-each', text: '登録1人あたり', unit: '円' },
  { key: 'decided-each', text: '決定1件あたり', unit: '円' },
]
export const MONEY_NOTES = [
  '予算と支出は、「実績の記入」に入れたものです。四半期をまたいで記入したものは、年度の数にだけ入ります。',
  '「あたり」の費用は、期間の支出を、期間の登録した方・決定の数で割ったものです。どの支出がどなたのためのものかは、わかりません。',
  '期間の途中では、支出の記入がまだのものがあり、「あたり」の費用は実際より少なく出ます。',
]

/** What the number of a way of telling (`part` of the entries `pr-contact`) is; of a way that a city added nobody knows. */
export const UNIT_OF: Readonly<Record<string, 'sheets' | 'times'>> = {
  広報紙: 'times',
  チラシ: 'sheets',
  ポスター: 'sheets',
  駅: 'sheets',
  デジタルサイネージ: 'times',
  介護保険の書類への同封: 'sheets',
}

/** The ways of telling (`part` of the entries `pr-contact`) that go with an answer. */
export const PARTS_OF: Readonly<Record<string, readonly string[]>> = {
  newsletter: ['広報紙'],
  poster: ['チラシ', 'ポスター', '駅', 'デジタルサイネージ', '介護保険の書類への同封'],
}
