import { type Day, formatDay, formatShort, parseDay } from '#platform/dates.ts'
import { nfkc } from '#platform/text.ts'
import type { EventRow, EventStatus } from '../../rules.ts'
import type { Hours, Weekly } from '../../rules-reading.ts'
import { EMPTY, keepsWords, known, likely, offered, type Reading } from '../../rules-reading.ts'
import { type Days, NO_DAYS, readDays } from '../../values/days.ts'
import type { Cells } from '../cells.ts'

const OPEN_QUESTION = /未定|未確定|調整中|変更/

/** 「開始日: 2021/5/13」 in a note. Converters of open data put there what they could not put into a column. */
export function labelled(cells: Cells, label: keyof typeof LABELLED): string | null {
  const notes = [cells.text('timeNote'), cells.text('remarks')].filter(note => note.includes(label))
  return notes.map(note => LABELLED[label].exec(note)?.[1]).find(found => found !== undefined) ?? null
}

const LABELLED = {
  開始日: /開始日\s*[:：]\s*([^\s、。]+)/,
  終了日: /終了日\s*[:：]\s*([^\s、。]+)/,
  開始時刻: /開始時刻\s*[:：]\s*([^\s、。]+)/,
  終了時刻: /終了時刻\s*[:：]\s*([^\s、。]+)/,
}

/** The only day that a note names in full; null when it names none, several or only a month. */
function onlyDay(text: string): Day | null {
  const found = nfkc(text).match(/(?:\d{4}|(?:令和|平成)(?:元|\d{1,2}))[年/.-]\d{1,2}[月/.-]\d{1,2}(?!\d)日?/g) ?? []
  const days = new Set(found.map(text => parseDay(text)))
  const [first] = days
  return days.size === 1 ? (first ?? null) : null
}

type DayField = 'startsOn' | 'endsOn'
type Frame = { near: Day; after?: Day | null }
const LABELS = { startsOn: '開始日', endsOn: '終了日' } as const

const single = (from: Day): Days => ({ ...NO_DAYS, from })

/** The day of a column, or else the one that the other cells of the row name; null when the row must wait. */
function dayFrom(cells: Cells, field: DayField, frame: Frame): Reading<Days> | null {
  const written = cells.text(field)
  const asked = OPEN_QUESTION.test(written)
  const read = asked ? EMPTY : readDays(written, frame)
  if (read.kind === 'wrong') {
    cells.note(field, /[月火水木金土日][)）曜・]/.test(written) ? 'weekdayOff' : 'badDate', written)
    return null
  }
  if (read.kind === 'known' || read.kind === 'offered') return read
  const elsewhere = dayElsewhere(cells, field, frame)
  if (elsewhere !== EMPTY) return elsewhere
  if (read.kind === 'empty') return EMPTY
  // 定員になり次第終了: an end in words without a number is an end that nobody knows yet.
  if (field === 'endsOn' && !/\d/.test(nfkc(written)))
    return offered({ ...single(''), from: null, open: true }, 'openEnd')
  cells.note(field, 'badDate', written)
  return null
}

function dayElsewhere(cells: Cells, field: DayField, frame: Frame): Reading<Days> {
  const hidden = labelled(cells, LABELS[field])
  const day = hidden === null ? null : parseDay(hidden)
  if (day) {
    cells.note(field, 'dateFromNote', hidden ?? '')
    return known(single(day))
  }
  if (field === 'endsOn') return EMPTY
  const only = onlyDay(cells.text('timeNote'))
  if (only) {
    cells.note(field, 'dateFromNote', only)
    return offered(single(only), 'fromOtherCell')
  }
  const inTimes = /\d\s*[月/]/.test(cells.text('startTime')) ? likely(readDays(cells.text('startTime'), frame)) : null
  return inTimes?.from ? offered({ ...inTimes, times: EMPTY }, 'fromOtherCell') : EMPTY
}

export type When = Pick<EventRow, 'startsOn' | 'endsOn' | 'openEnd' | 'anytime' | 'days' | 'weekly'> & {
  /** The times that stood in the cell of the day. */
  times: Reading<Hours[]>
  /** Words of these cells that no value says. */
  words: string[]
}

const WEEKDAYS = '月火水木金土日'
const weeklyText = ({ weekdays, weeks }: Weekly) =>
  `${weeks ? weeks.map(week => `第${week}`).join('・') : '毎週'}${weekdays.map(day => WEEKDAYS[day]).join('・')}曜日`

