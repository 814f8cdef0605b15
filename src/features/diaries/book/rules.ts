import { addMonths, type Day, eraYear, formatShort, parseDay } from '#platform/dates.ts'

export type Month = string

export const monthOf = (day: Day): Month => day.slice(0, 7)
export const monthAfter = (month: Month, months: number): Month => monthOf(addMonths(`${month}-01`, months))
export const monthText = (month: Month): string =>
  `${eraYear(`${month}-01`)}${formatShort(`${month}-01`).replace(/月.*/, '月')}`

const YEARS = 20

/** The month that an address asks for; this one where it asks for none, for one to come or for one of long ago. */
export function askedMonth(asked: string | null, today: Day): Month {
  const day = /^\d{4}-\d{2}$/.test(asked ?? '') ? parseDay(`${asked}-01`) : null
  return day && day <= today && day >= addMonths(today, -12 * YEARS) ? monthOf(day) : monthOf(today)
}

/** The first day of the twelve months that end with this one. */
export const yearBefore = (month: Month): Day => `${monthAfter(month, -11)}-01`
