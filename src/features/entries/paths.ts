import type { Day } from '#platform/dates.ts'

export const PATH = '/staff/entries'
export const entryPath = (id: string): string => `${PATH}/${id}`

/** The list of the entries of a kind whose days lie in a period: what a figure counts. */
export const entriesPath = (kind: string, { from, to }: { from: Day; to: Day }): string =>
  `${PATH}?kind=${encodeURIComponent(kind)}&from=${from}&to=${to}`
