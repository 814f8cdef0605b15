import type { Looks } from '#platform/feature.ts'
import type { AnswerRefusal, StepAnswer } from './closing/rules.ts'
import type { Channel, ConsultationRefusal, Next, OwnWay, SatisfactionAnswer, Topic } from './rules.ts'

export const CHANNEL_TEXT = {
  visit: '来所',
  phone: '電話',
  outreach: '出張',
  online: 'オンライン',
  post: '郵送',
} satisfies Record<Channel, string>

export const TOPIC_TEXT = {
  work: '就労',
  volunteering: 'ボランティア',
  hobby: '趣味',
  learning: '学び',
  health: '健康',
  living: '暮らし',
  other: 'その他',
} satisfies Record<Topic, string>

export const SATISFACTION_TEXT = {
  5: '5 とてもよかった',
  4: '4 よかった',
  3: '3 ふつう',
  2: '2 あまり',
  1: '1 よくなかった',
  9: '聞いたが、答えはなかった',
} satisfies Record<SatisfactionAnswer, string>

/** By which way the person's own answer came in, and who typed it. */
export const OWN_WAY_TEXT = {
  qr: 'QRコード（本人の入力）',
  paper: '紙（代理入力）',
  phone: '電話（代理入力）',
} satisfies Record<OwnWay, string>

export const NEXT_TEXT = {
  step: '新しい一歩を入れる',
  kept: '残す一歩のまま（新しい一歩は入れない）',
  end: 'この相談で終わり',
} satisfies Record<Next, string>

/** What became of a step that was open. */
export const ANSWER_TEXT = { done: '済み', dropped: 'やめる', keep: '残す' } satisfies Record<StepAnswer, string>

export const CONSULTATION_TEXT = {
  future: '相談した日がきょうより後になっています。きょうかそれより前の日にしてください。',
  placeMissing: '出張のときは、場所を入力してください。例：豊四季台近隣センター',
  dueMissing:
    '次の一歩の期限を「令和8年11月24日」のように入力してください。続きがないときは「この相談で終わり」を選びます。',
  dueInPast: '次の一歩の期限が過ぎた日になっています。きょうかそれより後の日にしてください。',
  ownerMissing: '次の一歩の担当を選んでください。',
  partnerMissing: 'つなぐ先の連携機関を選んでください。',
  nothingKept: '残す一歩がありません。新しい一歩を入れるか、「この相談で終わり」を選んでください。',
  programmeGone: 'この事業は、いまは選べません。事業を選び直してください。',
  notTogether:
    'この方と「いっしょに」と記録した方ではありません。選び直すか、「いっしょに・別々に」で記録してから、もう一度入れてください。',
  ownAnswer:
    '満足度は、ご本人がアンケートで答えたものなので、ここでは変えられません。紙や電話の答えを打ちまちがえたときは、「アンケート」の画面で入れなおしてください。',
  stepUnsaid: 'この一歩が済んだか、残すかを選んでください。',
  stepKeptAtEnd: '相談を終わりにするときは、残せません。「済み」か「やめる」を選んでください。',
  thingUnsaid: 'どう終わらせるかを選んでください。選ばないと、開いたまま残ってしまいます。',
  reasonMissing: '終わりにするわけを入力してください。例：活動が始まった、本人の希望',
} satisfies Record<ConsultationRefusal | AnswerRefusal, string>

/** How a look at one of its pages is told. */
export const LOOKS = {
  'consultation.count': ['consultation', '名前を聞かない相談の画面を使う'],
  'consultation.draft': ['consultation', '〜の相談の下書きを記録する'],
  'consultation.draft-discard': ['consultation', '〜の相談の下書きを取り消しにする'],
  'consultation.export': ['consultation', '相談の一覧をファイルに保存する'],
  'consultation.list': ['consultation', '相談の一覧を見る'],
  'consultation.record': ['consultation', '〜の相談の画面を使う'],
  'consultation.sheet': ['consultation', '〜の相談票を見る'],
} satisfies Looks
