import { fiscalYear } from '#platform/ages.ts'
import type { Ask, Staff } from '#platform/page.ts'

/** The fiscal year in an address; else the last one that is over: it is the one that is evaluated. */
export function yearAsked({ url, today }: Pick<Ask<Staff>, 'url' | 'today'>): number {
  const typed = url.searchParams.get('fy') ?? ''
  return /^20\d\d$/.test(typed) ? Number(typed) : fiscalYear(today) - 1
}
