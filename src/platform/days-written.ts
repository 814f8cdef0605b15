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
