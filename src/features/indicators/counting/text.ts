import { CHANNEL_TEXT, CHANNELS } from '#features/consultations/index.ts'
import { type Answers, askedRate, responseRate } from './answers.ts'
import { entryKindOf, isShare, type OwnCount } from './rules.ts'

/** A rule of the product's own: what it is called, how it counts, and on what that rests. */
type Told = { text: string; how: string; source: string }

const OUTCOME = '「決定」した日と、その日の年齢・週の時間・就業形態から数えます。趣味・学び・健康の参加は含みません。'
const PASSED_ON = '「つなぎ」は、連携先につないだ日とその日の年齢で、週20時間未満に数えます。'
const PLAN = '地域高年齢者就業機会確保計画（生涯現役地域づくり環境整備事業）の目標の区分'
const outcome = (text: string, how = OUTCOME): Told => ({ text: `就業・活動：${text}`, how, source: PLAN })

/** Each rule in words. */
export const COUNT_TEXT = {
  'outcome:elder-20h': outcome('高年齢者 週20時間以上の就業'),
  'outcome:elder-under20': outcome(
    '高年齢者 週20時間未満の就業（つなぎ・有償ボランティアを含む）',
    OUTCOME + PASSED_ON,
  ),
  'outcome:elder-volunteer': outcome('高年齢者 無償ボランティア'),
  'outcome:other-20h': outcome('高年齢者以外 週20時間以上の就業'),
  'outcome:other-under20': outcome(
    '高年齢者以外 週20時間未満の就業（つなぎ・有償ボランティアを含む）',
    OUTCOME + PASSED_ON,
  ),
  'outcome:other-volunteer': outcome('高年齢者以外 無償ボランティア'),
  referrals: {
    text: 'つなぎ（連携先につないだ人数）',
    how: '次の一歩で連携先につないだ記録を、つないだ日で数えます。',
    source: PLAN,
  },
  hired: {
    text: '雇用が決まった件数（のべ）',
    how: '形態が「雇用」か「派遣」の決定を、決定した日で数えます。同じ人がもう一度決まれば、もう1件と数えます。',
    source: '職業安定法4条1項（雇用関係）',
  },
  consultations: {
    text: '相談の件数',
    how: '相談の記録を、相談した日で数えます。',
    source: PLAN,
  },
  'consultation-satisfaction': {
    text: '相談の満足度',
    how: '満足度に答えた相談のうち、5段階の4か5と答えた割合です。答えは、ご本人がアンケート（QRコード・紙・電話）で答えたもの、それがないときは、相談のときに職員がうかがって入力したもの（代理入力）です。回答率は、すべての相談のうち答えがあるものの割合です。残りは、うかがっていないか、お答えがなかった相談です。',
    source: PLAN,
  },
  views: {
    text: '公開ページの閲覧数',
    how: 'だれでも見られるページが開かれた回数です。検索エンジンなどの機械による閲覧は、分けて数え、含めません。',
    source: PLAN,
  },
} satisfies Record<OwnCount, Told>

const ENTERED: Told = {
  text: '実績の記入',
  how: '「実績の記入」に入れた数を、その日で数えます。',
  source: '実績の記入（もとになるものを添えたもの）',
}
const ANSWERED: Told = {
  text: '実績の記入の満足度',
  how: '「実績の記入」に入れたアンケートの答えのうち、5段階の4か5と答えた割合です。',
  source: '実績の記入（もとになるものを添えたもの）',
}
const NOTHING: Told = { text: '数えない', how: 'この画面では数えません。', source: '' }

/** How a rule counts, in words; `kind`: what the kind of entry is called that it counts. */
export function toldOf(counts: string, kind: (key: string) => string | undefined = () => undefined): Told {
  if (Object.hasOwn(COUNT_TEXT, counts)) return COUNT_TEXT[counts as OwnCount]
  const key = entryKindOf(counts)
  if (key === null) return NOTHING
  const told = isShare(counts) ? ANSWERED : ENTERED
  return { ...told, text: `${told.text}：${kind(key) ?? key}` }
}

/** How many answers there are, of how many consultations. */
export function answersText(answers: Answers): string {
  const { answered, consultations, unasked } = answers
  if (consultations === 0) return '相談の記録はありません。'
  const silent = consultations - unasked - answered
  return `相談${consultations.toLocaleString('ja')}件のうち${answered.toLocaleString('ja')}件に答えがあります（回答率${responseRate(answers)}%${
    unasked < consultations ? `、うかがった相談のうちでは${askedRate(answers)}%` : ''
  }）。聞いていない相談が${unasked.toLocaleString('ja')}件、聞いたが答えのなかった相談が${silent.toLocaleString('ja')}件です。`
}

/** Who entered the answers, and by which way they came in: what the counsellor was told, papers and calls, the link. */
export function enteredText({ media, own }: Answers): string {
  const count = (one: number) => one.toLocaleString('ja')
  const ways = CHANNELS.filter(channel => media[channel] > 0).map(one => `${CHANNEL_TEXT[one]}${count(media[one])}`)
  const typed = CHANNELS.reduce((sum, channel) => sum + media[channel], 0)
  const paper = own.paper + own.phone
  return [
    typed > 0 && `職員の代理入力${count(typed)}件（${ways.join('・')}）`,
    paper > 0 && `アンケートの代理入力${count(paper)}件（紙${count(own.paper)}・電話${count(own.phone)}）`,
    `本人の入力${count(own.qr)}件`,
  ]
    .filter(text => text !== false)
    .join('、')
}
