import { type Day, formatDay } from '#platform/dates.ts'
import type { Looks } from '#platform/feature.ts'
import type { Ground, Refusal, Status } from './rules.ts'

export const STATUS_TEXT = {
  noted: '期間が過ぎるのを待っています',
  proposed: '承認を待っています',
  approved: '消去の日を待っています',
  done: '消去しました',
  ended: '取りやめました',
} satisfies Record<Status, string>

export const GROUND_TEXT = {
  asked: 'ご本人の求め',
  period: '保存期間が過ぎた',
  again: '控えから戻したあとの、消去のやりなおし',
} satisfies Record<Ground, string>

export const REFUSAL_TEXT = {
  erased: 'この方は、すでに消去しています。',
  open: 'この方の相談は、まだ終わっていません。相談を記録して終わりにしてから、もう一度開いてください。',
  left: 'まだ終わっていないことがあります。下の一覧をそれぞれの画面で終わらせてから、もう一度押してください。',
  unasked: '保存期間のうちは、ご本人の求めがないと書きとめられません。期間が過ぎると、一覧に出ます。',
  already: 'この方には、もう消去の案があります。そちらを開いて、状態を確かめてください。',
  same: '案を出した人とは別の職員が承認します。ほかの管理者に頼んでください。',
  shut: 'この消去は、いまはその操作ができません。ページを開きなおして、状態を確かめてください。',
  kept: '市の文書の保存の決まりにより、まだ消去できません。',
} satisfies Record<Refusal, string>

export const WHY_MISSING = 'わけを書いてください。例：ご本人から電話で求めがあった。'

const STAYS = '数をまとめるための日と種類は、だれのことかわからない形で残ります。'

/** What whoever asked to be deleted is answered on their page. */
export const ANSWERS = {
  noted: (until: Day) =>
    `相談・紹介の記録は、市の文書の保存の決まりにより、${formatDay(until)}まで残します。その日が過ぎたら、職員2人で確かめて、お名前・ご連絡先・相談で話したことなど、あなたのことがわかるものをすべて消します。${STAYS}`,
  approved: (day: Day) =>
    `${formatDay(day)}に、お名前・ご連絡先・相談で話したことなど、あなたのことがわかるものをすべて消します。${STAYS}消したあとは、このページには入れません。`,
}

/** How a look at one of its pages is told. */
export const LOOKS = {
  'erasure.list': ['person', '消去の一覧を見る'],
  'erasure.person': ['person', '〜の消去の画面を使う'],
  'erasure.read': ['person', '消去の記録の画面を使う'],
} satisfies Looks
