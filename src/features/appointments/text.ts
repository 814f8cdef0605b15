import { spanText } from '#features/opportunities/index.ts'
import { formatShort } from '#platform/dates.ts'
import type { Looks } from '#platform/feature.ts'
import type { Slot } from './offer/rules.ts'
import type { AskedTopic, How, Refusal, Site, Status } from './rules.ts'

/** For whoever booked. */
export const STATUS_TEXT = {
  booked: '予約をお受けしています',
  late: '遅れるとうかがっています',
  came: 'お話をうかがっています',
  done: '終わりました',
  missed: 'お会いできませんでした',
  cancelled: '取り消し',
} satisfies Record<Status, string>

/** The same for the desk. */
export const DESK_TEXT = {
  booked: '予約',
  late: '遅れている',
  came: '来た（記録はまだ）',
  done: '済み',
  missed: '来なかった',
  cancelled: '取り消し',
} satisfies Record<Status, string>

export const HOW_TEXT = { visit: '会って話す', phone: '電話で話す', online: 'オンラインで話す' } satisfies Record<
  How,
  string
>
export const HOW_SHORT = { visit: '来所', phone: '電話', online: 'オンライン' } satisfies Record<How, string>
export const SITE_TEXT = {
  desk: '窓口',
  branch: '出先（支所など）',
  outreach: '出張相談会',
  remote: '電話・オンラインだけ',
} satisfies Record<Site, string>

export const TOPIC_TEXT = {
  work: '仕事のこと',
  volunteering: 'ボランティア・地域の活動のこと',
  hobby: '趣味や楽しみのこと',
  learning: '学びたいこと',
  living: 'これからの暮らしのこと',
  other: 'そのほか・まだわからない',
} satisfies Record<AskedTopic, string>

export { WHOM_TEXT } from '#features/requests/index.ts'

export const REFUSAL_TEXT = {
  taken: '申しわけありません。この時間は、いまほかの方が予約されました。',
  gone: 'この時間は、いまは予約できません。ほかの時間を選んでください。',
  how: 'この時間は、その方法ではお受けしていません。ほかの方法か、ほかの時間を選んでください。',
  flood:
    'ただいま、たくさんの予約が届いていて、お受けできませんでした。1時間ほどしてから、もう一度押すか、窓口にお電話ください。',
  twice: 'この予約は、すでにお受けしています。もう一度送らなくてもだいじょうぶです。',
  notNow: 'いまの状態では、その操作はできません。いまのようすを確かめてください。',
  noPerson: 'その番号の方は登録されていません。番号を確かめて、もう一度入力してください。例：1042',
  notYet: 'まだその日になっていません。当日になってから記録してください。',
} satisfies Record<Refusal, string>

type When = { on_day: string; from_min: number; to_min: number }

/** 「12月5日（土） 午前10時〜10時45分」. */
export const timeText = ({ on_day, from_min, to_min }: When): string =>
  `${formatShort(on_day)} ${spanText(from_min, to_min)}`

type Where = { how: How; site: Site; site_name: string; site_address: string; phone?: string }

/** Where one goes, or how one is reached: by telephone nobody goes anywhere. */
export function whereText({ how, site, site_name, site_address, phone }: Where): string {
  if (how === 'phone') return phone ? `窓口から${phone}にお電話します` : '窓口からお電話します'
  if (how === 'online') return 'つなぎ方を、メールでお知らせします'
  return [site_name || SITE_TEXT[site], site_address].filter(text => text !== '').join('　')
}

/** A place as a list of times tells it. */
export const siteText = ({ site, site_name, hows }: Pick<Slot['rule'], 'site' | 'site_name' | 'hows'>): string =>
  site === 'remote' ? hows.map(how => HOW_SHORT[how]).join('・') : site_name || SITE_TEXT[site]

/** The next that are free, as one sentence. */
export const nextText = (slots: readonly Slot[]): string =>
  slots.length === 0
    ? 'いまは、ほかに空いている時間がありません。窓口にお電話ください。'
    : `次に空いているのは、${slots.map(timeText).join('、')}です。`

/** How a look at one of its pages is told. */
export const LOOKS = {
  'appointment.send': ['request', '面談の予約の画面を使う'],
  'appointment.book': ['request', '面談の予約の画面を使う'],
  'appointment.mine': ['request', '自分の面談の予約の画面を使う'],
  'appointment.see': ['request', '自分の面談の予約の画面を使う'],
  'appointment.print': ['request', '自分の面談の予約の控えを見る'],
  'appointment.week': ['request', '面談の予約の一覧を見る'],
  'appointment.day': ['request', '面談の一日の表を印刷する'],
  'appointment.read': ['request', '面談の予約を見る'],
  'appointment.act': ['request', '面談の予約のようすを記録する'],
  'appointment.type': ['request', '面談の予約を代わりに入力する画面を使う'],
  'appointment.plan': ['request', '面談の枠のきまりの画面を使う'],
  'appointment.feed': ['request', '予定の有無だけの予定表をカレンダーに出す'],
} satisfies Looks
