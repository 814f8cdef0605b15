import type { Quarter } from '#platform/ages.ts'
import type { Cell, When } from './rules.ts'
import { hiddenIn } from './rules-hiding.ts'

/** So many of a value in a quarter of a fiscal year. */
export type Counted = { year: number; quarter: number; value: string; count: number }

const of = (sums: readonly Counted[], when: When, value?: string): number =>
  sums
    .filter(
      one =>
        (value === undefined || one.value === value) &&
        (when === null || (one.year === when.year && (when.quarter === null || one.quarter === when.quarter))),
    )
    .reduce((all, { count }) => all + count, 0)

type Told = Pick<Cell, 'value' | 'state'>
/** A count of these values and its sum, as a period of it is told. */
export type Telling = { of: (value: string) => Told; total: Told }

const shown = (value: number): Told => ({ value, state: 'shown' })
const HIDDEN: Told = { value: null, state: 'hidden' }

/**
 * What is told of a period. `below` null: all of it. Else the sums must be those of all quarters there are, since what is told of
 * one must not tell another. `across` false: the values are no parts of a whole.
 */
export function tellingOf(sums: readonly Counted[], when: When, below: number | null, across = true): Telling {
  const total = of(sums, when)
  if (below === null) return { of: value => shown(of(sums, when, value)), total: shown(total) }
  const quarters = [...new Map(sums.map(one => [`${one.year} ${one.quarter}`, one])).values()].toSorted(
    (a, b) => a.year - b.year || a.quarter - b.quarter,
  )
  const values = [...new Set(sums.map(({ value }) => value))].toSorted()
  const hides = hiddenIn(
    values.map(value => quarters.map(({ year, quarter }) => of(sums, { year, quarter: quarter as Quarter }, value))),
    quarters.map(({ year }) => year),
    below,
    across,
  )
  const place = placeIn(quarters, when)
  return {
    of: value => {
      const line = values.indexOf(value)
      return line >= 0 && place !== null && hides(line, place) ? HIDDEN : shown(of(sums, when, value))
    },
    total: total > 0 && total < below ? HIDDEN : shown(total),
  }
}

/** Where a period stands among the quarters there are; null: nothing is counted in it. */
function placeIn(quarters: readonly Counted[], when: When) {
  if (when === null) return 'all' as const
  const { year, quarter } = when
  if (quarter === null) return quarters.some(one => one.year === year) ? { year } : null
  const at = quarters.findIndex(one => one.year === year && one.quarter === quarter)
  return at < 0 ? null : { quarter: at }
}

/** A share of a whole in tenths of a percent; null where one of them is not told, or there is no whole. */
export const shareOf = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : Math.round((part / whole) * 1000) / 10

/** What is told of a line that has no part in a count. */
export const NONE: Cell = { value: null, state: 'absent', evidence: null }
