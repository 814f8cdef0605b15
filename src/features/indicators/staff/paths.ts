import type { IndicatorRow } from '../actions.ts'
import type { Period } from '../rules.ts'

export const PATH = '/staff/indicators'

/** The page of what a figure counts in a period. */
export const listPath = (key: string, { from, to }: Period): string =>
  `${PATH}/outcomes?key=${key}&from=${from}&to=${to}`

/** The page of a figure that is closed. */
export const figurePath = (figure: string): string => `${PATH}/figures/${figure}`

/** Where the records behind a figure stand. */
export const evidencePath = ({ key, counts }: Pick<IndicatorRow, 'key' | 'counts'>, period: Period): string =>
  counts === 'consultations' ? `/staff/consultations?from=${period.from}&to=${period.to}` : listPath(key, period)
