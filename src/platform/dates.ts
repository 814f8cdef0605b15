import { inJapanese, SAID_WEEKDAY, WEEKDAY_LETTERS, WHOLE_DAY, type Written, writtenDay } from './days-written.ts'
import { type Era, eraBase, eras, findEra } from './eras.ts'
import { figuresOf } from './folding.ts'

/** A day of the calendar as `YYYY-MM-DD`, 1873-01-01 to 2199-12-31. Sorts and compares as text. */
export type Day = string

const FIRST_YEAR = 1873
const LAST_YEAR = 2199
const pad = (n: number, width = 2) => String(n).padStart(width, '0')
const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const monthLength = (year: number, month: number) =>
  month === 2 ? (leap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** The parts of a day, month 1…12. */
export function partsOf(day: Day): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

/** The day with these parts by our own calendar check (30 February is null, never 2 March). */
export function dayOf(year: number, month: number, date: number): Day | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return null
  if (date < 1 || date > monthLength(year, month)) return null
  return `${pad(year, 4)}-${pad(month)}-${pad(date)}`
}

const NO_ERA = '(?<none>\\d{1,2})[年./-](?<month>\\d{1,2})[月./-](?<date>\\d{1,2})日?'
const NO_YEAR = '(?<month>\\d{1,2})[月./-](?<date>\\d{1,2})日?'
const COMPACT = '(?:(?<era>[MTSHRmtshr])(?<eraYear>\\d{2})|(?<year>\\d{4}))(?<month>\\d{2})(?<date>\\d{2})'
const DAY = new RegExp(`^(?:${WHOLE_DAY}|(?:${NO_ERA}|${NO_YEAR}|${COMPACT})${SAID_WEEKDAY})$`, 'u')

/** Which year is meant where none is written: that of the next such day from `next` on, or of the last one up to `last`. */
export type Near = { next: Day } | { last: Day }

/**
 * What a text says of a day, or what has to be asked about it: the weekday beside it is another one, the day without a
 * year is just over (or just ahead, where one that is over is asked for), the era did not have it, or which era is not said.
 */
export type DayRead =
  | { day: Day }
  | { ask: 'weekday' | 'year'; of: Day }
  | { ask: 'era'; era: Era; of: Day | null }
  | { ask: 'noEra' }

/**
 * Reads a day as people in Japan write it: 令和8年11月21日（土）, R8.11.21, Ｓ２０．１．１, 昭和二十年八月十五日生, 2026/11/21,
 * 2026年11月21日, 20261121, 21 Nov 2026, and without a year where `near` says which one is meant: 12/5, 12月5日（土）. Null for anything
 * else and for a day that is not in the calendar.
 */
export function readDay(text: string, near: Near | null = null): DayRead | null {
  const found = DAY.exec(plainDay(text))
  if (!found) return null
  if (found.groups?.['none']) return { ask: 'noEra' }
  const written = writtenDay(found)
  const read = readWritten(written, near)
  if (!read || !('day' in read) || written.weekday === null || written.weekday === weekday(read.day)) return read
  return { ask: 'weekday', of: read.day }
}

function readWritten({ era, year, month, date }: Written, near: Near | null): DayRead | null {
  if (month === null) return null
  if (year === null) return near && nearest(month, date, near)
  if (era !== null) return dayOfEra(era, year, month, date)
  const day = dayOf(year, month, date)
  return day === null ? null : { day }
}

/**
 * The day in this year of an era, whose name, first sign or letter is given; null where no calendar has it. Of an era that was
 * over (平成38年) it is asked, with the day that it comes to where one goes on counting.
 */
export function dayOfEra(word: string, year: number, month: number, date: number): DayRead | null {
  const era = findEra(word)
  const day = era && year > 0 ? dayOf(eraBase(era) + year - 1, month, date) : null
  return !era || day === null
    ? null
    : day >= era.first && day <= era.last
      ? { day }
      : { ask: 'era', era, of: day > era.last ? day : null }
}

/** The day that `readDay` reads; null where something has to be asked first: a wrong date is never guessed. */
export function parseDay(text: string, near: Near | null = null): Day | null {
  const read = readDay(text, near)
  return read && 'day' in read ? read.day : null
}

