import { EMPTY, known, type Reading, UNKNOWN, type Weekly } from '../rules-reading.ts'
import { isBlank, valueText } from './plain.ts'

const NAMES = '月火水木金土日'
const DAYS = '[月火水木金土日](?:曜日?)?'
const LIST = `${DAYS}(?:\\s*(?:[・,、/]|と|及び|および)?\\s*${DAYS}(?!(?![月火水木金土日曜])\\p{Script=Han}))*`
const SPAN = /([月火水木金土日])(?:曜日?)?\s*(?:~|から|-)\s*([月火水木金土日])(?:曜日?)?/u
const NUMBER = '[1-5一二三四五]'
const NUMBERS = `${NUMBER}(?:\\s*(?:[・,、/~]|と)?\\s*第?${NUMBER}週?)*`
const NTH = new RegExp(`(?:第\\s*(${NUMBERS})\\s*週?|(${NUMBERS})\\s*週)\\s*の?\\s*(${LIST})(?![上中下末])`, 'gu')
const EVERY = new RegExp(`毎(?![日月](?!曜))\\s*週?\\s*(${LIST})`, 'u')
const BARE = new RegExp(`^(?:週に?\\s?\\d[回度]\\s?)?(${LIST})(?:に開催|開催|のみ)?$`, 'u')

/** 毎週（火）（木）, 週2回（火・金）: brackets round nothing but days. */
const BRACKETS = /\(\s*((?:[月火水木金土日](?:曜日?)?\s*[・,、/]?\s*){1,7})\)/g
/** Not in every week or month that the days would say: 隔週水曜, 奇数月の第2火曜. */
const NOT_EACH =
  /隔[週月年]|[奇偶]数[週月]|(?:最終|最後の)\s?(?=[月火水木金土日週])|\d+[かヶヵケカ]?[週月年](?:間)?(?:に|ごと|おき|毎)/
const WORDS: Record<string, number[]> = { 毎日: [0, 1, 2, 3, 4, 5, 6], 平日: [0, 1, 2, 3, 4] }

const numbers = (text: string): number[] => {
  const span = /([1-5])\s*~\s*第?([1-5])/.exec(text)
  if (span) return Array.from({ length: Number(span[2]) - Number(span[1]) + 1 }, (_, i) => Number(span[1]) + i)
  const found = [...text].flatMap(c =>
    '12345'.includes(c) ? [Number(c)] : '一二三四五'.includes(c) ? ['一二三四五'.indexOf(c) + 1] : [],
  )
  return [...new Set(found)].sort()
}
const weekdaysOf = (text: string): number[] =>
  [...new Set([...text.replace(/曜日?/g, '')].map(c => NAMES.indexOf(c)).filter(i => i >= 0))].sort()

/**
 * The days on which something is held again and again: 毎週火曜, 毎週火・木曜日, 第2・第4木曜, 第4金, 第一土曜日, 第1~第4水曜日,
 * 月～金, 平日, 土日. What else the words say (8月は休み) is `more`. Unknown where no such rule stands in them.
 */
export function readWeekly(cell: string): Reading<Weekly> {
  const text = valueText(cell).replace(BRACKETS, '$1')
  if (isBlank(text)) return EMPTY
  const found = NOT_EACH.test(text) ? null : weeklyIn(text.slice(0, 300))
  return found ? known(found.value, text.replace(found.words, '').replace(/毎月|開催|[\s()、。]/g, '') !== '') : UNKNOWN
}

function weeklyIn(text: string): { value: Weekly; words: string } | null {
  const nth = [...text.matchAll(NTH)].flatMap(([words, first, second, days = '']) => {
    const weeks = numbers(first ?? second ?? '')
    return weeks.length > 0 ? [{ value: { weekdays: weekdaysOf(days), weeks }, words }] : []
  })
  if (nth.length > 0) return together(nth)
  const span = SPAN.exec(text)
  if (span) {
    const [from, to] = [NAMES.indexOf(span[1] ?? ''), NAMES.indexOf(span[2] ?? '')]
    const length = ((to - from + 7) % 7) + 1
    const weekdays = Array.from({ length }, (_, i) => (from + i) % 7).sort()
    return { value: { weekdays, weeks: null }, words: span[0] }
  }
  const every = EVERY.exec(text) ?? BARE.exec(text)
  if (every) return { value: { weekdays: weekdaysOf(every[1] ?? ''), weeks: null }, words: every[0] }
  const word = /毎日|平日|土日祝?日?|土・日/.exec(text)?.[0]
  if (!word) return null
  return { value: { weekdays: WORDS[word] ?? [5, 6], weeks: null }, words: word }
}

type Found = { value: { weekdays: number[]; weeks: number[] }; words: string }

/** 第1月曜と第3月曜, 第2土曜と第2日曜 are one rule; 第1月曜と第3水曜 is none that can be told so. */
function together(found: readonly Found[]): Found | null {
  const all = <K extends 'weekdays' | 'weeks'>(of: K) => [...new Set(found.flatMap(({ value }) => value[of]))].sort()
  const value = { weekdays: all('weekdays'), weeks: all('weeks') }
  const alike = (of: 'weekdays' | 'weeks') => found.every(one => one.value[of].length === value[of].length)
  return alike('weekdays') || alike('weeks') ? { value, words: found[0]!.words } : null
}
