import { type Day, parseDay } from '#platform/dates.ts'
import { nfkc } from '#platform/text.ts'
import { clockTime, parseTime } from '#platform/times.ts'
import type { EventRow, EventStatus } from '../rules.ts'
import type { Cells } from './cells.ts'
import type { Field } from './dialects.ts'

const OPEN_QUESTION = /未定|未確定|調整中|変更/
/** Spreadsheets add a midnight to a date. */
const day = (text: string) => parseDay(text.replace(/[ T]0?0:00(:00)?$/, ''))

/** 「開始日: 2021/5/13」 in a note. Converters of open data put there what they could not put into a column. */
function labelled(text: string, label: string): string | null {
  return new RegExp(`${label}\\s*[:：]\\s*([^\\s、。]+)`).exec(text)?.[1] ?? null
}

/** The only day that a note names in full; null when it names none, several or only a month. */
function onlyDay(text: string): Day | null {
  const found = nfkc(text).match(/(?:\d{4}|(?:令和|平成)(?:元|\d{1,2}))[年/.-]\d{1,2}[月/.-]\d{1,2}(?!\d)日?/g) ?? []
  const days = new Set(found.map(parseDay))
  const [first] = days
  return days.size === 1 ? (first ?? null) : null
}

/** The day of a column, or else the one that the notes name; undefined when the cell cannot be read. */
function dayFrom(cells: Cells, field: 'startsOn' | 'endsOn', label: string): Day | null | undefined {
  const written = cells.text(field)
  if (written !== '' && !OPEN_QUESTION.test(written)) {
    const read = day(written)
    if (!read) cells.note(field, 'badDate', written)
    return read ?? undefined
  }
  const note = cells.text('timeNote')
  const hidden = labelled(note, label) ?? labelled(cells.text('remarks'), label)
  const found = hidden ? day(hidden) : field === 'startsOn' ? onlyDay(note) : null
  if (found) cells.note(field, 'dateFromNote', hidden ?? found)
  return found
}

type Days = Pick<EventRow, 'startsOn' | 'endsOn'>

/**
 * First and last day; null when the row must wait. An event without any date waits in quarantine with its raw cells:
 * nothing is lost and a date brings it in, whereas published it would send residents out on the wrong day and, having
 * no end, stay on the list for ever.
 */
export function daysOf(cells: Cells): Days | null {
  const startsOn = dayFrom(cells, 'startsOn', '開始日')
  const endsOn = dayFrom(cells, 'endsOn', '終了日')
  if (startsOn === undefined || endsOn === undefined) return null
  if (startsOn === null) {
    cells.note('startsOn', 'noDate')
    return null
  }
  if (endsOn !== null && endsOn < startsOn) {
    cells.note('endsOn', 'datesReversed', `${startsOn}～${endsOn}`)
    return null
  }
  return { startsOn, endsOn }
}

type Times = Pick<EventRow, 'startTime' | 'endTime' | 'timeNote'>

/**
 * Times of day and the note on them. A time that cannot be read joins the note; an end up to 5:00 is one of the next
 * morning; null when the end is before the start on the same day.
 */
export function timesOf(cells: Cells, { startsOn, endsOn }: Days): Times | null {
  const unread: string[] = []
  const read = (field: Field, label: string) => {
    const written = cells.text(field)
    const minutes = written === '' ? null : parseTime(written)
    if (written !== '' && minutes === null) {
      cells.note(field, 'badTime', written)
      unread.push(`${label}：${written}`)
    }
    return minutes
  }
  const startTime = read('startTime', '開始')
  let endTime = read('endTime', '終了')
  const oneDay = endsOn === null || endsOn === startsOn
  if (startTime !== null && endTime !== null && endTime < startTime && endTime <= 300) endTime += 1440
  if (startTime !== null && endTime !== null && endTime < startTime && oneDay) {
    cells.note('endTime', 'timesReversed', `${clockTime(startTime)}～${clockTime(endTime)}`)
    return null
  }
  const note = [...unread, cells.text('pattern'), withoutLabels(cells.text('timeNote'))]
    .filter(text => text !== '')
    .join('\n')
  return { startTime, endTime: endTime === startTime ? null : endTime, timeNote: note || null }
}

/** A note without the lines that only repeat the columns (開始日: 2022/1/25). */
export function withoutLabels(note: string): string {
  return note.replace(/(^|\n)(開始日|終了日|開始時刻|終了時刻|緯度|経度)\s*[:：]\s*[\d/:.-]+(?=\n|$)/g, '').trim()
}

const CALLED_OFF = /[【(（［[]\s*(?:開催)?中止\s*[】)）］\]]|^中止|中止のお?知らせ|(?:開催|は)中止$/
const CALLED_OFF_NOTE = /中止(?:と?(?:しました|いたしました|します|いたします|なりました|させていただ|させて頂)|です)/

/**
 * Whether the event takes place as written, by its title, its state and the note on its time. 「荒天中止」 and
 * 「中止する場合があります」 say what may happen and leave it open.
 */
export function statusOf(cells: Cells): EventStatus {
  const title = cells.text('title')
  const state = cells.text('status')
  const note = cells.text('timeNote')
  if (CALLED_OFF.test(title) || /中止/.test(state) || (CALLED_OFF_NOTE.test(note) && !/場合|荒天|雨天/.test(note))) {
    cells.note(CALLED_OFF.test(title) ? 'title' : 'status', 'cancelled')
    return 'cancelled'
  }
  const unsure = [
    ['title', /一部中止|延期|未定|調整中/.test(title)],
    ['status', /予定|延期/.test(state) || OPEN_QUESTION.test(state)],
    ['startsOn', OPEN_QUESTION.test(cells.text('startsOn'))],
    ['timeNote', /未定|未確定|調整中|延期しました|変更(になりました|の可能性|しました)/.test(note)],
  ] as const
  const found = unsure.find(([, yes]) => yes)
  if (found) cells.note(found[0], 'tentative')
  return found ? 'tentative' : 'open'
}
