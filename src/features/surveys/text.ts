import { SATISFACTIONS, type Satisfaction } from '#features/consultations/index.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import type { Looks } from '#platform/feature.ts'
import type { AnswerRefusal, HandRefusal, SlipState, TYPED_WAYS } from './rules.ts'

export const HAND_TEXT = {
  gone: 'この記録は見つかりません。取り消されたかもしれません。一覧から選びなおしてください。',
  answered: 'このアンケートには、もう答えをいただいています。もう一度は渡せません。',
  noSurvey: 'この種類の実績では、アンケートの用紙を配れません。参加した人に聞く種類（セミナーなど）の実績で使えます。',
  typed:
    'この実績には、答えの合計がもう入っています。用紙を配るときは、先に「訂正する」で、渡した人数と答えの数を空けてください。',
  closed: 'この四半期は締めてあるため、アンケートの用紙を新しく配れません。',
  foreign: 'この部署の実績のアンケートは、その部署の記入担当か、コーディネーター・管理者が配れます。',
} satisfies Record<HandRefusal, string>

export const ANSWER_REFUSED_TEXT = {
  unknown: 'この番号の用紙はありません。用紙の右上の番号を、はじめから終わりまで入力してください。例：K7F-4XA-T',
  withdrawn: 'この用紙は取り消されています。答えは入れられません。番号を確かめてください。',
  own: 'この用紙には、ご本人がQRコードから答えています。ご本人の答えが数えられるので、入れる必要はありません。',
  again: 'この用紙の答えは、もう入っています。打ちまちがいを直すときは、入れなおすわけを書いてください。',
} satisfies Record<AnswerRefusal, string>

export const TYPED_WAY_TEXT = { paper: '紙が戻ってきた', phone: '電話でうかがった' } satisfies Record<
  (typeof TYPED_WAYS)[number],
  string
>

export const STATE_TEXT = {
  open: '渡して、答えを待っています',
  over: '渡したが、QRコードの期限が過ぎました（紙と電話は入れられます）',
  answered: '答えをいただきました',
  withdrawn: '取り消しました',
} satisfies Record<SlipState, string>

/** The scale as whoever answers reads it. */
export const SCALE_TEXT: Record<Satisfaction, string> = {
  5: 'とてもよかった',
  4: 'よかった',
  3: 'ふつう',
  2: 'あまりよくなかった',
  1: 'よくなかった',
}
export const SCALE = SATISFACTIONS.map(value => ({ value: String(value), label: SCALE_TEXT[value] }))

/** What a slip asks about: 11月20日（金）のご相談. */
export const aboutText = ({ on_day, title }: { on_day: Day; title: string }): string =>
  title === '' ? `${formatDay(on_day)}のご相談` : `${formatDay(on_day)}の「${title}」`

export const WORDS_LIMIT = 500
/** Who reads what is said freely: told where it is asked. */
export const READERS =
  '「ひとこと」は、窓口のまとめ役（コーディネーターと所管課の責任者）だけが読みます。相談をお受けした職員には見えません。'
export const NO_NAME = 'お名前は書かないでください。答えなくても、窓口のご利用に不利はありません。'

/** How a look at one of its pages is told. */
export const LOOKS = {
  'survey.answer': ['consultation', 'アンケートに答える画面を使う'],
  'survey.entry': ['figure', '実績〜のアンケートの画面を使う'],
  'survey.hand': ['consultation', '〜のアンケートの用紙を用意する'],
  'survey.talk': ['consultation', '〜のアンケートの答えを見る'],
  'survey.person': ['consultation', '〜のアンケートの答えを見る'],
  'survey.type': ['consultation', 'アンケートの答えを入力する画面を使う'],
  'survey.withdraw': ['consultation', 'アンケートの用紙を取り消しにする'],
} satisfies Looks
