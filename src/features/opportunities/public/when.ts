import { daysText } from '#features/kinds/index.ts'
import { addDays, formatShort, partsOf, weekday } from '#platform/dates.ts'
import { formatTime } from '#platform/times.ts'
import { visitsAWeek } from '../find/week.ts'
import { EVERY_WEEK, type SlotData } from '../rules.ts'

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

/** When an activity takes place, in lines; `hours`: those a week that are asked of one. None: the time is agreed upon. */
export const whenLines = (slots: readonly Time[], today: string, hours: number | null = null): string[] => [
  ...weeklyLines(slots, today, hours),
  ...datedLines(slots, today),
]

/** The same in one line for a card, at most two times named. */
export function whenText(slots: readonly Time[], today: string, hours: number | null = null): string {
  const lines = whenLines(slots, today, hours)
  if (lines.length === 0) return slots.length > 0 ? '日程は窓口へ' : '時間は相談して決めます'
  return `${lines.slice(0, 2).join('、')}${lines.length > 2 ? ` ほか${lines.length - 2}回` : ''}`
}
