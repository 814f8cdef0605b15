import { type Day, formatDay, parseDay } from '#platform/dates.ts'
import { parseNumber } from '#platform/reading.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { clockTime, parseTime } from '#platform/times.ts'
import { EVERY_WEEK, type SlotData, slotKey } from '../../rules.ts'
import { slotRefusal } from '../../terms/rules-checks.ts'

/** How many rows of times a form shows, and how many it takes at most. */
export const SLOT_ROWS = { shown: 6, more: 6, most: 60 } as const

const PARTS = ['weekday', 'on', 'from', 'to', 'weeks', 'need', 'demanding'] as const
export type SlotPart = (typeof PARTS)[number]

/** A row in which none of these is typed is no row. */
const WHEN = ['weekday', 'on', 'from', 'to'] as const

/** The name of one field of a row. */
export const slotField = (row: number, part: SlotPart): string => `slot.${row}.${part}`

/** Rows of times as they stand in the form. A row with neither a day nor a time is no row; errors are named `slot.N`. */
export function readSlots(form: Submitted, today: Day): { slots: SlotData[]; errors: Record<string, string> } {
  const slots: SlotData[] = []
  const errors: Record<string, string> = {}
  // Where nobody knows how many are sought, a row without a number does not know either.
  const unsaid = one(form, 'capacity_known') === 'no' ? null : 1
  for (let row = 0; row < SLOT_ROWS.most; row++) {
    const typed = (part: SlotPart) => one(form, slotField(row, part)).trim()
    if (WHEN.every(part => typed(part) === '')) continue
    const read = readSlot(typed, unsaid, today)
    if (typeof read === 'string') errors[`slot.${row}`] = `${row + 1}行目：${read}`
    else if (slots.some(other => slotKey(other) === slotKey(read)))
      errors[`slot.${row}`] = `${row + 1}行目：同じ曜日と時刻の行がもうあります。人数は1つの行にまとめてください。`
    else slots.push(read)
  }
  return { slots, errors }
}

function readSlot(typed: (part: SlotPart) => string, unsaid: number | null, today: Day): SlotData | string {
  const [from, to] = [parseTime(typed('from')), parseTime(typed('to'))]
  if (from === null || to === null) return '始まりと終わりの時刻を「9:30」「14時」のように入力してください。'
  const on = typed('on')
  const day = on === '' ? null : parseDay(on, { next: today })
  if (on !== '' && day === null) return '日付を「令和8年12月20日」のように、暦にある日で入力してください。'
  if ((typed('weekday') === '') === (day === null)) return '曜日を選ぶか、日付を入力してください（どちらか1つ）。'
  const need = typed('need') === '' ? unsaid : parseNumber(typed('need'), { least: 1, most: 999, unit: '人' })
  if (need === null && typed('need') !== '') return '人数は1から999までの数字で入力してください。'
  const weeks = day === null ? Number(typed('weeks') || EVERY_WEEK) : EVERY_WEEK
  const weekday = day === null ? Number(typed('weekday')) : null
  if (weekday !== null && !(Number.isInteger(weekday) && weekday >= 0 && weekday <= 6)) return '曜日を選んでください。'
  const slot = { weekday, on_day: day, from_min: from, to_min: to, weeks, need, demanding: typed('demanding') === '1' }
  const refusal = slotRefusal(slot)
  if (refusal === 'slotTimes') return '始まりより後の時刻を、終わりに入力してください（24:00まで）。'
  return refusal === 'slotWeeks' ? '月のうちどの週かを選んでください。' : slot
}

/** Stored times as the fields of the form. */
export const slotValues = (slots: readonly SlotData[]): Record<string, string> =>
  Object.fromEntries(
    slots.flatMap((slot, row) =>
      Object.entries({
        weekday: slot.weekday === null ? '' : String(slot.weekday),
        on: slot.on_day ? formatDay(slot.on_day) : '',
        from: clockTime(slot.from_min),
        to: clockTime(slot.to_min),
        weeks: String(slot.weeks),
        need: String(slot.need ?? ''),
        demanding: slot.demanding ? '1' : '',
      }).map(([part, value]) => [slotField(row, part as SlotPart), value]),
    ),
  )

/** How many rows to show: those that carry something and what was asked for, six at least. */
export function rowsToShow(form: Submitted): number {
  const used = Array.from({ length: SLOT_ROWS.most }, (_, row) => row).findLast(row =>
    WHEN.some(part => one(form, slotField(row, part)) !== ''),
  )
  const asked = Number(one(form, 'rows')) || SLOT_ROWS.shown
  return Math.min(SLOT_ROWS.most, Math.max(asked, (used ?? -1) + 1, SLOT_ROWS.shown))
}
