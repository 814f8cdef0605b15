import { ANSWER_DAYS, type WishKind, type WishRefusal } from './rules.ts'

export const WISH_TEXT = { correct: '直してほしい', delete: '登録をやめる・消してほしい' } satisfies Record<
  WishKind,
  string
>

/** What each page asks. */
export const ASKS = {
  correct: {
    title: '直してほしいことを知らせる',
    lead: `まちがっているところや、変わったところを書いてください。窓口の職員が確かめて直し、${ANSWER_DAYS}日のうちにお答えします。`,
    label: '直してほしいこと',
    example: '電話番号が変わりました。新しい番号は04-7167-1111です。',
    missing: '直してほしいことを書いてください。例：電話番号が変わりました。',
  },
  delete: {
    title: '登録をやめる・消してほしい',
    lead: `窓口の職員が、消せるものと残さなければならないものを確かめて、${ANSWER_DAYS}日のうちにお答えします。`,
    label: 'ご希望',
    example: '活動は終わったので、登録と連絡先を消してください。',
    missing: '何を消してほしいかを書いてください。例：登録をやめて、連絡先を消してください。',
  },
} satisfies Record<WishKind, { title: string; lead: string; label: string; example: string; missing: string }>

/** What is told before somebody asks to be deleted: what goes, when, what stays, and by what. `years`: the setting `keepCase`. */
export const kept = (years: number): readonly string[] => [
  '消すもの：お名前・ご連絡先・ご住所・生まれた月日、ご希望、からだのこと、相談で話したこと、お知らせの文など、あなたのことがわかるもののすべて。元には戻せません。',
  `消す時期：相談や紹介の記録があるときは、市の文書の保存の決まりにより、相談が終わってから${years}年のあいだ残します。その期間が過ぎたら、職員2人が確かめて消します。記録がないときは、お待たせせずに消せます。`,
  '残るもの：数をまとめるための日と種類（だれのことかわからない形で）、職員がいつどのページを開き、何をさがしたかの記録。控え（バックアップ）からは、古いものが順になくなります。控えから戻すときは、もう一度消します。',
  'いま進んでいる紹介や活動、これからの申しこみがあるときは、団体への連絡のしかたを、先にごいっしょに決めます。',
]

/** In place of what somebody who was erased was answered. */
export const ERASED_ANSWER = '消去しました。'

export const REFUSED_TEXT = {
  answered: 'この求めには、すでに答えています。いまのようすを確かめてください。',
  none: 'この求めは見つかりません。やることの一覧から、もう一度開いてください。',
} satisfies Record<WishRefusal, string>
