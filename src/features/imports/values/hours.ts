import { type Doubt, EMPTY, type Hours, known, offered, type Reading, UNKNOWN } from '../rules-reading.ts'
import { isBlank, valueText, withoutAsides } from './plain.ts'

const LONGEST = 200
/** What tells one time of several from the next: ②, (2), 2回目, 第2部, A. at the start of it. */
const LABEL = /\(\d{1,2}\)|第?\d{1,2}(?:回目?|部)\s?:?|(?<![A-Za-z])[A-H]\.|【[^】]{0,40}】/g
const BEFOREHAND =
  /(?:最終)?(?:入館|入場|入園|受付|申込)(?:は|の受付は)?\s?TIME\s?まで|(?:開場|受付(?:開始|時間)?|集合|整理券(?:配布)?)\s?:?\s?\(?TIME\)?(?:\s?(?:~|から))?|TIME\s?(?:~|から)?\s?(?:開場|受付(?:開始|(?!中|時間))|集合)/
const CLOCK =
  '(?:(?<half>午前|午後|[AaPp]\\.?[Mm]\\.?|朝|深夜|夜中|未明|夜|夕方)\\s?)?(?:(?<hour>\\d{1,2})(?::(?<minute>\\d{2})(?::\\d{2})?|時(?!間)(?:(?<past>半)|(?<minutes>\\d{1,2})分?)?)(?:\\s?(?<after>[AaPp][Mm]))?|(?<noon>正午)|(?<bare>\\d{1,2})(?=\\s?(?:~|-|から)\\s?(?:午後)?\\d{1,2}時(?!間)))'
const TOKEN = new RegExp(`${CLOCK}|(?<range>~|から|より|→|⇒|-)|(?<until>まで|迄)|(?<next>[\\n、,/・;])`, 'gu')
const anonymous = CLOCK.replace(/\?<\w+>/g, '?:')
const withTimes = ({ source }: RegExp) => new RegExp(source.replaceAll('TIME', anonymous), 'gu')
const BEFORE = withTimes(BEFOREHAND)
const FILLER =
  /解散|集合|開演|開始|開会|スタート|終演|終了|閉会|時刻|(?<!\d)時間|予定|頃|ごろ|約|各回?|の部?|と|[\s、,。.・:;()「」|&*-]/g
const PM = /午後|p|^夜$|夕/i
/** 集合10時、解散15時, 10:00開始 12:00終了: what ends is the end of what began. */
const ENDS = /(?:終了|終演|閉会|解散)\s?:?\s?(?=TIME)/
const ENDED = /[、,\s~]*(TIME)\s?(?:終了|終演|閉会|解散)/
const ENDS_AT = withTimes(ENDS)
const ENDED_AT = withTimes(ENDED)
/** The day from which spreadsheets count stands before a time that has none. */
const ZERO_DAY = /^(?:1899[-/]12[-/]3[01]|1900[-/]0?1[-/]0?[01])[T\s]\s?/

/** 0.375 in a cell of times is a spreadsheet's 9:00; null unless it is a whole minute of a day. */
function fraction(text: string): number | null {
  if (!/^0?\.\d{1,20}$/.test(text)) return null
  const minutes = Number(text) * 1440
  return Math.abs(minutes - Math.round(minutes)) < 0.02 ? Math.round(minutes) : null
}

type Clock = { minutes: number; half: 'am' | 'pm' | null; guessed: Doubt | null }

/** The minutes of one written time; null for what no clock shows. 午後 goes on for the times after it (午後1時~4時). */
function clockOf(groups: Record<string, string | undefined>, before: Clock | null): Clock | null {
  if (groups['noon'] !== undefined) return { minutes: 720, half: null, guessed: null }
  const [hour, minute] = [
    Number(groups['hour'] ?? groups['bare']),
    groups['past'] ? 30 : Number(groups['minute'] ?? groups['minutes'] ?? 0),
  ]
  const said = groups['half'] ?? groups['after']
  const half = said === undefined ? (hour < 12 ? (before?.half ?? null) : null) : PM.test(said) ? 'pm' : 'am'
  // 午後13時30分 says it twice.
  if (minute > 59 || hour > 29 || (said !== undefined && hour > 12 && (half !== 'pm' || hour > 23))) return null
  if (half === 'pm' && hour > 12) return { minutes: hour * 60 + minute, half, guessed: null }
  // 夜12時, 夜0時 are midnight; 深夜11時 is still before it.
  if (said === '夜' && hour % 12 === 0) return { minutes: 1440 + minute, half, guessed: 'halfOfDay' }
  if (said !== undefined && /深夜|夜中|未明/.test(said) && hour > 6)
    return { minutes: (hour + 12) * 60 + minute, half: 'pm', guessed: 'halfOfDay' }
  if (said !== undefined && half === 'am' && hour === 12) return { minutes: 720 + minute, half, guessed: 'halfOfDay' }
  // 午後12時 is noon to some and midnight to the law (明治5年太政官布告第337号).
  if (half === 'pm' && hour === 12) return { minutes: 720 + minute, half, guessed: 'halfOfDay' }
  const minutes = (half === 'pm' ? hour + 12 : hour) * 60 + minute
  const back = said === undefined && half === 'am' && before !== null && minutes < before.minutes
  const late = half === null && !groups['hour']?.startsWith('0') && isAfternoon(minutes, before)
  if (!back && !late) return { minutes, half, guessed: null }
  return { minutes: minutes + 720, half: 'pm', guessed: late ? 'afternoon' : 'halfOfDay' }
}

