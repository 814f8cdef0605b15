import type { Looks } from '#platform/feature.ts'
import type { PassedBy, Refusal, Status, Verb } from './rules.ts'

/** For whoever asks. */
export const STATUS_TEXT = {
  asked: '窓口に届きました',
  passed: '団体に確かめています',
  answered: '答えが届きました',
  closed: '終わりました',
} satisfies Record<Status, string>

/** The same for the desk. */
export const DESK_STATUS_TEXT = {
  asked: 'まだ答えていません',
  passed: '団体の返事を待っています',
  answered: '答えました',
  closed: '終わりました',
} satisfies Record<Status, string>

export const VERB_TEXT = {
  ask: '質問',
  pass: '団体に確かめる',
  answer: '答え',
  close: '終わり',
} satisfies Record<Verb, string>

export const PASSED_BY_TEXT = { phone: '電話で', mail: 'メールで', visit: '会って' } satisfies Record<PassedBy, string>

export const REFUSAL_TEXT = {
  closed: 'この質問は、すでに終わっています。書いたことは、まだ送っていません。いまのようすを確かめてください。',
  flood:
    'きょうは、たくさんの質問をいただいているため、ウェブではこれ以上お受けできません。お急ぎのときは、お電話ください。',
  none: 'この質問は見つかりません。一覧から、もう一度開いてください。',
  duePast: '返事の期限は、きょうかそれより後の日にしてください。例：令和8年11月28日',
} satisfies Record<Refusal, string>

/** What of the words says who asks. */
export const saysWhoText = (found: readonly string[]): string =>
  `ご本人のことがわかることば（${found.map(word => `「${word}」`).join('')}）が入っています。消してから記録してください。`

/** How a look at one of its pages is told. */
export const LOOKS = {
  'question.ask': ['request', '質問の画面を使う'],
  'question.mine': ['request', '自分の質問の画面を使う'],
  'question.list': ['request', '質問の一覧を見る'],
  'question.read': ['request', '質問を見る'],
  'question.pass': ['request', '質問を団体に確かめたことを記録する'],
  'question.answer': ['request', '質問への答えを記録する'],
  'question.close': ['request', '質問を終わりにする'],
} satisfies Looks
