import { formatDay } from '#platform/dates.ts'
import type { StandPart } from '#platform/standing.ts'
import { type DayRefusal, DELEGATE, lastDay, type MakeRefusal, type Relation, type TakeRefusal } from './rules.ts'

export const RELATION_TEXT = {
  spouse: '配偶者（夫・妻・パートナー）',
  child: '子',
  family: 'そのほかの家族・親せき',
  helper: '支援者（ケアマネジャー、民生委員など）',
  friend: '友人・近所の方',
  guardian: '成年後見人・保佐人・補助人など',
} satisfies Record<Relation, string>

export const MAY_TEXT = {
  see: 'みる（お願いしたことと、窓口からのご案内）',
  act: '申しこみ・返事（取り消しもできます。みることと予定もふくみます）',
  plan: '予定（申しこんだ講座・催しの日時）',
} satisfies Record<StandPart, string>

export const DAY_TEXT = {
  past: () => 'いつまでの日は、今日かそれより後の日にしてください。',
  long: (today: string) => `いつまでの日は、長くて1年です。${formatDay(lastDay(today))}までの日にしてください。`,
} satisfies Record<DayRefusal, (today: string) => string>

export const MAKE_TEXT = {
  many: `代理の方は、${DELEGATE.most}人までです。どなたかを終わりにしてから、決めてください。`,
} satisfies Record<MakeRefusal, string>

export const TAKE_TEXT = {
  wrong:
    '番号か合いことばが違うか、紙の期限が過ぎています。もう一度確かめて、それでも入れないときは、紙をくれた方か窓口にお話しください。',
  card: '番号・合いことば・生年月日のどれかが違うか、カードの期限が過ぎています。もう一度確かめて、それでも入れないときは、新しいカードをお作りしますので、窓口にお電話ください。',
  own: 'これは、あなたご自身のページのものです。代理になる方のアカウントで入ってください。',
} satisfies Record<TakeRefusal | 'card', string>

/** What no delegate ever sees or does, told to both. */
export const NEVER =
  'からだのこと、相談の記録、同意、登録の内容、入り方、ほかの代理の方は、代理の方には見えず、変えられません。'
