import { fiscalRange, fiscalYear } from '#platform/ages.ts'
import { isId } from '#platform/ids.ts'
import { type AskedPeriod, askedPeriod } from '#platform/period.ts'
import { PATH } from '../paths.ts'
import type { Wanted } from '../store.ts'

const one = (query: URLSearchParams, name: string): string => query.get(name) ?? ''

/** The conditions in an address; without days the fiscal year that it names, else that of today. */
export function wantedOf(query: URLSearchParams, today: string): Wanted & Pick<AskedPeriod, 'typed' | 'errors'> {
  const year = /^20\d\d$/.test(one(query, 'fy')) ? Number(one(query, 'fy')) : fiscalYear(today)
  const quarter = ([1, 2, 3, 4] as const).find(q => String(q) === one(query, 'q'))
  const range = fiscalRange(year, quarter)
  const days = askedPeriod(query, { whole: range, today })
  const id = (name: string) => (isId(one(query, name)) ? one(query, name) : null)
  return {
    ...days,
    kind: one(query, 'kind') || null,
    work: id('work'),
    team: one(query, 'team') === 'none' ? '' : id('team'),
  }
}

/** The address of the list, or of its CSV, under the same conditions. */
export function hrefOf({ kind, work, team, from, to }: Wanted, path: string = PATH, page = 1): string {
  const query = new URLSearchParams({ from, to })
  if (kind) query.set('kind', kind)
  if (work) query.set('work', work)
  if (team != null) query.set('team', team === '' ? 'none' : team)
  if (page > 1) query.set('page', String(page))
  return `${path}?${query}`
}
