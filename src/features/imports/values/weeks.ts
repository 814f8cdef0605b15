import { EMPTY, known, type Reading, UNKNOWN, type Weekly } from '../rules-reading.ts'
import { isBlank, valueText } from './plain.ts'

const NAMES = '月火水木金土日'
const DAYS = '[月火水木金土日](?:曜日?)?'
const LIST = `${DAYS}(?:\\s*(?:[・,、/]|と|及び|および)?\\s*${DAYS}(?![\\p{Script=Han}]))*`
const SPAN = /([月火水木金土日])(?:曜日?)?\s*(?:~|から|-)\s*([月火水木金土日])(?:曜日?)?/u
const NUMBER = '[1-5一二三四五]'
const NUMBERS = `${NUMBER}(?:\\s*(?:[・,、/~]|と)?\\s*第?${NUMBER}週?)*`
const NTH = new RegExp(`(?:第\\s*(${NUMBERS})\\s*週?|(${NUMBERS})\\s*週)\\s*の?\\s*(${LIST})(?![上中下末])`, 'u')
const EVERY = new RegExp(`毎(?!日(?!曜))\\s*週?\\s*(${LIST})`, 'u')
const BARE = new RegExp(`^(${LIST})(?:に開催|開催|のみ)?$`, 'u')

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
  const text = valueText(cell)
  if (isBlank(text)) return EMPTY
  const found = weeklyIn(text.slice(0, 300))
  return found ? known(found.value, text.replace(found.words, '').replace(/毎月|開催|[\s()、。]/g, '') !== '') : UNKNOWN
}

function weeklyIn(text: string): { value: Weekly; words: string } | null {
  const nth = NTH.exec(text)
  const weeks = nth ? numbers(nth[1] ?? nth[2] ?? '') : []
  if (nth && weeks.length > 0) return { value: { weekdays: weekdaysOf(nth[3] ?? ''), weeks }, words: nth[0] }
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
