import type { Looks } from '#platform/feature.ts'
import type { Words } from '#platform/happening.ts'
import type { Refusal, Status } from './rules.ts'

export const STATUS_TEXT = {
  draft: '下書き',
  review: '確認待ち',
  published: '公開中',
  ended: '公開しない',
} satisfies Record<Status, string>

export const REFUSAL_TEXT = {
  noConsent:
    'ご本人の「事例としての紹介」の同意がないため、先へ進めません。ご本人に確かめて、「同意」に記録してください。',
  named: 'ご本人の名前が入っています。仮名や「わたし」に直してください。',
  noPseudonym: '仮の名前を入力してください。例：Aさん（60代）',
  noDid: 'どんなことをしたかを入力してください。',
  noQuote: 'ご本人のことばを入力してください。短くてもかまいません。',
  noSubject: 'どの活動か、どの団体のことかを選んでください。',
  noDay: '話をうかがった日を「令和8年11月20日」のように入力してください。',
  own: '出した人とは別の人が確かめて公開します。ほかのコーディネーターか管理者に頼んでください。',
  shut: 'この事例は、いまはその操作ができません。ページを開きなおして、状態を確かめてください。',
  changed: 'ほかの職員が先に書きかえました。いまの内容を確かめて、もう一度入力してください。',
  noReason: 'わけを入力してください。',
} satisfies Record<Refusal, string>

/** What happened to a story, in a sentence. */
export const TOLD = {
  'story.begun': () => '書きはじめました',
  'story.saved': () => '下書きを直しました',
  'story.handed-in': () => '確認に出しました',
  'story.given-back': ({ why }) => `差し戻しました（わけ：${why ?? ''}）`,
  'story.published': ({ alone }) =>
    alone ? '公開しました（ほかに確かめる人がいないため、出した人が公開）' : '公開しました',
  'story.taken-down': ({ why, consent }) =>
    consent ? 'ご本人が同意を取り消したため、公開をやめました' : `公開しないことにしました（わけ：${why ?? ''}）`,
  'step.handed-over': () => '確かめる仕事を、ほかの職員に引きつぎました',
  'step.returned': () => '確かめる仕事が、もとの職員に戻りました',
  'step.accepted': () => '確かめる仕事を、引き受けました',
} satisfies Words<'story', null>

export const LIMITS = { title: 60, pseudonym: 20, part: 800, quote: 300, why: 200 } as const

/** 質問のひな形: what somebody is asked for a story, in the order of a talk. */
export const INTERVIEW = [
  ['はじめる前', 'そのころは、どんな毎日でしたか。気になっていたことはありましたか。'],
  ['きっかけ', '活動を知ったきっかけは何でしたか。だれと話して、はじめようと思いましたか。'],
  ['心配だったこと', 'はじめる前に心配だったことは何でしたか。どうやって乗りこえましたか。'],
  ['していること', 'いまは、どこで、どのくらい、どんなことをしていますか。'],
  ['変わったこと', 'はじめてから、からだや気もち、まわりの人とのつきあいで、変わったことはありますか。'],
  ['うれしかったこと', 'いちばんうれしかったことを、ひとつ教えてください。'],
  ['大変なこと', '大変なことや、やめようと思ったことはありますか。そのときどうしましたか。'],
  ['これから', 'これから、してみたいことはありますか。'],
  ['ひとこと', 'これからはじめる人に、ひとことお願いします。'],
] as const

/** How a look at one of its pages is told. */
export const LOOKS = {
  'story.begin': ['person', '〜の事例を書く画面を使う'],
  'story.decide': ['person', '事例の公開を判断する'],
  'story.do': ['person', '事例を確認に出す画面を使う'],
  'story.list': ['person', '事例の一覧を見る'],
  'story.read': ['person', '事例を見る'],
  'story.write': ['person', '事例を直す'],
} satisfies Looks