/** What has to be asked about a day that was typed, as a sentence; null where it is read, or is none at all. */
export function dayQuestion(text: string, near: Near | null): string | null {
  const read = readDay(text, near)
  if (!read || 'day' in read) return null
  if (read.ask === 'noEra')
    return `年号がわかりません。昭和なら「S${inJapanese(text.normalize('NFKC')).trim()}」のように、はじめに年号を付けてください。`
  if (read.ask === 'weekday')
    return `${eraYear(read.of)}${datePart(read.of)}は${WEEKDAY_LETTERS[weekday(read.of)]}曜日です。日にちか曜日を確かめて、直してください。`
  if (read.ask !== 'era')
    return `${datePart(read.of)}は${near && 'next' in near ? 'もう過ぎています' : 'まだ来ていません'}。ほかの年のときは、「${eraYear(addMonths(read.of, near && 'next' in near ? 12 : -12))}${datePart(read.of)}」のように年も入力してください。`
  const { name, first, last } = read.era
  const [from, to] = [
    eraYear(first) + datePart(first),
    `${partsOf(last).year - eraBase(read.era) + 1}年${datePart(last)}`,
  ]
  const said = `${name}は、${from}から${last > '9' ? 'です' : `${to}までです`}。`
  return read.of === null
    ? `${said}年号と年を確かめてください。`
    : `${said}そのまま数えると${eraYear(read.of)}${datePart(read.of)}です。その日でよければ、そのように入力してください。`
}

const plainDay = (text: string): string =>
  inJapanese(text.normalize('NFKC'))
    .trim()
    // 2026 12 5, R8 12 5: blanks for the signs between.
    .replace(/^(\d{4}|[MTSHRmtshr]\d{1,2})\s+(\d{1,2})\s+(\d{1,2})$/, '$1-$2-$3')
    .replace(/\s+/g, '')
    .replace(/[‐‑‒–—―−ー]/g, '-')
    .replace(/(?<=\d)・(?=\d)/g, '.')
    .replace(/生(まれ|れ)?$/, '')
    .replace(/[〇一二三四五六七八九十百千]+/g, figuresOf)

/** So many days on the wrong side of today are rather a slip than a day nearly a year away. */
const SLIP = 31

function nearest(month: number, date: number, near: Near): DayRead | null {
  const [from, step] = 'next' in near ? [near.next, 1] : [near.last, -1]
  // Within eight years even 29 February comes.
  const days = Array.from({ length: 10 }, (_, i) => dayOf(partsOf(from).year + step * (i - 1), month, date))
  const away = (day: Day | null) => (day === null ? Number.NaN : step * diffDays(from, day))
  const day = days.find(day => away(day) >= 0)
  const slip = days.find(day => away(day) < 0 && away(day) >= -SLIP)
  return slip ? { ask: 'year', of: slip } : day ? { day } : null
}

/** The year in the era of the day: 令和8年, 令和元年. */
export function eraYear(day: Day): string {
  const era = eras.find(e => day >= e.first)
  if (!era) return `${partsOf(day).year}年`
  const year = partsOf(day).year - eraBase(era) + 1
  return `${era.name}${year === 1 ? '元' : year}年`
}

/** 令和8年11月21日（土） */
export function formatDay(day: Day): string {
  return `${eraYear(day)}${formatShort(day)}`
}

const datePart = (day: Day): string => `${partsOf(day).month}月${partsOf(day).date}日`

/** 11月21日（土） */
export const formatShort = (day: Day): string => `${datePart(day)}（${WEEKDAY_LETTERS[weekday(day)]}）`

/** Days since 1970-01-01 in the Gregorian calendar (Howard Hinnant's days_from_civil). */
export function dayNumber(day: Day): number {
  const { year, month, date } = partsOf(day)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

/** The inverse of `dayNumber` (civil_from_days). */
export function dayFromNumber(n: number): Day {
  const z = n + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0)
  return `${pad(year, 4)}-${pad(month)}-${pad(doy - Math.floor((153 * mp + 2) / 5) + 1)}`
}

/** `days` after `day`; negative: before. */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days)
}

/** The same date `months` later; where that month has no such date, its last day (民法143条2項ただし書). */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day)
  const count = year * 12 + (month - 1) + months
  const [y, m] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  return `${pad(y, 4)}-${pad(m)}-${pad(Math.min(date, monthLength(y, m)))}`
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function diffDays(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** 0 = Monday … 6 = Sunday. */
export function weekday(day: Day): number {
  return (((dayNumber(day) + 3) % 7) + 7) % 7
}
