import { spanText } from '#features/opportunities/index.ts'
import { formatCode } from '#features/requests/rules.ts'
import { type Instant, timeOfDay, today } from '#platform/clock.ts'
import { formatShort } from '#platform/dates.ts'
import type { Looks } from '#platform/feature.ts'
import { formatTime } from '#platform/times.ts'
import { both } from '#ui/plainly.ts'
import type { Doubt } from './doubt/rules.ts'
import type { Closed, OccasionStatus, Refusal, Status, Time, Whom } from './rules.ts'

export const STATUS_TEXT = {
  applied: '受付中',
  confirmed: '確定',
  waiting: '空きを待っています',
  offered: '空きをお知らせ中',
  lapsed: 'お返事の期限が過ぎました',
  attended: '出席',
  absent: '欠席',
  cancelled: '取り消し',
} satisfies Record<Status, string>

export const OCCASION_TEXT = {
  open: '受付中',
  shut: '受付を終えた',
  off: '中止',
  over: '終了',
} satisfies Record<OccasionStatus, string>

export const WHOM_TEXT = { self: '自分', other: '家族など、ほかの方' } satisfies Record<Whom, string>

/** Why nothing of it can be booked by the web now, to whoever looks. */
export const CLOSED_TEXT = {
  off: '中止になりました。',
  over: '終わりました。',
  shut: '申しこみの受付は終わりました。',
  late: 'ウェブでの受付は終わりました。空きがあるかは、窓口にお電話でおたずねください。',
  full: '満席です。空きを待つ方の受付もしていません。',
  doubted: '日時が変わったかもしれないため、窓口が団体に確かめています。きまるまで、申しこみをお受けしていません。',
} satisfies Record<Closed, string>

export const REFUSAL_TEXT = {
  shut: 'この回の受付は、いま終わりました。ほかの回を選ぶか、窓口にお電話ください。',
  full: '申しわけありません。いま、席がうまりました。ほかの回を選ぶか、窓口にお電話ください。',
  doubted:
    'いま、日時が変わったかもしれないことがわかりました。窓口が団体に確かめています。きまるまでお待ちいただくか、窓口にお電話ください。',
  overlaps: '同じ時間に、ほかの申しこみをされています。どちらかを選んで、もう1つを取り消してから、申しこんでください。',
  twice:
    '同じお名前とご連絡先での、この回の申しこみを、すでにお受けしています。もう一度送らなくてもだいじょうぶです。人数を増やしたいときは、窓口にお電話ください。',
  young:
    'この活動は、対象の年齢がきまっていて、ウェブからは申しこめません。参加できるかどうかは、窓口におたずねください。ほかの方の申しこみのときは、「どなたの申しこみ」を変えてください。',
  flood:
    'ただいま、たくさんの申しこみが届いていて、お受けできませんでした。1時間ほどしてから、もう一度押すか、窓口にお電話ください。',
  notNow: 'いまの状態では、その操作はできません。いまのようすを確かめてください。',
  changed:
    'この画面を開いたあとに、別の職員が内容を変えました。入力した内容は残っています。いまの内容と見比べて、もう一度保存してください。',
  tooFew: 'すでに埋まっている席より少なくできません。埋まっている席の数以上にしてください。',
  placesMissing:
    '定員がわからない活動は、ウェブの申しこみを受けられません。団体に確かめて、定員を入力してください。例：20',
  datesMissing:
    '申しこみを受ける日を、1つ以上選んでください。日付のある予定がないときは、活動の「いつ」に日付を入れてください。',
  closesLate: '締切日は、その回が始まる日までの日にしてください。',
  forPay:
    '雇用・派遣・業務委託の活動は、申しこみでは受けられません。相談員がお話をうかがってから紹介します（職業安定法4条）。',
  notPublic: '公開していない活動の申しこみは受けられません。先に活動を公開してください。',
  twiceOpened: '選んだ日の中に、受付をすでに始めている日があります。一覧でその回を開くか、ほかの日を選んでください。',
  notFree: 'この人数が入る空きがありません。定員を増やすか、空きが出るまでお待ちいただいてください。',
  noPerson: 'その番号の方は登録されていません。番号を確かめて、もう一度入力してください。例：1042',
  dayNotOver: 'まだ始まっていない回の出欠は記録できません。その日になってから記録してください。',
  askFirst:
    '日時を確かめているあいだは、空きをお知らせできません。先に、この回の画面で「申しこみのとおりでよい」を押すか、日時を変えてください。',
  tooLate:
    'まもなく始まるため、お返事を待つ時間がありません。お電話で確かめて、来られるときは「参加に変える」を押してください。',
} satisfies Record<Refusal, string>

