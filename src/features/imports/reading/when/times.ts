import { parseDay } from '#platform/dates.ts'
import { clockTime, parseTime } from '#platform/times.ts'
import type { EventRow } from '../../rules.ts'
import type { Hours } from '../../rules-reading.ts'
import { type Doubt, EMPTY, keepsWords, known, likely, offered, type Reading } from '../../rules-reading.ts'
import { readHours } from '../../values/hours.ts'
import type { Cells } from '../cells.ts'
import { labelled, type When, withoutLabels } from './schedule.ts'

export type Times = Pick<EventRow, 'hours' | 'timeNote'>

const DAY = 1440

/** 10:00〜12:00、13:00〜15:00 */
export const hoursText = (hours: readonly Hours[]): string =>
  hours.map(({ from, to }) => `${from === null ? '' : clockTime(from)}〜${to === null ? '' : clockTime(to)}`).join('、')

/** The time of a column, or else of its label in a note. */
function timeFrom(
  cells: Cells,
  field: 'startTime' | 'endTime',
  label: '開始時刻' | '終了時刻',
  after: number | null = null,
): Reading<Hours[]> {
  const written = cells.text(field)
  if (written !== '') return readHours(written, after)
  const hidden = labelled(cells, label)
  const minutes = hidden === null ? null : parseTime(hidden)
  return minutes === null ? EMPTY : known([{ from: minutes, to: null }])
}

/** Beginnings and ends of two cells put together; null where they do not go with each other. */
function together(starts: readonly Hours[], ends: readonly Hours[]): Hours[] | null {
  if (ends.length === 0) return [...starts]
  if (starts.length === 0) return ends.map(({ from, to }) => (to === null ? { from: null, to: from } : { from, to }))
  const last = ({ from, to }: Hours) => to ?? from
  if (starts.length !== ends.length) return null
  if (starts.every(({ to }) => to === null)) {
    if (ends.some(({ from, to }, i) => from !== null && to !== null && from !== starts[i]?.from)) return null
    return starts.map(({ from }, i) => ({ from, to: last(ends[i]!) }))
  }
  return starts.every((start, i) => start.to === last(ends[i]!)) ? [...starts] : null
}

/** An end up to 5:00 is one of the next morning, one that equals the beginning is none; false: it lies before it. */
function settled({ from, to }: Hours): Hours | false {
  if (from === null || to === null) return { from, to }
  if (to === from) return { from, to: null }
  if (to > from) return { from, to }
  return to <= 300 ? { from, to: to + DAY } : false
}

/**
 * Where nothing was typed, spreadsheets and forms leave 0:00: it is no time of day. 0:00 to 24:00 or 23:59 is the whole
 * day.
 */
const isUnfilled = ({ from, to }: Hours): boolean =>
  (from === 0 && (to === null || to === 0)) || (from === null && to === 0)

/**
 * Times of day and the note on them. What cannot be read, or not wholly, joins the note in its own words; null when the end
 * is before the beginning on the same day.
 */
export function timesOf(cells: Cells, when: When): Times | null {
  const start = timeFrom(cells, 'startTime', '開始時刻')
  const end = timeFrom(cells, 'endTime', '終了時刻', likely(start)?.[0]?.from)
  const paired = together(likely(start) ?? [], likely(end) ?? [])
  if (!paired) cells.note('endTime', 'timesApart', `${cells.text('startTime')}、${cells.text('endTime')}`)
  const unread = [...when.words, ...unreadOf(cells, start, end, paired === null)]
  const read = hoursOf(cells, when, start, end, paired)
  if (read === null) return null
  const { hours, doubt } = read
  if (doubt && hours.length > 0) {
    const both = [cells.text('startTime'), cells.text('endTime')].filter(Boolean).join(' ／ ') || cells.text('startsOn')
    cells.offer('startTime', offered(hours, doubt), hoursText, { hours: [] }, both)
  }
  const note = withoutLabels(cells.text('timeNote'), (label, said) => saysAgain(label, said, when, hours))
  const notes = [...unread, cells.text('pattern'), note]
  return { hours, timeNote: [...new Set(notes.filter(text => text !== ''))].join('\n') || null }
}

/** The times as they hold, and why they are not certain; null when the row must wait. */
function hoursOf(
  cells: Cells,
  when: When,
  start: Reading<Hours[]>,
  end: Reading<Hours[]>,
  paired: Hours[] | null,
): { hours: Hours[]; doubt: Doubt | null } | null {
  let hours = paired ?? (likely(start) ?? []).map(({ from }) => ({ from, to: null }))
  const beside = hours.length === 0 && (likely(when.times) ?? []).filter(one => !isUnfilled(one))
  if (beside) hours = beside
  if (hours.length === 1 && hours.every(isUnfilled)) {
    for (const field of ['startTime', 'endTime'] as const) if (cells.text(field) !== '') cells.note(field, 'zeroTimes')
    hours = []
  }
  const oneDay = when.endsOn === null || when.endsOn === when.startsOn
  const kept = hours.map(settled)
  if (oneDay && kept.length === 1 && kept[0] === false) {
    cells.note('endTime', 'timesReversed', `${clockTime(hours[0]?.from ?? 0)}～${clockTime(hours[0]?.to ?? 0)}`)
    return null
  }
  const doubts = [start, end, ...(beside ? [when.times] : [])].flatMap(reading =>
    reading.kind === 'offered' ? [reading.why] : [],
  )
  const doubt = doubts[0] ?? (paired ? null : 'severalTimes')
  return { hours: kept.map((one, i) => one || hours[i]!), doubt }
}

/** The words of the cells that the times do not say; `all`: those of both. */
function unreadOf(cells: Cells, start: Reading<Hours[]>, end: Reading<Hours[]>, all: boolean): string[] {
  const sides = [
    ['startTime', start, '開始'],
    ['endTime', end, '終了'],
  ] as const
  return sides.flatMap(([field, reading, label], i) => {
    const written = cells.text(field)
    if (reading.kind === 'unknown') cells.note(field, 'badTime', written)
    const again = i === 1 && written === cells.text('startTime')
    return written !== '' && (all || keepsWords(reading)) && !again ? [`${label}：${written}`] : []
  })
}

/** Whether a labelled line of a note (開始日: 2022/1/25) only repeats what was read. */
export function saysAgain(
  label: string,
  said: string,
  when: Pick<When, 'startsOn' | 'endsOn'>,
  hours: readonly Hours[],
): boolean {
  const [only] = hours
  if (label === '開始日') return parseDay(said) === when.startsOn
  if (label === '終了日') return parseDay(said) === (when.endsOn ?? when.startsOn)
  if (label === '開始時刻') return isSame(parseTime(said), only?.from)
  return label === '終了時刻' ? isSame(parseTime(said), only?.to) : true
}

/** 0:00 and 24:00 are one time of the clock. */
const isSame = (a: number | null, b: number | null | undefined): boolean =>
  a !== null && b !== null && b !== undefined && a % DAY === b % DAY
