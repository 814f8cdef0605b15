import { type Instant, timeOfDay, today } from './clock.ts'
import { formatDay, formatShort, partsOf } from './dates.ts'
import { figuresOf } from './folding.ts'
import { toHiragana } from './text.ts'

const TIME = /^(午前|午後)?(\d{1,2})(?:時(半|(\d{1,2})分?)?|[:.](\d{2})(?::00)?)(?:から|より|頃|ごろ|[~〜])?$/

const IN_KANJI: Record<string, string> = { ごぜん: '午前', ごご: '午後', じ: '時', ふん: '分', ぷん: '分', はん: '半' }
const KANA = /ごぜん|ゴゼン|ごご|ゴゴ|(?<=\d)(?:[じジ]|[ふフぷプ][んン])|(?<=[時じジ])(?:はん|ハン)/g
/** The hours of which nobody doubts which half of the day is meant: 朝9時, 夜7時. */
const SAID = { 朝: [4, 11], 昼: [1, 3], 夕方: [3, 7], 夜: [6, 11] }
const halfOf = (whole: string, said: string, hour: string): string => {
  const [first, last] = SAID[said as keyof typeof SAID] as [number, number]
  return Number(hour) >= first && Number(hour) <= last ? `${said === '朝' ? '午前' : '午後'}${hour}` : whole
}

/**
 * Reads a time of day as minutes since midnight: 9:30, ９：３０, 9時30分, 九時半, 午後2時, 2:30PM, 夜7時, 正午. Hours from 24 to 29 are the
 * small hours of the next day (深夜表記 25:30 = 1530). Null for anything else, also for 午後12時, which some read as noon
 * and the law (明治5年太政官布告) as midnight.
 */
export function parseTime(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[〇一二三四五六七八九十]+/g, figuresOf)
    .replace(KANA, kana => IN_KANJI[toHiragana(kana)]!)
    .replace(/^(朝|昼|夕方|夜)(\d{1,2})(?=[時:])/, halfOf)
    .replace(/^(.+?)([ap])\.?m\.?$/i, '$2m$1')
    .replace(/^([ap])\.?m\.?/i, (_, half: string) => (/a/i.test(half) ? '午前' : '午後'))
    .replace(/^(午前|午後)\d{1,2}$/, '$&時')
  if (plain === '正午') return 720
  const found = TIME.exec(plain)
  if (!found) return null
  const [, half, hourText, halfPast, kanjiMinute, minuteText] = found
  const hour = Number(hourText)
  const minute = halfPast === '半' ? 30 : Number(kanjiMinute ?? minuteText ?? 0)
  if (minute > 59 || hour > 29 || (half && hour > 11)) return null
  return (half === '午後' ? hour + 12 : hour) * 60 + minute
}

const parts = (minutes: number) => ({ hour: Math.floor(minutes / 60), minute: minutes % 60 })

/** For people: 午前9時30分, 午後2時, 正午, 翌日の午前1時30分. */
export function formatTime(minutes: number): string {
  if (minutes === 720) return '正午'
  if (minutes >= 1440) return `翌日の${formatTime(minutes - 1440)}`
  const { hour, minute } = parts(minutes)
  return `${hour < 12 ? '午前' : '午後'}${hour % 12}時${minute ? `${minute}分` : ''}`
}

/** For forms and files: 09:30, 14:00, 25:30. */
export function clockTime(minutes: number): string {
  const { hour, minute } = parts(minutes)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/**
 * A moment by the clock in Japan: 11月21日（土）午前10時5分; with its year where it is of another one than `now`:
 * 令和7年11月21日（金）午前10時5分.
 */
export function momentText(at: Instant, now: Instant = at): string {
  const day = today(at)
  const near = partsOf(day).year === partsOf(today(now)).year
  return `${near ? formatShort(day) : formatDay(day)}${formatTime(timeOfDay(at))}`
}
