import { fiscalYear } from '#platform/ages.ts'
import type { Ask } from '#platform/page.ts'

/** The fiscal year that is asked for, else the running one. */
export const askedYear = (ask: Ask): number => {
  const year = Number(ask.url.searchParams.get('fy')?.normalize('NFKC'))
  return Number.isInteger(year) && year >= 2000 && year <= 2199 ? year : fiscalYear(ask.today)
}