/** 「12月5日（土） 午前10時〜正午」. */
export const timeText = ({ on_day, from_min, to_min }: Time): string =>
  `${formatShort(on_day)} ${spanText(from_min, to_min)}`

/** What is to be looked at, since the activity says something else than what was booked. */
export const DOUBT_TEXT = {
  moved: '日時が変わったかもしれません',
  ended: '活動が終わったかもしれません',
} satisfies Record<Doubt, string>

/** … as it is told to whoever wants to come: to who books now, and to who has booked. */
export const ASKED_TEXT = {
  new: both(
    '日時が変わったかもしれないため、窓口が団体に確かめています。いまは、順番を待つ方としてお受けします。日時がきまったら順番にお知らせし、お返事をいただいてから確定します。',
    '日にちや時間が、変わるかもしれません。いま、調べています。送ると、順番を待ちます。きまったら、知らせます。',
  ),
  booked: both(
    '日時が変わったかもしれないため、窓口が団体に確かめています。変わったときは、すぐにお知らせします。',
    '日にちや時間が、変わるかもしれません。いま、調べています。変わったら、すぐに知らせます。',
  ),
  waiting: both(
    '日時が変わったかもしれないため、窓口が団体に確かめています。きまったら、順番にお知らせします。',
    '日にちや時間が、変わるかもしれません。いま、調べています。きまったら、順番に知らせます。',
  ),
}

/** When an occasion is, in lines. */
export const timesText = ({ whole, times }: { whole: boolean; times: readonly Time[] }): string =>
  whole && times.length > 1
    ? `全${times.length}回（${times.map(timeText).join('、')}）`
    : times.map(timeText).join('、')

/** The same short, for a list: 「12月5日（土） 午前10時〜正午 から全3回」. */
export const timesShort = ({ whole, times }: { whole: boolean; times: readonly Time[] }): string =>
  `${times[0] ? timeText(times[0]) : ''}${whole && times.length > 1 ? `から全${times.length}回` : ''}`

/** Until when an answer is waited for; the end of a day is told as that day. */
export function untilText(until: Instant): string {
  const minutes = timeOfDay(until)
  if (minutes > 0) return `${formatShort(today(until))}${formatTime(minutes)}まで`
  return `${formatShort(today(new Date(Date.parse(until) - 1).toISOString()))}いっぱい`
}

/** What is to be done where an offer was not answered. */
export const lapsedNote = ({ code, name }: { code: string; name: string }): string =>
  `申しこみ ${formatCode(code)}：${name}さんに、空きのお知らせが届いたか確かめる`

/** In which order a free place is offered, as it is told to whoever waits. */
export const ORDER_TEXT = both(
  '空きは、申しこみの早い方から順にお知らせします。2人以上の方は、人数分の空きがそろったときにお知らせします（そろわないあいだは、次の方に先にお知らせします。順番は変わりません）。お知らせにお返事をいただいてから確定します。',
  '席があくと、早く申しこんだ人から、知らせます。2人より多いときは、みんなの席があくまで待ちます。「行きます」と返事をすると、決まります。',
)

/** How a look at one of its pages is told. */
export const LOOKS = {
  'booking.send': ['request', '申しこみの画面を使う'],
  'booking.book': ['request', '申しこみの画面を使う'],
  'booking.mine': ['request', '自分の申しこみの画面を使う'],
  'booking.see': ['request', '自分の申しこみの画面を使う'],
  'booking.print': ['request', '自分の申しこみの控えを見る'],
  'booking.list': ['request', '申しこみの一覧を見る'],
  'booking.read': ['request', '申しこみを見る'],
  'booking.act': ['request', '申しこみの返事を記録する'],
  'booking.type': ['request', '申しこみを代わりに入力する画面を使う'],
  'occasion.read': ['request', '回の申しこみを見る'],
  'occasion.print': ['request', '参加者名簿を印刷する'],
  'occasion.attendance': ['request', '出欠を記録する'],
  'occasion.open': ['activity', '活動〜の申しこみの受付の画面を使う'],
  'occasion.change': ['activity', '申しこみの受付の内容を変更する'],
} satisfies Looks
