import { toHiragana } from './text.ts'

/*
 * How a day is written in Japan. A field that holds nothing else (dates.ts) and a cell of a file with other words around it
 * (features/imports/values/days.ts) are read by these patterns; what they differ in is what they do about doubt: a person who
 * types is asked, and a file is answered with a reading that is offered.
 */

export const WEEKDAY_LETTERS = '月火水木金土日'

const HOLIDAY = '(?:祝日?|休日?|振替?(?:休日?)?|国民の休日)'
const DAY_NAME = `[${WEEKDAY_LETTERS}]`
/** （水）, （水・祝）, 水曜日. */
export const SAID_WEEKDAY = `(?:\\s?\\(\\s?(?<inBrackets>${DAY_NAME})?(?:曜日?)?(?:\\s?[・,、/]?\\s?${HOLIDAY})*\\s?\\)|\\s?(?<weekday>${DAY_NAME})曜日?)?`
/** The same beside a day of a list, without its name. */
export const NAMED_WEEKDAY = `(?:\\s?\\(${DAY_NAME}(?:曜日?)?(?:[・,、]?${HOLIDAY})?\\))?`

const ERA =
  '(?<era>明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHRmtshr]\\.?|(?<!\\p{Script=Han})[明大昭平令])\\s?(?<eraYear>元|1\\d{2}|\\d{1,2})'
/** With its year: 令和8年11月21日（土）, R8.11.21, 2026/11/21. */
export const WHOLE_DAY = `(?:${ERA}|(?<!\\d)(?<year>\\d{4}))\\s?[年/.-]\\s?(?<month>\\d{1,2})\\s?[月/.-]\\s?(?<date>\\d{1,2})(?!\\d)\\s?日?${SAID_WEEKDAY}`

/** A day as far as it is written. `weekday` 0 = Monday; null: not written. */
export type Written = {
  era: string | null
  year: number | null
  month: number | null
  date: number
  weekday: number | null
}

/** What a pattern of days found. */
export function writtenDay({ groups = {} }: RegExpMatchArray): Written {
  const number = (text: string | undefined) => (text === undefined ? null : text === '元' ? 1 : Number(text))
  const named = groups['inBrackets'] ?? groups['weekday']
  return {
    era: groups['era']?.replace('.', '') ?? null,
    year: number(groups['eraYear'] ?? groups['year']),
    month: number(groups['month']),
    date: number(groups['date']) ?? 0,
    weekday: named === undefined ? null : WEEKDAY_LETTERS.indexOf(named),
  }
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH_NAME =
  '(?<name>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])\\.?'
const WEEKDAYS = 'mon tue wed thu fri sat sun'.split(' ')
const WEEKDAY_NAME =
  'Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r?s(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?'
const BEFORE = `(?<![A-Za-z\\d:])(?:\\(?(?<before>${WEEKDAY_NAME})\\.?\\)?,?\\s*)?`
const BEHIND = `(?:,?\\s*\\(?(?<behind>${WEEKDAY_NAME})(?![a-z])\\.?\\)?)?`
/** 5, 5th, 5-6. */
const DATE = '(?<date>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:\\s?[-~]\\s?(?<until>\\d{1,2})(?:st|nd|rd|th)?(?!\\d))?'
const YEAR = '(?:,?(?:\\s*|-)(?<year>\\d{4})(?!\\d))?'
/** 5-Dec-26 as 26/12/5: which century it is nobody says. */
const SHORT = new RegExp(`(?<![A-Za-z\\d:])(?<date>\\d{1,2})[\\s-]${MONTH_NAME}[\\s-](?<year>\\d{2})(?![\\d:])`, 'gi')
const ENGLISH = [
  new RegExp(`(?<!\\d)(?<year>\\d{4})[\\s-]${MONTH_NAME}[\\s-](?<date>\\d{1,2})(?!\\d)`, 'gi'),
  new RegExp(`${BEFORE}${DATE}(?:-|\\s*(?:of\\s+)?)${MONTH_NAME}${YEAR}${BEHIND}`, 'gi'),
  new RegExp(`(?<!-)${BEFORE}${MONTH_NAME}\\s*${DATE}${YEAR}${BEHIND}`, 'gi'),
]
const KANA_ERAS = { れいわ: '令和', へいせい: '平成', しょうわ: '昭和', たいしょう: '大正', めいじ: '明治' }
const KANA_ERA = new RegExp(`(?:${Object.keys(KANA_ERAS).join('|')})(?=\\s?[\\d元〇一二三四五六七八九十])`, 'g')
/** 12/25/2026 and 25/12/2026: the year stands last. */
const YEAR_LAST = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)/g

/**
 * Days that are written in the English way, or with the era in kana, as one writes them in Japan: 5 Dec 2026, Sat, Dec. 5, 2026,
 * 12/25/2026, ﾚｲﾜ8年. One that can be read in two ways (5/12/2026) stays as it is. `text` is of usual width.
 */
export function inJapanese(text: string): string {
  const eras = text
    .replace(/[ァ-ヶ]{3,5}(?=\s?[\d元〇一二三四五六七八九十])/g, toHiragana)
    .replace(KANA_ERA, era => KANA_ERAS[era as keyof typeof KANA_ERAS])
    .replace(/(?<=[\d元])(?:ねん|ネン)/g, '年')
    .replace(/(?<=\d)(?:がつ|ガツ)/g, '月')
    .replace(/(?<=\d)(?:にち|ニチ)/g, '日')
  if (!/[A-Za-z]{3}|\d{4}/.test(eras)) return eras
  const short = eras.replace(SHORT, (...found) => {
    const { name, date, year } = found.at(-1) as Record<string, string>
    return `${year}/${monthOf(name)}/${date}`
  })
  return ENGLISH.reduce((written, pattern) => written.replace(pattern, englishDay), short).replace(
    YEAR_LAST,
    (whole, first: string, _, second: string, year: string) => {
      const [a, b] = [Number(first), Number(second)]
      if (a <= 12 && b <= 12 && a !== b) return whole
      return a > 12 ? `${year}/${b}/${a}` : `${year}/${a}/${b}`
    },
  )
}

const monthOf = (name = ''): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1

function englishDay(...found: unknown[]): string {
  const { name, date, until, year, before, behind } = found.at(-1) as Record<string, string | undefined>
  const named = (before ?? behind)?.slice(0, 3).toLowerCase()
  const letter = named === undefined ? '' : `(${WEEKDAY_LETTERS[WEEKDAYS.indexOf(named)]})`
  return `${year === undefined ? '' : `${year}年`}${monthOf(name)}月${date}日${until === undefined ? '' : `~${until}日`}${letter}`
}