/** A reading of days in words: 令和8年8月5日（水）から8月16日（日）まで. */
export function daysText({ from, to, on, open, anytime, weekly }: Days): string {
  if (anytime) return 'いつでも（日は決まっていません）'
  if (weekly)
    return [from && formatDay(from), from && 'から', to && `${formatDay(to)}まで`, from && 'の', weeklyText(weekly)]
      .filter(Boolean)
      .join('')
  if (on.length > 0) return on.map((day, i) => (i === 0 ? formatDay(day) : formatShort(day))).join('、')
  if (!from) return to ? `${formatDay(to)}まで（始まりはわかりません）` : '終わりの日はわかりません'
  return `${formatDay(from)}${to ? `から${formatDay(to)}まで` : open ? 'から（終わりはわかりません）' : ''}`
}

/**
 * When it takes place by its days; null when the row must wait. An event without any date waits in quarantine with its raw
 * cells: nothing is lost and a date brings it in, whereas published it would send residents out on the wrong day and,
 * having no end, stay on the list for ever. `today`: by which a year that is not written is found.
 */
export function daysOf(cells: Cells, today: Day): When | null {
  const start = dayFrom(cells, 'startsOn', { near: today })
  const from = start && (likely(start)?.from ?? null)
  const end = dayFrom(cells, 'endsOn', { near: from ?? today, after: from })
  if (start === null || end === null) return null
  const [first, last] = [likely(start), likely(end)]
  const until = last ? (last.to ?? last.from) : null
  const endsOn = until ?? first?.to ?? null
  if (!first && endsOn === null && !last?.anytime) {
    cells.note('startsOn', 'noDate')
    return null
  }
  if (first?.to && until && first.to !== until) {
    cells.note('endsOn', 'datesDiffer', `${first.to}、${until}`)
    return null
  }
  if (endsOn !== null && from && endsOn < from) {
    cells.note('endsOn', 'datesReversed', `${from}～${endsOn}`)
    return null
  }
  const beginning = first ? start : offered<Days>({ ...single(''), from: null, to: endsOn }, 'openStart')
  cells.offer('startsOn', beginning, beginningText, null, cells.text('startsOn') || words(cells))
  cells.offer('endsOn', end, value => daysText({ ...value, from: value.to ?? value.from, to: null, open: false }), null)
  const said = first ?? last ?? single('')
  return {
    startsOn: from || null,
    endsOn,
    openEnd: endsOn === null && (said.open || last?.open === true || said.anytime || said.weekly !== null),
    anytime: said.anytime || last?.anytime === true,
    days: said.on,
    weekly: said.weekly,
    times: first?.times ?? EMPTY,
    words: (['startsOn', 'endsOn'] as const).flatMap((field, i) =>
      keepsWords([start, end][i] ?? EMPTY) && cells.text(field) !== ''
        ? [`${cells.column(field)}：${cells.text(field)}`]
        : [],
    ),
  }
}

/** The same of the column of the beginning, where one that comes again may have no day at all. */
const beginningText = (days: Days): string =>
  days.open && !days.from && !days.weekly && !days.anytime ? '書かれた言葉のまま（日は決めません）' : daysText(days)

const words = (cells: Cells): string => cells.text('endsOn') || cells.text('timeNote')

/** A note without the lines that only repeat what was read: 開始日: 2022/1/25 where that is the day. */
export function withoutLabels(note: string, same: (label: string, value: string) => boolean = () => true): string {
  return note
    .replace(
      /(^|\n)(開始日|終了日|開始時刻|終了時刻|緯度(?=\D+\d+\.)|経度(?=\D+\d+\.))\s*[:：]\s*([\d/:.-]+)(?=\n|$)/g,
      (line, _, label: string, value: string) => (same(label, value) ? '' : line),
    )
    .trim()
}

const CALLED_OFF =
  /[【(（［[<＜〈《≪〔「『]\s*(?:開催)?中\s?止\s*[】)）］\]>＞〉》≫〕」』]|^[※■●◆★☆\s]*中\s?止|[※■●◆★☆]\s*中\s?止$|中止のお?知らせ|(?:開催|は)中止$/
const CALLED_OFF_NOTE = /中止(?:と?(?:しました|いたしました|します|いたします|なりました|させていただ|させて頂)|です)/

const saysCalledOff = (note: string): boolean => CALLED_OFF_NOTE.test(note) && !/場合|荒天|雨天/.test(note)

/**
 * Whether the event takes place as written, by its title, its state and the note on its time. 「荒天中止」 and
 * 「中止する場合があります」 say what may happen and leave it open.
 */
export function statusOf(cells: Cells): EventStatus {
  const title = cells.text('title')
  const state = cells.text('status')
  const note = cells.text('timeNote')
  if (CALLED_OFF.test(title) || /中止/.test(state) || [note, cells.text('remarks')].some(saysCalledOff)) {
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
