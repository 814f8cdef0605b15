import { addDays, addMonths, type Day, dayFromNumber, dayOf, diffDays, parseDay } from '#platform/dates.ts'
import {
  inJapanese,
  NAMED_WEEKDAY,
  SAID_WEEKDAY,
  WEEKDAY_LETTERS,
  WHOLE_DAY,
  type Written,
  writtenDay,
} from '#platform/days-written.ts'
import {
  type Doubt,
  EMPTY,
  type Hours,
  known,
  likely,
  offered,
  type Reading,
  UNKNOWN,
  type Weekly,
  WRONG,
} from '../rules-reading.ts'
import { readHours } from './hours.ts'
import { isBlank, valueText, withoutAsides } from './plain.ts'
import { readWeekly } from './weeks.ts'
import { resolveYears } from './years.ts'

/** When something takes place, as far as a cell says it. */
export type Days = {
  /** The first day; null where it is not told. */
  from: Day | null
  /** The last day where the cell names one besides the first; null where it does not. */
  to: Day | null
  /** Each day, where single days are listed and not a span. */
  on: Day[]
  /** It goes on after `from` and no end is told. */
  open: boolean
  /** 随時, 通年: no day is told, since any will do or it is agreed upon. */
  anytime: boolean
  weekly: Weekly | null
  /** The times that stand in the cell of the day. */
  times: Reading<Hours[]>
}

/** No day, of which a reading begins. */
export const NO_DAYS: Days = {
  from: null,
  to: null,
  on: [],
  open: false,
  anytime: false,
  weekly: null,
  times: EMPTY,
}
/** Longer cells are prose: their words are shown, no day is read from them. */
const LONGEST = 400

const TOKEN = new RegExp(
  [
    WHOLE_DAY,
    // A dot between two figures is rather a decimal point here.
    `(?<![\\d/.-])(?<month>\\d{1,2})\\s?(?:月|/)\\s?(?<date>\\d{1,2})(?![\\d/.-])\\s?日?${SAID_WEEKDAY}`,
    `(?<!\\d)(?<date>\\d{1,2})日(?!間|目|数)${SAID_WEEKDAY}`,
    '(?<range>~|から|より|→|⇒|(?<=[日)])\\s?-\\s?|\\s-\\s|(?<=\\d)-(?=(?:19|20)\\d{2}[年/.-]))',
    '(?<until>(?<=[日)\\d]\\s?)(?:まで|迄))',
  ].join('|'),
  'gu',
)
const DAY_IN_BRACKETS = /^\s?(?:[月火水木金土日](?:曜日?)?(?=$|\s|[・,、/])|祝日?$|休日?$)/
/** A time of the world's clock, or one with its zone; Japan's day may be the next. */
const ZONED = /(?<=\d)T(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?/
const CLOCK = String.raw`(?:(?:午前|午後)\s?)?(?:\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?|時(?!間)(?:\d{1,2}分|半)?)|正午)`
/** From when to when beside a day: 13:30~15:00, 午前10時~. A wave before another day belongs to the days. */
const TIMES = new RegExp(
  `(?:(?<=[日)])|(?<![\\d:/]))${CLOCK}(?:\\s?(?:~|-|から)\\s?${CLOCK}(?:まで)?|(?:\\s?(?:~|から))(?!\\s?(?:\\d{1,4}\\s?[年月/.-]|令和|R\\s?\\d))|まで)?`,
  'g',
)
const ANYTIME =
  /随時|通年|年中|常時|いつでも|応相談|ご?希望の?日|日程(?:は|を)?(?:調整|相談)|要(?:日程)?調整|相談の?(?:うえ|上)/
/** It comes again, in a way that no day and no weekday says: 毎月10日, 隔週水曜, 毎月最終金曜, 週1回, 不定期. */
const AGAIN =
  /毎[週月年]|隔[週月年]|[奇偶]数[週月]|不定期|最終[月火水木金土日週]|第[1-5一二三四五]|(?:年|月|週)に?\s?(?:\d{1,2}|数)[回度]|\d+[かヶヵケカ]?[週月年](?:間)?に\s?\d{1,2}[回度]/
/** A day that is named for another case than the usual one, or for something else. */
const OTHERWISE =
  /(?<=[\d日)]\s?[、,。/]?\s?)(?:予備日|雨天|荒天|悪天|小雨|順延|延期|申し?込|締め?切|〆切|必着|受付(?:は|締|開|期)|説明会|抽選|前売)[^\n]*/
