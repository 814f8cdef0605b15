import type { Cell, When } from './rules.ts'
import { add, isSmall, leftOut } from './rules-hiding.ts'

/** So many of a value in a quarter of a fiscal year. */
export type Counted = { year: number; quarter: number; value: string; count: number }

/** The counts of each value by quarter, added up once. */
type Table = ReadonlyMap<string, ReadonlyMap<number, number>>

const keyOf = (year: number, quarter: number): number => year * 10 + quarter

function tableOf(sums: readonly Counted[]): Table {
  const table = new Map<string, Map<number, number>>()
  for (const { value, year, quarter, count } of sums) {
    const line = table.get(value) ?? new Map<number, number>()
    const key = keyOf(year, quarter)
    table.set(value, line.set(key, (line.get(key) ?? 0) + count))
  }
  return table
}

const isIn = (key: number, when: When): boolean =>
  when === null || (when.quarter === null ? Math.floor(key / 10) === when.year : key === keyOf(when.year, when.quarter))

/** What one value (or all of them) comes to in a period. */
function of(table: Table, when: When, value?: string): number {
  const lines = value === undefined ? [...table.values()] : [table.get(value) ?? new Map<number, number>()]
  let all = 0
  for (const line of lines) for (const [key, count] of line) if (isIn(key, when)) all += count
  return all
}

type Told = Pick<Cell, 'value' | 'state'>
/** A count of these values and its sum, as a period of it is told. */
export type Telling = { of: (value: string) => Told; total: Told }

const shown = (value: number): Told => ({ value, state: 'shown' })
const HIDDEN: Told = { value: null, state: 'hidden' }

/**
 * What is told of a period. `below` null: all of it. Else each quarter is looked at alone (leftOut), and a sum of several is
 * told where each of them is: so whatever is told of any period on any day is a sum of what is told of quarters, and no
 * report beside a later page, and no year less its quarters, gives more. `across` false: the values are no parts of a whole.
 */
export function tellingOf(sums: readonly Counted[], when: When, below: number | null, across = true): Telling {
  const table = tableOf(sums)
  const total = of(table, when)
  if (below === null) return { of: value => shown(of(table, when, value)), total: shown(total) }
  const values = [...table.keys()]
  const quarters = [...new Set(values.flatMap(value => [...table.get(value)!.keys()]))].filter(key => isIn(key, when))
  const out = new Set<string>()
  let isTotalOut = false
  for (const key of quarters) {
    const counts = values.map(value => table.get(value)!.get(key) ?? 0)
    for (const at of leftOut(counts, below, across)) out.add(values[at]!)
    isTotalOut ||= isSmall(add(counts), below)
  }
  return {
    of: value => (out.has(value) ? HIDDEN : shown(of(table, when, value))),
    total: isTotalOut ? HIDDEN : shown(total),
  }
}

/** A share of a whole in tenths of a percent; null where one of them is not told, or there is no whole. */
export const shareOf = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : Math.round((part / whole) * 1000) / 10

/** A number that opens nothing: it was reckoned of others. */
export const plain = (value: number): Cell => ({ value, state: 'shown', evidence: null })
/** Why no number stands there. */
export const missing = (state: Cell['state']): Cell => ({ value: null, state, evidence: null })
/** What is told of a line that has no part in a count. */
export const NONE = missing('absent')
