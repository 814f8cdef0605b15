import { addDays, type Day, dayOf, partsOf } from './dates.ts'

/**
 * Whole years of age during `day`. By 年齢計算ニ関スル法律 and 民法143条 a year of age is complete at 24:00 of the day before
 * the birthday, so the new age holds from 0:00 of the birthday; someone born on 29 February has it from 1 March in a
 * common year. Negative when `day` is before the birth.
 */
export function ageOn(birth: Day, day: Day): number {
  const years = partsOf(day).year - partsOf(birth).year
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}

/**
 * The day on which the law says that `age` is reached (到達日): the day before the birthday. Pension, long-term care
 * insurance and school years count from it; someone born on 1 April reaches an age on 31 March.
 */
export function reachesAge(birth: Day, age: number): Day {
  const { year, month, date } = partsOf(birth)
  return addDays(dayOf(year + age, month, date) ?? `${year + age}-03-01`, -1)
}

/** The fiscal year (年度) of the day: it starts on 1 April. */
export function fiscalYear(day: Day): number {
  const { year, month } = partsOf(day)
  return month < 4 ? year - 1 : year
}

export type Quarter = 1 | 2 | 3 | 4

/** The quarter of the fiscal year: 1 = April to June … 4 = January to March. */
export function quarter(day: Day): Quarter {
  return (Math.floor(((partsOf(day).month + 8) % 12) / 3) + 1) as Quarter
}

/** First and last day (both included) of a fiscal year, or of one of its quarters. */
export function fiscalRange(year: number, only?: Quarter): { from: Day; to: Day } {
  const ends = ['06-30', '09-30', '12-31', '03-31']
  const starts = ['04-01', '07-01', '10-01', '01-01']
  const first = only ?? 1
  const last = only ?? 4
  return {
    from: `${first === 4 ? year + 1 : year}-${starts[first - 1]}`,
    to: `${last === 4 ? year + 1 : year}-${ends[last - 1]}`,
  }
}
