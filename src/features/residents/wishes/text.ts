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

/** What is told before somebody asks to be deleted: what goes, what stays, and by what. */
export const KEPT = [
  '消すことができるもの：お名前やご連絡先などの登録、ご希望、気になる活動、お知らせの設定、ふりかえりシート。',
  '残さなければならないもの：相談・紹介の記録（市の文書の保存の決まりによる年限まで。何年かは、お答えのときにお知らせします）、だれがあなたの記録を見たかの記録。数だけをまとめた統計は、お名前がわからない形で残ります。',
  'いま進んでいる紹介や活動があるときは、団体への連絡のしかたを、先にごいっしょに決めます。',
]

export const REFUSED_TEXT = {
  answered: 'この求めには、すでに答えています。いまのようすを確かめてください。',
  none: 'この求めは見つかりません。やることの一覧から、もう一度開いてください。',
} satisfies Record<WishRefusal, string>
