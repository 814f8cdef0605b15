import { fiscalYear, type Quarter } from '#platform/ages.ts'
import { type Ask, may, type Staff } from '#platform/page.ts'
import type { Seeing, When } from '../rules.ts'

/** The period that an address names; `unknown`: it names none, so that the running year is shown. */
export function askedWhen(ask: Ask<Staff>): { when: When; unknown: boolean } {
  const typed = (name: string) => ask.url.searchParams.get(name)?.normalize('NFKC').trim() ?? ''
  const [fy, q] = [typed('fy'), typed('q')]
  const running = { year: fiscalYear(ask.today), quarter: null }
  if (fy === 'all') return { when: q === '' ? null : running, unknown: q !== '' }
  const year = fy === '' ? running.year : Number(fy)
  const quarter = q === '' ? null : Number(q)
  const known =
    Number.isInteger(year) && year >= 2000 && year <= 2199 && (quarter === null || [1, 2, 3, 4].includes(quarter))
  return known
    ? { when: { year, quarter: quarter as Quarter | null }, unknown: false }
    : { when: running, unknown: true }
}

/** Whoever may see all people sees figures whole; whoever sees a part of them, or none, sees them with small ones left out. */
export const seeingOf = (ask: Ask<Staff>): Seeing => ({
  whole: may(ask, 'people.read') && may(ask, 'breakdowns.trace') && !ask.actor.part,
  today: ask.today,
})
