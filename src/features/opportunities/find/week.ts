import { WEEKDAY_TEXT, WEEKDAYS } from '#features/kinds/index.ts'
import type { SlotData } from '../rules.ts'

/*
 * The times of a week that a visitor asks for: 21 bits. Bit 2 × weekday is its morning, the next its afternoon (from noon to
 * 18:00), 14 + weekday its evening (from 18:00 on). The half-days that are kept of an activity (kinds/rules.ts) know morning
 * and afternoon; what they lack stands 14 bits higher: whether it is in the evening, and whether only then.
 */

export const PARTS = ['am', 'pm', 'night'] as const
export type Part = (typeof PARTS)[number]
const PART_TEXT = { am: '午前', pm: '午後', night: '夜' } satisfies Record<Part, string>

/** The evening begins at 18:00, in minutes. */
const EVENING = 18 * 60
const DAYS = [0, 1, 2, 3, 4, 5, 6] as const

/** The bit of a part of a day in a question. */
export const partBit = (day: number, part: Part): number =>
  1 << (part === 'night' ? 14 + day : 2 * day + (part === 'pm' ? 1 : 0))

/** A part on all days, or a day with all its parts. */
const partOfWeek = (part: Part): number => DAYS.reduce<number>((week, day) => week | partBit(day, part), 0)
const wholeDay = (day: number): number => PARTS.reduce((week, part) => week | partBit(day, part), 0)

/** These days and these parts of them; none of either is all. */
export const weekOf = (days: readonly number[], parts: readonly Part[]): number =>
  (days.length > 0 ? days : DAYS).reduce<number>(
    (week, day) => (parts.length > 0 ? parts : PARTS).reduce((bits, part) => bits | partBit(day, part), week),
    0,
  )

const WORKDAYS = [0, 1, 2, 3, 4]

/** Several at once, as most people say them. */
const AT_ONCE = [
  { key: 'weekend', text: '土日', bits: weekOf([5, 6], []) },
  ...PARTS.map(part => ({ key: `weekday-${part}`, text: `平日の${PART_TEXT[part]}`, bits: weekOf(WORKDAYS, [part]) })),
]

/**
 * `tue-am`, `sat` (all day), `night` (every day), `weekday-am`, `weekend`, or the number 0…20 that the tick grid sends; null
 * for anything else.
 */
export function timesOf(typed: string): number | null {
  if (/^(1?\d|20)$/.test(typed)) return 1 << Number(typed)
  const several = AT_ONCE.find(({ key }) => key === typed)
  if (several) return several.bits
  const [first = '', second] = typed.split('-')
  const day = (WEEKDAYS as readonly string[]).indexOf(first)
  const part = PARTS.find(one => one === (second ?? first))
  if (second !== undefined) return day >= 0 && part ? partBit(day, part) : null
  if (day >= 0) return wholeDay(day)
  return part ? partOfWeek(part) : null
}

export type Times = { key: string; text: string; bits: number }

/** All that can be said of a week, from what covers most to one part of a day. */
const ALL: readonly Times[] = [
  ...PARTS.map(part => ({ key: part, text: PART_TEXT[part], bits: partOfWeek(part) })),
  ...AT_ONCE,
  ...DAYS.map(day => ({ key: `${WEEKDAYS[day]}`, text: `${WEEKDAY_TEXT[day]}曜`, bits: wholeDay(day) })),
  ...DAYS.flatMap(day =>
    PARTS.map(part => ({
      key: `${WEEKDAYS[day]}-${part}`,
      text: `${WEEKDAY_TEXT[day]}曜の${PART_TEXT[part]}`,
      bits: partBit(day, part),
    })),
  ),
]

/** A week in as few conditions as can be said: 夜, 土日, 平日の午前, 土曜, 火曜の午前. */
export function timesIn(week: number): readonly Times[] {
  let left = week
  return ALL.filter(({ bits }) => {
    const has = (left & bits) === bits
    if (has) left &= ~bits
    return has
  })
}

const AFTERNOONS = 0b10101010101010
const HALVES = (1 << 14) - 1

/** What a question looks for in the kept bits: those of half-days and those of evenings. */
export const keptBits = (week: number): { halves: number; evenings: number; afternoons: number } => ({
  halves: week & HALVES,
  evenings: DAYS.reduce<number>((bits, day) => bits | (week & (1 << (14 + day)) ? 1 << (2 * day) : 0), 0),
  afternoons: AFTERNOONS,
})

/** The kept bits of evenings for slots by weekday: they stand 14 bits above the half-days. */
export function eveningBits(slots: readonly { weekday: number; from: number; to: number }[]): number {
  let [evening, day] = [0, 0]
  for (const { weekday, from, to } of slots) {
    if (to > EVENING) evening |= 1 << (2 * weekday)
    if (from < EVENING && to > 12 * 60) day |= 1 << (2 * weekday)
  }
  return (evening | ((evening & ~day) << 1)) << 14
}

/** The visits a week that one person makes, from the hours that are asked of one; null where that is not known. */
export function visitsAWeek(
  slots: readonly Pick<SlotData, 'weekday' | 'from_min' | 'to_min'>[],
  hoursAWeek: number | null,
): number | null {
  const weekly = slots.filter(({ weekday }) => weekday !== null)
  if (hoursAWeek === null || weekly.length === 0) return null
  const hours = weekly.reduce((sum, slot) => sum + (slot.to_min - slot.from_min) / 60, 0) / weekly.length
  return Math.max(1, Math.round(hoursAWeek / hours))
}
