import type { LineRefusal } from './rules.ts'

const OTHERS = 'ほかの方法で入るか、窓口にお電話ください。'

/** Why LINE does not lead in, and what to do. */
export const LINE_TEXT = {
  none: `LINEでは、いまは入れません。${OTHERS}`,
  cancelled: `LINEの画面で、取りやめになりました。もう一度「LINE」のボタンを押すか、${OTHERS}`,
  stale: `時間がたったか、もう使われた確認です。はじめからやり直してください。うまくいかないときは、${OTHERS}`,
  late: `LINEの答えの時刻が合わないため、入れません。少したってから、もう一度お試しください。続くときは、窓口にお電話ください。`,
  unsigned: `LINEの答えが本物か確かめられないため、入れません。${OTHERS}`,
  issuer: `LINEではないところからの答えだったため、入れません。${OTHERS}`,
  audience: `LINEの答えが、この市にあてたものではなかったため、入れません。${OTHERS}`,
  client: `いま、この市からLINEに確かめられません。${OTHERS}`,
  away: `LINEが、いま答えません。少したってから、もう一度お試しになるか、${OTHERS}`,
  broken: `LINEの答えを読めませんでした。もう一度お試しになるか、${OTHERS}`,
  taken:
    'このLINEは、もうほかの方のページにつながっています。LINEは、お1人に1つです。ご自分のLINEかどうかを確かめてください。わからないときは、窓口にお電話ください。',
  own: 'このLINEは、もうつないであります。次から「LINEで入る」で入れます。',
  closed: 'このLINEでお使いだったページは、いまは開けません。窓口にお電話ください。',
} satisfies Record<LineRefusal, string>
