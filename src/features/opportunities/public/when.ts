import { daysText } from '#features/kinds/index.ts'
import { formatShort } from '#platform/dates.ts'
import { formatTime } from '#platform/times.ts'
import { EVERY_WEEK, type SlotData } from '../rules.ts'

type Time = Pick<SlotData, 'weekday' | 'on_day' | 'from_min' | 'to_min' | 'weeks'>

/** 午前9時30分〜正午; the half-day is said once where both ends are in it. */
export function spanText(from: number, to: number): string {
  const [start, end] = [formatTime(from), formatTime(to)]
  const half = start.slice(0, 2)
  return `${start}〜${end.startsWith(half) && half !== '正午' ? end.slice(2) : end}`
}

const weeksText = (weeks: number): string =>
  weeks === EVERY_WEEK
    ? ''
    : `${[1, 2, 3, 4, 5]
        .filter(week => weeks & (1 << (week - 1)))
        .map(week => `第${week}`)
        .join('・')} `

/** The weekly times, one line for each time of day: 「火・木 午前9時30分〜正午」, 「第1・第3 土 午後1時〜3時」. */
function weeklyLines(slots: readonly Time[]): string[] {
  const groups = new Map<string, { days: number[]; slot: Time }>()
  for (const slot of slots) {
    if (slot.weekday === null) continue
    const key = [slot.from_min, slot.to_min, slot.weeks].join()
    const group = groups.get(key) ?? { days: [], slot }
    group.days.push(slot.weekday)
    groups.set(key, group)
  }
  return [...groups.values()].map(
    ({ days, slot }) => `${weeksText(slot.weeks)}${daysText(days)} ${spanText(slot.from_min, slot.to_min)}`,
  )
}

/** The dates from today on: 「11月28日（土） 午前10時〜正午」. */
const datedLines = (slots: readonly Time[], today: string): string[] =>
  slots
    .filter(slot => slot.on_day !== null && slot.on_day >= today)
    .sort((a, b) => (a.on_day! < b.on_day! ? -1 : a.on_day! > b.on_day! ? 1 : a.from_min - b.from_min))
    .map(slot => `${formatShort(slot.on_day!)} ${spanText(slot.from_min, slot.to_min)}`)

/** When an activity takes place, in lines. None: the time is agreed upon. */
export const whenLines = (slots: readonly Time[], today: string): string[] => [
  ...weeklyLines(slots),
  ...datedLines(slots, today),
]

/** The same in one line for a card, at most two times named. */
export function whenText(slots: readonly Time[], today: string): string {
  const lines = whenLines(slots, today)
  if (lines.length === 0) return slots.length > 0 ? '日程は窓口へ' : '時間は相談して決めます'
  return `${lines.slice(0, 2).join('、')}${lines.length > 2 ? ` ほか${lines.length - 2}回` : ''}`
}
