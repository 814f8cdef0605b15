import { spanText } from '#features/opportunities/index.ts'
import { type Day, formatDay, weekday } from '#platform/dates.ts'
import { HOW_SHORT, siteText } from '../text.ts'
import type { Rule } from './rules.ts'

const LETTERS = ['月', '火', '水', '木', '金', '土', '日'] as const
export const WEEKDAYS = LETTERS.map((label, at) => ({ value: String(at), label: `${label}曜` }))
export const NTHS = [1, 2, 3, 4, 5].map(nth => ({ value: String(nth), label: `第${nth}` }))

type Said = Pick<Rule, 'weekdays' | 'nths' | 'from_on' | 'until_on'>

/** On which days a rule holds: 第1・第3火曜日, 毎週月・水曜日, and one date by itself. */
export function daysText({ weekdays, nths, from_on, until_on }: Said): string {
  if (from_on === until_on && weekdays.includes(weekday(from_on))) return formatDay(from_on)
  const letters = [...weekdays].sort().map(at => LETTERS[at])
  return `${
    nths.length === 0
      ? '毎週'
      : [...nths]
          .sort()
          .map(nth => `第${nth}`)
          .join('・')
  }${letters.join('・')}曜日`
}

/** A rule in one sentence. */
export const ruleText = (rule: Rule): string =>
  `${daysText(rule)} ${spanText(rule.from_min, rule.to_min)}（1回${rule.minutes}分）・${siteText(rule)}・${rule.hows.map(how => HOW_SHORT[how]).join('と')}`

/** From when until when it holds, as far as that is not told by its one date. */
export const termText = ({ from_on, until_on }: Said, today: Day): string =>
  until_on !== null && until_on < today
    ? `${formatDay(until_on)}で終わり`
    : `${formatDay(from_on)}から${until_on === null ? '' : `${formatDay(until_on)}まで`}`
