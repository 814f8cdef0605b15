import type { Looks } from '#platform/feature.ts'
import type {
  Companions,
  Company,
  Likeness,
  Lives,
  Outcome,
  Question,
  Refusal,
  Status,
  Time,
  Together,
  Whom,
  Wish,
} from './rules.ts'

/** In the words of whoever asks. */
export const WISH_TEXT = {
  visit: '見学したい',
  trial: 'お試しでやってみたい',
  apply: '申しこみたい',
  talk: '相談したい・話を聞きたい',
  ask: '活動について聞きたいことがある',
} satisfies Record<Wish, string>

export const TIME_TEXT = {
  weekday: '平日の昼',
  evening: '平日の夜',
  saturday: '土曜',
} satisfies Record<Time, string>

export const WHOM_TEXT = {
  self: '自分のこと',
  other: '親や家族など、ほかの方のこと',
  together: 'だれかといっしょに',
} satisfies Record<Whom, string>

export const COMPANY_TEXT = { alone: 'ひとりで', with: 'どなたかといっしょ' } satisfies Record<Company, string>
export const TOGETHER_TEXT = { all: '全員で行けるときだけ', any: '自分だけでもよい' } satisfies Record<Together, string>

/** With whom somebody comes, in their words; what nobody knows is said to be so. */
export function companionsText({ company, companions, together }: Companions): string {
  if (company === null) return 'おひとりか、ごいっしょか：うかがっていません'
  if (company === 'alone') return COMPANY_TEXT.alone
  const names =
    companions.length > 0 ? `${companions.join('、')}（${companions.length}人）` : 'お名前はうかがっていません'
  return `ごいっしょの方：${names}。${together ? TOGETHER_TEXT[together] : '全員でかどうかは、うかがっていません'}`
}

/** The same for a list, without any name; nothing where nobody comes along, or nobody knows. */
export const companionsCounted = ({ company, companions, together }: Companions): string =>
  company === 'with'
    ? [companions.length > 0 ? `ほか${companions.length}人と` : 'どなたかと', together && TOGETHER_TEXT[together]]
        .filter(Boolean)
        .join('・')
    : ''

export const LIVES_TEXT = { inside: '市内', outside: '市外' } satisfies Record<Lives, string>

/** Each question as it is asked, and as the check page names its answer. */
export const QUESTION_TEXT = {
  activity: { asks: 'どの活動のことですか', short: '活動' },
  wish: { asks: 'どうしたいですか', short: 'ご希望' },
  name: { asks: 'お名前とご連絡先を教えてください', short: 'お名前・ご連絡先' },
  time: { asks: 'いつご連絡すればよいですか', short: 'ご連絡のとき' },
  whom: { asks: 'どなたのことですか', short: 'どなたのこと' },
} satisfies Record<Question, { asks: string; short: string }>

/** Who is written to has no hour at which a telephone may ring. */
export const NOT_CALLED = 'ご連絡のとき、気をつけることはありますか'

/** For whoever asked. */
export const STATUS_TEXT = { received: '届きました', working: '連絡中', ended: '終わりました' } satisfies Record<
  Status,
  string
>

/** The same for the desk. */
export const DESK_STATUS_TEXT = {
  received: 'まだ連絡していません',
  working: '連絡中',
  ended: '終わりました',
} satisfies Record<Status, string>

export const OUTCOME_TEXT = {
  reached: '連絡がついた',
  unreached: '連絡がつかなかった',
  withdrawn: '本人が取り下げた',
  mistaken: 'まちがい・いたずら',
} satisfies Record<Outcome, string>

export const LIKENESS_TEXT = {
  kana: 'ふりがなが同じ',
  name: '名前が同じ',
  phone: '電話番号が同じ',
  email: 'メールアドレスが同じ',
} satisfies Record<Likeness, string>

export const REFUSAL_TEXT = {
  ended: 'この依頼は、すでに終わっています。入力した内容は記録していません。いまのようすを確かめてください。',
  open: 'この依頼は、終わっていません。ほかの職員が、先に再開したのかもしれません。いまのようすを確かめてください。',
  noPerson: 'その番号の方は登録されていません。番号を確かめて、もう一度入力してください。例：1042',
  callWithdrawn:
    '窓口から連絡することへの同意が取り消されています。連絡はできません。「終わりにする」で「本人が取り下げた」を選ぶか、ご本人から連絡があったときは、あらためて同意を記録してください。',
  duePast: '次の期限は、きょうかそれより後の日にしてください。例：令和8年11月28日',
} satisfies Record<Refusal, string>

/** Why a form is asked to be sent once more; nothing of it is lost. */
export const AGAIN_TEXT = {
  pace: 'お手数ですが、内容を確かめて、もう一度「この内容で送る」を押してください。',
  trap: 'お使いの機器が、見えない欄にも文字を入れたようです。消しておきました。もう一度「この内容で送る」を押してください。',
} satisfies Record<'pace' | 'trap', string>

export const FLOOD_TEXT =
  'ただいま、たくさんのご依頼が届いていて、お受けできませんでした。1時間ほどしてから、もう一度押してください。'
export const OWN_FLOOD_TEXT =
  'きょうは、たくさんのご依頼をいただいているため、ウェブではこれ以上お受けできません。つづきは、お電話でお知らせください。'
export const TAKEN_TEXT = 'このご依頼は、すでにお受けしています。もう一度送らなくてもだいじょうぶです。'

/** How a look at one of its pages is told. */
export const LOOKS = {
  'request.close': ['request', '依頼を終わりにする'],
  'request.join': ['request', '依頼を利用者の記録に結びつける画面を使う'],
  'request.list': ['request', '依頼の一覧を見る'],
  'request.ask': ['request', '窓口に連絡をお願いする画面を使う'],
  'request.mine': ['request', '自分の依頼の画面を使う'],
  'request.note': ['request', '依頼のメモを記録する'],
  'request.paper': ['request', '依頼の控えを見る'],
  'request.print': ['request', '自分の依頼の控えを見る'],
  'request.read': ['request', '依頼を見る'],
  'request.register': ['request', '依頼から利用者を登録する画面を使う'],
  'request.reopen': ['request', '依頼を再開する'],
  'request.see': ['request', '自分の依頼の画面を使う'],
  'request.send': ['request', '依頼の画面を使う'],
  'request.type': ['request', '依頼を代わりに入力する画面を使う'],
} satisfies Looks
