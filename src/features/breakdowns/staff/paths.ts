import type { When } from '../rules.ts'

export const PATH = '/staff/breakdowns'

/** The period as it stands in an address. */
export const whenQuery = (when: When): string =>
  when === null ? 'fy=all' : when.quarter === null ? `fy=${when.year}` : `fy=${when.year}&q=${when.quarter}`

export type Counts = { column: string; table: string; value: string | null; when: When }

/** The page of what a figure counts; `value` null: all of the column. */
export const recordsPath = ({ column, table, value, when }: Counts): string =>
  `${PATH}/records?${new URLSearchParams({ of: column, by: table, ...(value !== null && { is: value }) })}&${whenQuery(when)}`