/** 1時30分〜3時 is said of the afternoon, but not behind 22時, and not 01:30. */
const isAfternoon = (minutes: number, before: Clock | null): boolean =>
  minutes >= 60 && minutes < 360 && (before === null || before.minutes < minutes + 720)

/**
 * The times that a cell names: 10：00～, 13時30分～, 9:00～16:00, 午後1時半, 22:00-26:00, 0.375; several where the cell has
 * several (②14:00 ③18:30). What stands in brackets or behind ※ is left to the words of the cell. `after`: the beginning,
 * where the cell is that of the end.
 */
export function readHours(cell: string, after: number | null = null): Reading<Hours[]> {
  const simple = /^(\d{2}|[06-9]):(\d{2})$/.exec(cell)
  if (simple && Number(simple[1]) <= 29 && Number(simple[2]) <= 59)
    return known([{ from: Number(simple[1]) * 60 + Number(simple[2]), to: null }])
  const text = valueText(cell).replace(ZERO_DAY, '')
  if (isBlank(text) || /^(?:なし|無し?)$/.test(text)) return EMPTY
  const part = text === '0' ? 0 : fraction(text)
  if (part !== null) return known([{ from: part, to: null }])
  const digits = /^(\d{1,2})(\d{2})$/.exec(text)
  if (digits && text.length >= 3 && Number(digits[1]) < 24 && Number(digits[2]) < 60)
    return offered([{ from: Number(digits[1]) * 60 + Number(digits[2]), to: null }], 'otherWords')
  return text.length > LONGEST ? UNKNOWN : spoken(text, after)
}

function spoken(text: string, after: number | null): Reading<Hours[]> {
  const labelled = text.replace(LABEL, '\n')
  const { text: plain, asides } = withoutAsides(labelled, /^\s*$/)
  const meets = /解散/.test(plain) ? plain.replace(/集合\s?:?/g, '') : plain
  const body = meets.replace(ENDED_AT, '~$1 ').replace(ENDS_AT, '~').replace(BEFORE, '\n').trim()
  const sessions = sessionsIn(body, after)
  const rest = body.replace(TOKEN, '').replace(FILLER, '')
  if (sessions === null || sessions.hours.length === 0 || sessions.hours.length > 12 || rest.length > 12) return UNKNOWN
  const { hours, guessed } = sessions
  const more = asides !== '' || body !== labelled.trim() || /約|頃|ごろ|予定/.test(text)
  if (hours.length > 1) return offered(hours, 'severalTimes')
  if (guessed) return offered(hours, guessed)
  if (rest !== '') return offered(hours, 'otherWords')
  return body === plain.trim() ? known(hours, more) : offered(hours, 'otherWords')
}

const isClock = (groups: Record<string, string | undefined>): boolean =>
  groups['range'] === undefined && groups['until'] === undefined && groups['next'] === undefined

/** Each time or pair of times in order; null where a time is none that a clock shows. */
function sessionsIn(text: string, after: number | null): { hours: Hours[]; guessed: Doubt | null } | null {
  const hours: Hours[] = []
  let ranging = false
  let guessed: Doubt | null = null
  let before: Clock | null = after === null ? null : { minutes: after, half: null, guessed: null }
  const tokens = [...text.matchAll(TOKEN)].map(({ groups = {} }) => groups)
  const ranges = tokens.filter(groups => groups['range'] !== undefined).length
  // 9時30分から、10時45分から: as many beginnings as times, so none of them is an end.
  const beginnings = ranges > 1 && ranges >= tokens.filter(isClock).length
  for (const groups of tokens) {
    const last = hours.at(-1)
    if (groups['range'] !== undefined) {
      ranging = !beginnings
    } else if (groups['until'] !== undefined) {
      if (last && last.to === null && last.from !== null) Object.assign(last, { from: null, to: last.from })
    } else if (groups['next'] !== undefined) {
      if (last?.to !== null) ranging = false
    } else {
      const clock = clockOf(groups, before)
      if (!clock) return null
      guessed ??= clock.guessed
      if (ranging && last && last.to === null) last.to = clock.minutes
      else hours.push(ranging && !last ? { from: null, to: clock.minutes } : { from: clock.minutes, to: null })
      ranging = false
      before = clock
    }
  }
  return { hours, guessed }
}
