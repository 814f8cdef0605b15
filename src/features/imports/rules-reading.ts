/**
 * What a cell came to. Every reader of `values/` takes the words of a cell and gives one of these; none of them throws
 * and none takes for certain what is not. `more`: the words say more than the value does and must be shown beside it.
 *
 * - empty: nothing stands there, or a dash.
 * - known: certain.
 * - offered: the likely reading, to be confirmed by a person who sees the words; `why` says what is doubtful.
 * - unknown: something stands there that is no such value; the words are all that is known.
 * - wrong: the words contradict themselves or the calendar; the row waits.
 */
export type Reading<T> =
  | { kind: 'empty' }
  | { kind: 'known'; value: T; more: boolean }
  | { kind: 'offered'; value: T; more: boolean; why: Doubt }
  | { kind: 'unknown' }
  | { kind: 'wrong' }

/** Why a reading is not certain; the clerk reads the sentence beside the words of the cell. */
export const DOUBT_TEXT = {
  yearFromWeekday: '年が書かれていないため、曜日の合う年にしました。',
  yearGuessed: '年が書かれていないため、いちばん近い年にしました。',
  yearShort: '年が2けたで書かれているため、いちばん近い年にしました。',
  eraOver: 'その年号は、その年にはもう終わっていました。そのまま数えた日にしました。',
  monthFirst: '月と日のどちらが先かがはっきりしません。月が先と読みました。',
  weekdayDiffers: '書かれた曜日と、暦の曜日が違います。',
  serial: '表計算ソフトの通し番号のようなので、日付に直しました。',
  fromOtherCell: '日付の欄から読めないため、ほかの欄に書かれた日を使いました。',
  openStart: '始まりの日が書かれていません。',
  openEnd: '終わりの日が書かれていません。',
  anytime: '日が決まっていないもの（随時・通年など）として取り込みます。',
  weekly: '決まった曜日に行うものとして取り込みます。',
  again: 'くり返し行うもののようですが、いつかは言葉でしか書かれていません。日にちは決めずに、言葉のまま取り込みます。',
  otherWords: 'ほかの言葉も書かれているため、確かめてください。',
  severalTimes: '時間がいくつか書かれています。',
  halfOfDay: '午前か午後かがはっきりしません。',
  afternoon: '「午後」と書かれていませんが、午後の時刻として読みました。',
  severalPrices: '料金がいくつか書かれています。大人（一般）の料金と読みました。',
  sum: '書かれた料金を足しました。',
  perGroup: '1人ではなく、1組や1チームについての数のようです。',
  severalAges: '年齢がいくつか書かれています。いちばん低い年齢と読みました。',
  ageInWords: '年齢が数では書かれていません。',
  ageFromNote: '対象の欄がないため、ほかの欄に書かれた年齢を使いました。',
  about: '「約」や「程度」など、おおよその数です。',
  otherUnit: '1回分ではない料金のようです。',
  freeOrNot: '無料と書かれていますが、ほかにお金がかかるようにも読めます。',
  noneOrUntold: '「なし」と書かれています。無料と読みました。',
  addressBegins: 'はじめの「https://」が書かれていないため、補いました。',
  zeroDropped: '先頭の0が落ちているようなので、補いました。',
} satisfies Record<string, string>
export type Doubt = keyof typeof DOUBT_TEXT

export const EMPTY = { kind: 'empty' } as const
export const UNKNOWN = { kind: 'unknown' } as const
export const WRONG = { kind: 'wrong' } as const
export const known = <T>(value: T, more = false): Reading<T> => ({ kind: 'known', value, more })
export const offered = <T>(value: T, why: Doubt, more = true): Reading<T> => ({ kind: 'offered', value, more, why })

/** The value of a reading, also of one that is still to be confirmed; null where there is none. */
export const likely = <T>(reading: Reading<T>): T | null =>
  reading.kind === 'known' || reading.kind === 'offered' ? reading.value : null

/** Whether the words of the cell must be shown, since no value says all of them. */
export const keepsWords = (reading: Reading<unknown>): boolean =>
  reading.kind === 'unknown' ||
  reading.kind === 'wrong' ||
  ((reading.kind === 'known' || reading.kind === 'offered') && reading.more)

/** Days of the week, 0 = Monday, and the weeks of the month (1…5); `weeks` null: every week. */
export type Weekly = { weekdays: number[]; weeks: number[] | null }

/** From when to when, in minutes after midnight; past 1440 in the small hours of the next day. Null: not told. */
export type Hours = { from: number | null; to: number | null }
