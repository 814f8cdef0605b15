import { daysText } from '#features/kinds/index.ts'
import { addDays, formatShort, partsOf, weekday } from '#platform/dates.ts'
import { formatTime } from '#platform/times.ts'
import { visitsAWeek } from '../find/week.ts'
import { EVERY_WEEK, type OpportunityData, type SlotData } from '../rules.ts'

type Time = Pick<SlotData, 'weekday' | 'on_day' | 'from_min' | 'to_min' | 'weeks'>

/** 午前9時30分〜正午; the half-day is said once where both ends are in it. */
export function spanText(from: number, to: number): string {
  const [start, end] = [formatTime(from), formatTime(to)]
  const half = start.slice(0, 2)
  return `${start}〜${end.startsWith(half) && half !== '正午' ? end.slice(2) : end}`
}

/** The next day from today on that such a weekly time is; within ten weeks even a fifth Friday comes. */
export function nextDay({ weekday: day, weeks }: Pick<Time, 'weekday' | 'weeks'>, today: string): string | null {
  if (day === null) return null
  const first = (day - weekday(today) + 7) % 7
  return (
    Array.from({ length: 15 }, (_, week) => addDays(today, first + 7 * week)).find(
      on => weeks & (1 << Math.floor((partsOf(on).date - 1) / 7)),
    ) ?? null
  )
}

const weeksText = (weeks: number): string =>
  weeks === EVERY_WEEK
    ? ''
    : `${[1, 2, 3, 4, 5]
        .filter(week => weeks & (1 << (week - 1)))
        .map(week => `第${week}`)
        .join('・')} `

/**
 * The weekly times, one line for each time of day: 「火・木 午前9時30分〜正午」, 「第4 金 午前10時〜正午（次は12月25日）」. Where
 * one comes less often than there are days, that is said: 「月〜金のうち週1回 午前9時〜正午」.
 */
function weeklyLines(slots: readonly Time[], today: string, hours: number | null): string[] {
  const visits = visitsAWeek(slots, hours)
  const groups = new Map<string, { days: number[]; slot: Time }>()
  for (const slot of slots) {
    if (slot.weekday === null) continue
    const key = [slot.from_min, slot.to_min, slot.weeks].join()
    const group = groups.get(key) ?? { days: [], slot }
    group.days.push(slot.weekday)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ days, slot }) => {
    const chosen = groups.size === 1 && slot.weeks === EVERY_WEEK && visits !== null && visits < days.length
    const next = slot.weeks === EVERY_WEEK ? null : firstOf(days.map(day => nextDay({ ...slot, weekday: day }, today)))
    return `${weeksText(slot.weeks)}${daysText(days)}${chosen ? `のうち週${visits}回` : ''} ${spanText(slot.from_min, slot.to_min)}${next ? `（次は${monthAndDay(next)}）` : ''}`
  })
}

const firstOf = (days: readonly (string | null)[]): string | null => days.filter(day => day !== null).sort()[0] ?? null

const monthAndDay = (day: string): string => {
  const { month, date } = partsOf(day)
  return `${month}月${date}日`
}

/** The dates from today on: 「11月28日（土） 午前10時〜正午」. */
const datedLines = (slots: readonly Time[], today: string): string[] =>
  slots
    .filter(slot => slot.on_day !== null && slot.on_day >= today)
    .sort((a, b) => (a.on_day! < b.on_day! ? -1 : a.on_day! > b.on_day! ? 1 : a.from_min - b.from_min))
    .map(slot => `${formatShort(slot.on_day!)} ${spanText(slot.from_min, slot.to_min)}`)

/** The times of an activity in lines; `hours`: those a week that are asked of one. */
export const whenLines = (slots: readonly Time[], today: string, hours: number | null = null): string[] => [
  ...weeklyLines(slots, today, hours),
  ...datedLines(slots, today),
]

/** What is said of when an activity takes place. */
export type Times = Pick<OpportunityData, 'times_agreed' | 'times_said' | 'starts_on' | 'ends_on'> & {
  slots: readonly Time[]
  hours_week?: number | null
}

/** The same in one line for a card, at most two times named; what nobody said is not told as agreed upon. */
export function whenText(row: Times, today: string): string {
  const lines = whenLines(row.slots, today, row.hours_week)
  if (lines.length > 0) return `${lines.slice(0, 2).join('、')}${lines.length > 2 ? ` ほか${lines.length - 2}回` : ''}`
  if (row.slots.length > 0) return '日程は窓口へ'
  if (row.times_agreed) return '時間は相談して決めます'
  const days = daysTold(row)
  if (row.times_said) return [days, row.times_said].filter(Boolean).join('　')
  return days ? `${days}　時間はわかりません` : '曜日と時間はわかりません'
}

/** 「12月5日（土）」, 「12月5日（土）〜12月8日（火）」, '' where no day is known. */
function daysTold({ starts_on, ends_on }: Pick<Times, 'starts_on' | 'ends_on'>): string {
  if (starts_on === null) return ends_on ? `${formatShort(ends_on)}まで` : ''
  if (starts_on === ends_on) return formatShort(starts_on)
  return ends_on ? `${formatShort(starts_on)}〜${formatShort(ends_on)}` : `${formatShort(starts_on)}から`
}
