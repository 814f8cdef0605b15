import { CHANNEL_TEXT, CHANNELS } from '#features/consultations/index.ts'
import type { IndicatorKey } from './rules.ts'
import { type Answers, responseRate } from './rules-answers.ts'

export const SECTION_TEXT: Record<string, string> = {
  ア: 'ア 地域人材養成研修・セミナー事業',
  イ: 'イ 日常生活圏域単位でのマッチング拡充支援',
  ウ: 'ウ 仕事（タスク）開拓事業',
  エ: 'エ フレイル予防等推進事業',
  オ: 'オ 調査研究事業',
  カ: 'カ 総合相談窓口事業',
  キ: 'キ ホームページによる情報提供事業',
}

export const INDICATOR_TEXT = {
  'seminar-participants': 'セミナー参加者数',
  'seminar-satisfaction': 'セミナー参加者の満足度',
  'model-areas': '取り組んでいる地域数',
  'mini-meetings': '地域ミニ集会の実施回数',
  'mini-meeting-satisfaction': '地域ミニ集会 参加者の満足度',
  'stakeholder-meetings': '関係団体との協議回数',
  'outcome-elder-20h': '高年齢者：週20時間以上の就業',
  'outcome-elder-under20': '高年齢者：週20時間未満の就業（つなぎ・有償ボランティアを含む）',
  'outcome-elder-volunteer': '高年齢者：無償ボランティア',
  'outcome-other-20h': '高年齢者以外：週20時間以上の就業',
  'outcome-other-under20': '高年齢者以外：週20時間未満の就業（つなぎ・有償ボランティアを含む）',
  'outcome-other-volunteer': '高年齢者以外：無償ボランティア',
  'frailty-lectures': 'フレイル予防啓発講座等を受けた人数',
  'frailty-checks': 'フレイルチェックを受けた人数',
  followed: '追跡調査を実施した人数',
  'followed-connected': '追跡した人のうち活動につながった人数',
  consultations: '窓口での相談数',
  'consultation-satisfaction': '利用者の満足度',
  'web-access': 'ホームページのアクセス数',
  'web-satisfaction': 'ホームページ利用者の満足度',
} satisfies Record<IndicatorKey, string>

export const HOW_COUNTED = {
  outcome:
    '「決定」した日と、その日の年齢・週の時間・就業形態から数えます。趣味・学び・健康の参加は含みません。「つなぎ」は、連携先につないだ日とその日の年齢で、週20時間未満に数えます。',
  consultations: '相談の記録を、相談した日で数えます。',
  satisfaction:
    '満足度に答えた相談のうち、5段階の4か5と答えた割合です。答えは、相談のときに職員がうかがって入力したもの（代理入力）です。回答率は、すべての相談のうち答えがあるものの割合です。残りは、うかがっていないか、お答えがなかった相談です。',
}

/** What stands where a period has no records: neither 0 nor unknown whether it began. */
export const NOT_RECORDED = '記録なし'

/** How many answers there are, of how many consultations. */
export function answersText(answers: Answers): string {
  const { answered, consultations, unasked } = answers
  if (consultations === 0) return '相談の記録はありません。'
  const silent = consultations - unasked - answered
  return `相談${consultations.toLocaleString('ja')}件のうち${answered.toLocaleString('ja')}件に答えがあります（回答率${responseRate(answers)}%）。聞いていない相談が${unasked.toLocaleString('ja')}件、聞いたが答えのなかった相談が${silent.toLocaleString('ja')}件です。`
}

/** Who entered the answers: until now staff alone do, by the medium in which they were told. */
export function enteredText({ answered, media }: Answers): string {
  const ways = CHANNELS.filter(channel => media[channel] > 0).map(
    channel => `${CHANNEL_TEXT[channel]}${media[channel].toLocaleString('ja')}`,
  )
  return `職員の代理入力${answered.toLocaleString('ja')}件（${ways.join('・')}）、本人の入力0件`
}
