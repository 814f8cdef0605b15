import { type Half, halves, type Interval, type Slot, type Weekday, weekdays } from './model.ts'

/** Days since 1970-01-01 of an ISO date, by H. Hinnant's `days_from_civil`; NaN where it is not a date. */
export const dayNumber = (iso: string): number => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (!match) return Number.NaN
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return Number.NaN
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** ISO date of a day number; the inverse of `dayNumber`. */
export const isoDate = (day: number): string => {
  const z = day + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)}`
}

/** The Monday on or before a day number (1970-01-01 was a Thursday). */
export const mondayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7)

export const weekdayIndex = (day: Weekday): number => weekdays.indexOf(day)

/** Hours as quarters of an hour, the engine's unit of time. */
export const quarters = (hours: number): number => Math.round(hours * 4)

/** Sets the bits of the quarter-hours of an interval in three words of a day (96 bits), from word `at` on. */
export const markHours = (words: Uint32Array, at: number, [from, to]: Interval): void => {
  for (let q = quarters(from); q < quarters(to); q++) words[at + (q >> 5)]! |= 1 << (q & 31)
}

/** Bit set of the weeks (1 to 32) of a slot; all of them where it names none. */
export const weekBits = (weeks: readonly number[] | undefined, horizonWeeks: number): number => {
  if (!weeks) return horizonWeeks >= 32 ? 0xffffffff : 2 ** horizonWeeks - 1
  let bits = 0
  for (const week of weeks) bits |= 1 << (week - 1)
  return bits >>> 0
}

/** The bit of a half-day in the 21 bits of a week. */
export const halfBit = (name: `${Weekday}-${Half}`): number => {
  const [day, half] = name.split('-') as [Weekday, Half]
  return 1 << (weekdayIndex(day) * 3 + halves.indexOf(half))
}

const halfEnds = [12, 17, 24] as const

/** The half of the day in which an hour lies. */
export const halfOf = (hour: number): Half => (hour < halfEnds[0] ? 'am' : hour < halfEnds[1] ? 'pm' : 'evening')

/** Bits of all half-days that a slot touches. */
export const slotHalves = (slot: Pick<Slot, 'weekday' | 'from' | 'to'>): number => {
  let bits = 0
  let start = 0
  for (const [index, end] of halfEnds.entries()) {
    if (slot.from < end && slot.to > start) bits |= 1 << (weekdayIndex(slot.weekday) * 3 + index)
    start = end
  }
  return bits
}
