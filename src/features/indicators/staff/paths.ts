import { entriesPath } from '#features/entries/index.ts'
import { fiscalYear } from '#platform/ages.ts'
import type { IndicatorRow } from '../actions.ts'
import { entryKindOf } from '../counting/rules.ts'
import type { Period } from '../rules.ts'

export const PATH = '/staff/indicators'
/** Where entries stand (entries/paths.ts). */
export const ENTRIES = '/staff/entries'

/** The page of what a figure counts in a period. */
export const listPath = (key: string, { from, to }: Period): string =>
  `${PATH}/outcomes?key=${key}&from=${from}&to=${to}`

/** The page of a figure that is closed. */
export const figurePath = (figure: string): string => `${PATH}/figures/${figure}`

/** Before it nobody entered anything. */
export const BEGINNING = '2000-04-01'

type Of = Pick<IndicatorRow, 'key' | 'counts' | 'basis'>

/** Where the records behind a figure stand: of a state, which may have been entered years ago, all up to then. */
export function evidencePath({ key, counts, basis }: Of, period: Period): string {
  const kind = entryKindOf(counts)
  if (kind !== null) return entriesPath(kind, basis === 'last' ? { ...period, from: BEGINNING } : period)
  if (counts === 'views') return `/staff/views?fy=${fiscalYear(period.to)}`
  return counts === 'consultations' ? `/staff/consultations?from=${period.from}&to=${period.to}` : listPath(key, period)
}