/** [木], 【木】, 〔木〕, ＜木＞: a weekday in other brackets. */
const WEEKDAY_BRACKETS = /[[【〔<〈]\s*([月火水木金土日](?:曜日?)?(?:[・,、/]?祝日?)?)\s*[\]】〕>〉]/g
const FILLER = /開催日?|実施日?|日程|期間|予定|毎日|の間|[\s、,。.・:;()「」【】[\]|&と及び*]/g

type Token = Written | 'range' | 'until'

function tokenOf(found: RegExpMatchArray): Token {
  if (found.groups?.['range'] !== undefined) return 'range'
  return found.groups?.['until'] !== undefined ? 'until' : writtenDay(found)
}

/** 12/5・12・19, 12/5(土)・12(土), 12/5~7: days without their month behind one with it. */
const AFTER_SLASH = new RegExp(
  `((?<![\\d/.-])\\d{1,2}/\\d{1,2}${NAMED_WEEKDAY})((?:\\s?[・、,~-]\\s?\\d{1,2}(?![\\d/:月時年人回.-])${NAMED_WEEKDAY}){1,30})`,
  'g',
)

/** What stands between two days, and what a day is written with: 12/3-12/5, 2026/12/3～5, R8.12.3〜12.5, 12.3(木), 令和8年度1月7日. */
const tidied = (text: string): string =>
  text
    .replace(/(?<=[日)])\s?\/\s?(?=\d)|\s\/\s/g, '、')
    .replace(/(?<=\d\/\d{1,2}(?:\([^()]{1,5}\))?)\s?-\s?(?=\d{1,2}(?:\D|$))/g, '~')
    .replace(/(?<![\d.])(\d{1,2})\.(\d{1,2})(?=\s?\([月火水木金土日])/g, '$1/$2')
    .replace(/(?<=\d{1,2}\.\d{1,2}(?:\([^()]{1,5}\))?\s?[~・、,]\s?)(\d{1,2})\.(\d{1,2})(?![\d.])/g, '$1/$2')
    .replace(/((?:\d{4}|[RH]\d{1,2})([/.])\d{1,2}\2\d{1,2}(?:\([^()]{1,5}\))?\s?~\s?\d{1,2})(?=$|[\s(、,])/g, '$1日')
    .replace(/(?:(令和|R)(\d{1,2})|(\d{4}))年度\s?(\d{1,2})月/g, (_, era = '', eraYear, year, month: string) => {
      const named = Number(eraYear ?? year) + (Number(month) < 4 ? 1 : 0)
      return `${era}${named}年${month}月`
    })

/** 1・8・15日 as 1日・8日・15日, so that each is a day of its own. */
const spelled = (text: string): string =>
  text
    .replace(AFTER_SLASH, (_, first: string, others: string) => first + others.replace(/(\d{1,2})(?!日)/g, '$1日'))
    .replace(/\d{1,2}(?:\s?[・、,]\s?\d{1,2}){1,30}日/g, list => list.replace(/(\d{1,2})(?!\d|日)/g, '$1日'))

/** A day in the count of spreadsheets: 46256 is 2026-08-22; null outside 2000-2079. */
function serialDay(text: string): { day: Day; times: Reading<Hours[]> } | null {
  const found = /^(\d{5})(?:\.(\d+))?$/.exec(text)
  const count = Number(found?.[1])
  if (!found || count < 36_526 || count > 65_745) return null
  const minutes = Math.round(Number(`0.${found[2] ?? 0}`) * 1440)
  return { day: dayFromNumber(count - 25_569), times: minutes > 0 && minutes < 1440 ? at(minutes) : EMPTY }
}

const at = (minutes: number): Reading<Hours[]> => known([{ from: minutes, to: null }])

/** The times in the cell of a day, by how many days Japan's day is later than the one that is written, and the cell without them. */
function timesOf(text: string): { times: Reading<Hours[]>; shift: number; body: string } {
  const zoned = ZONED.exec(text)
  if (zoned) {
    const minutes = Number(zoned[1]) * 60 + Number(zoned[2]) + (zoned[3] === 'Z' ? 540 : 0)
    return { times: at(minutes % 1440), shift: Math.floor(minutes / 1440), body: text.replace(ZONED, ' ') }
  }
  const said = new Set(text.match(TIMES)?.map(time => time.trim()))
  return { times: readHours([...said].join('、')), shift: 0, body: text.replace(TIMES, ' ') }
}

/**
 * The day or days that a cell names. `near`: the day of the reading, by which a year that is not written is found;
 * `after`: for the end of something, its first day.
 */
export function readDays(cell: string, { near, after = null }: { near: Day; after?: Day | null }): Reading<Days> {
  const simple = /^\d{4}-\d{2}-\d{2}$/.test(cell) ? parseDay(cell) : null
  if (simple) return known({ ...NO_DAYS, from: simple })
  const whole = valueText(apart(cell))
  if (isBlank(whole)) return EMPTY
  if (whole.length > LONGEST) return UNKNOWN
  const text = inJapanese(whole)
  const serial = serialDay(text)
  if (serial) return offered({ ...NO_DAYS, from: serial.day, times: serial.times }, 'serial', false)
  const compact = /^\d{8}$|^[MTSHR]\d{6}$/i.test(text) ? parseDay(text) : null
  if (compact) return known({ ...NO_DAYS, from: compact })
  return inTurn(text, near) ?? written(text, near, after)
}

/** 12/5／12/12, 12月5日｜12月12日: what stands between two days, before every sign has its usual width. */
const apart = (cell: string): string =>
  (/[/月.-]/.test(cell) ? cell.replaceAll('／', '、') : cell).replace(/[|｜]/g, '、')

/** 26/12/5, 261203, R8 by its figure alone (081203), 12/5/2026: the day that is likely; null where it is written otherwise. */
function inTurn(text: string, near: Day): Reading<Days> | null {
  const last = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?=\s|$)(.*)$/s.exec(text)
  const turned = last && likely(written(`${last[4]}/${last[1]}/${last[3]}${last[5]}`, near, null))
  if (turned) return offered(turned, 'monthFirst')
  const short = /^'?(\d{2})([/.-]?)(\d{1,2})\2(\d{1,2})$/.exec(text)
  if (!short || (short[2] === '' && text.length !== 6)) return null
  const days = [2000, 2018].flatMap(base => dayOf(base + Number(short[1]), Number(short[3]), Number(short[4])) ?? [])
  const away = (day: Day) => Math.abs(diffDays(near, day))
  const [day] = days.sort((a, b) => away(a) - away(b))
  return day === undefined ? null : offered({ ...NO_DAYS, from: day }, 'yearShort')
}

function written(text: string, near: Day, after: Day | null): Reading<Days> {
  const { text: whole, asides } = withoutAsides(tidied(text.replace(WEEKDAY_BRACKETS, '($1)')), DAY_IN_BRACKETS)
  const plain = whole.replace(OTHERWISE, '')
  const { times, shift, body: untimed } = timesOf(plain)
  const body = spelled(untimed.trim().replace(/\s*\n\s*/g, ' '))
  const tokens = [...body.matchAll(TOKEN)].map(tokenOf)
  const days = tokens.filter(token => typeof token !== 'string')
  // 毎月10日, but 3日 alone is a slip.
  if (days.length === 0 || (days.every(({ month }) => month === null) && AGAIN.test(plain)))
    return undated(plain, asides, near)
  withSharedWeekday(days, asides)
  const resolved = resolveYears(days, { near, after })
  if (!resolved) return WRONG
  const rest = `${body.replace(TOKEN, '')}${whole.slice(plain.length)}`.replace(FILLER, '')
  const spans = spanOf(
    tokens,
    resolved.days.map(day => addDays(day, shift)),
  )
  // Of several days each may have its own of several times.
  const several = spans.to !== null && (likely(times)?.length ?? 0) > 1
  const open = spans.open || (spans.to === null && UNTIL_FULL.test(rest))
  const value = { ...spans, open, weekly: again(spans, rest), times: several ? UNKNOWN : times }
  if (value.to !== null && value.from !== null && value.to < value.from) return WRONG
  const more = asides !== '' || rest !== '' || several
  const doubt = resolved.doubt ?? doubtOf(value, rest)
  const words = more || value.open || value.from === null || doubt === 'weekdayDiffers'
  return doubt ? offered(value, doubt, words) : known(value, words)
}

/** 定員に達するまで, なくなり次第終了: an end that nobody knows. */
const UNTIL_FULL = /(?:達|なくな|無くな)\S{0,4}(?:まで|次第)/

/** 12月1日から毎週火曜: from a day on, or between two, on the days of the week that are named beside them. */
const again = ({ on, to, open }: Days, rest: string): Weekly | null =>
  on.length === 0 && (open || to !== null) && /毎週|第[1-5]/.test(rest) ? likely(readWeekly(rest)) : null

/** (第1週、3週の金曜日) behind a list of days says the weekday of them all. */
function withSharedWeekday(days: Written[], asides: string): void {
  const named = new Set([...asides.matchAll(/([月火水木金土日])曜/g)].map(found => found[1]))
  if (named.size !== 1 || days.length < 2 || days.some(day => day.weekday !== null)) return
  for (const day of days) day.weekday = WEEKDAY_LETTERS.indexOf([...named][0] ?? '')
}

const MONTHS =
  /(?<!\d)(?<first>\d{1,2})月\s?(?:(?:~|から|-|・|、|と|及び)\s?(?<last>\d{1,2})月)?(?:まで)?\s?(?:の間)?の?\s?(?=毎週|第[1-5一二三四五])/

/** 12月の毎週土曜日, 12月~3月の第2土曜日: from the first day of a month to the last of one. */
function monthsOf(text: string, near: Day): Pick<Days, 'from' | 'to'> | null {
  const { first, last = first } = MONTHS.exec(text)?.groups ?? {}
  if (!first || !last) return null
  const month = { era: null, year: null, date: 1, weekday: null }
  const resolved = resolveYears(
    [first, last].map(named => ({ ...month, month: Number(named) })),
    { near },
  )
  const [from, end] = resolved?.days ?? []
  if (!from || !end) return null
  // What goes on now is nearer than the next.
  const back = from > near && addMonths(end, -11) > near ? -12 : 0
  return { from: addMonths(from, back), to: addDays(addMonths(end, back + 1), -1) }
}

function undated(text: string, asides: string, near: Day): Reading<Days> {
  const said = `${text} ${asides}`
  if (ANYTIME.test(said) && !/未定|調整中/.test(said)) return offered({ ...NO_DAYS, anytime: true }, 'anytime')
  // 週2回（火・金） says its days in brackets.
  const weekly = likely(readWeekly(text)) ?? likely(readWeekly(asides))
  if (weekly) return offered({ ...NO_DAYS, ...monthsOf(text, near), weekly }, 'weekly')
  return AGAIN.test(text) ? offered({ ...NO_DAYS, open: true }, 'again') : UNKNOWN
}

function doubtOf(value: Days, rest: string): Doubt | null {
  if (rest !== '') return 'otherWords'
  return value.from === null ? 'openStart' : null
}

/** What the days and the words between them come to: one day, a span, a list, an open start or an open end. */
function spanOf(tokens: readonly Token[], days: readonly Day[]): Days {
  const spans: { from: Day; to: Day | null }[] = []
  let [at, ranging, until] = [0, false, false]
  for (const token of tokens) {
    if (token === 'range') {
      if (spans.length === 0) until = true
      else ranging = true
    } else if (token === 'until') {
      if (spans.length === 1 && spans[0]?.to === null && !ranging) until = true
    } else {
      const day = days[at++] ?? ''
      const last = spans.at(-1)
      if (ranging && last && last.to === null) last.to = day
      else spans.push({ from: day, to: null })
      ranging = false
    }
  }
  const [first] = spans
  if (!first) return NO_DAYS
  if (spans.length === 1 && until && first.to === null) return { ...NO_DAYS, to: first.from }
  if (spans.length === 1) return { ...NO_DAYS, ...first, open: ranging && first.to === null }
  const on = spans.flatMap(({ from, to }) => each(from, to ?? from))
  const [from, to] = [on.reduce((a, b) => (a < b ? a : b)), on.reduce((a, b) => (a > b ? a : b))]
  return { ...NO_DAYS, from, to: to === from ? null : to, on: on.length <= 100 ? [...new Set(on)].sort() : [] }
}

const each = (from: Day, to: Day): Day[] => {
  const length = Math.min(Math.max(diffDays(from, to), 0), 100)
  return Array.from({ length: length + 1 }, (_, i) => addDays(from, i))
}
