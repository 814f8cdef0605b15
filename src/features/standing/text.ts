import type { Looks } from '#platform/feature.ts'
import type { StandPart, StandRefusal } from '#platform/standing.ts'
import type { Door, Known } from './rules.ts'

export const DOOR_TEXT = {
  visit: '窓口に来ている',
  phone: '電話で話している',
  outreach: '訪問先で会っている',
  post: '紙に書いたものがある',
} satisfies Record<Door, string>

/** The same as it stands in a sentence and in the line above every page. */
const DOOR_SHORT = { visit: '窓口', phone: '電話', outreach: '訪問', post: '紙' } satisfies Record<Door, string>
export const mediumText = (medium: string): string =>
  Object.hasOwn(DOOR_SHORT, medium) ? DOOR_SHORT[medium as Door] : 'インターネット'

export const KNOWN_TEXT = {
  document: '本人確認書類を見た（マイナンバーカード、運転免許証など）',
  told: '登録の内容を聞いて合っていた（生年月日・住所・電話など、2つ以上）',
  face: '前から担当していて、顔を知っている',
  paper: 'ご本人が書いて名前を書いた紙がある',
} satisfies Record<Known, string>

export const FITS_TEXT = {
  visit: '窓口に来ている方は、書類・聞いた内容・顔のどれで確かめたかを選んでください。',
  phone: '電話の方は、「登録の内容を聞いて合っていた」で確かめてください。',
  outreach: '訪問先の方は、書類・聞いた内容・顔のどれで確かめたかを選んでください。',
  post: '紙の方は、「ご本人が書いて名前を書いた紙がある」で確かめてください。紙がないときは、ご本人に連絡してから始めてください。',
} satisfies Record<Door, string>

/** Why whoever acts for somebody is not let on, and what to do. */
export const SHUT_TEXT = {
  over: { title: '代わりに入力できる時間が終わりました', lead: 'いま送った内容は、まだ受け付けていません。' },
  ended: {
    title: '代わりの入力は終わっています',
    lead: '終わりにしたか、ほかの方の入力を始めたため、いまは入力できません。',
  },
  closed: { title: 'この方の相談は終わっています', lead: '相談が終わったため、代わりに入力できません。' },
  unseen: { title: 'この方の代わりに入力できません', lead: 'この方は、いまのあなたの担当の範囲から外れています。' },
  rights: { title: 'この方の代わりに入力できません', lead: 'あなたの役割が変わったため、代わりに入力できません。' },
  own: {
    title: 'この画面は、ご本人だけが使えます',
    lead: 'ご本人だけが見て変えられることです。代わりの方は使えません。',
  },
  part: {
    title: 'この画面は、まかされていません',
    lead: 'ご本人からまかされたことに入っていません。ご本人か窓口にお話しください。',
  },
} satisfies Record<StandRefusal, { title: string; lead: string }>

export const PART_TEXT = {
  see: 'お願いしたことと、窓口からのご案内を見る',
  act: '申しこみ・返事・取り消しをする（見ることと予定もできます）',
  plan: '申しこんだ講座・催しの予定を見る',
} satisfies Record<StandPart, string>

/** What was done for somebody, by the kind of what happened; what has no word here is told as 入力. */
const DID_TEXT: Readonly<Record<string, string>> = {
  'booking.made': '講座・催しの申しこみ',
  'booking.left': '講座・催しの取り消し',
  'booking.smaller': '参加する人数の変更',
  'booking.going': '参加の返事',
  'booking.accepted': '参加の返事',
  'request.withdrawn': 'お願いしたことの取り下げ',
  'request.received': '窓口へのお願い',
  'person.consent-given': '同意',
  'person.consent-withdrawn': '同意の取り消し',
  'data-wish.made': '記録を直す・消すお願い',
}

export const didText = (kinds: readonly string[]): string =>
  kinds.length === 0
    ? '入力したものはありません'
    : [...new Set(kinds.map(kind => DID_TEXT[kind] ?? 'そのほかの入力'))].join('、')

/** Who did it, as the person is told: of the desk nobody's name. */
export const whoText = ({ door, medium, name }: { door: string; medium: string; name: string }): string =>
  door === 'desk' ? `窓口の職員が、${mediumText(medium)}で代わりに入力しました` : `代理の${name}さんが入力しました`

/** How a look at one of its pages is told, and at those of residents by somebody who acts for them. */
export const LOOKS = {
  'delegation.mine': ['person', '自分の代理の方の画面を使う'],
  'delegation.read': ['person', '〜の代理の方の画面を使う'],
  'standing.begin': ['person', '〜の代わりの入力を始める画面を使う'],
  'standing.end': ['person', '〜の代わりの入力を終わりにする'],
  'standing.look': ['person', '〜のページを、代わりに入力する間に見る'],
  'standing.mine': ['person', '代わりの入力の記録を見る'],
} satisfies Looks
