import type { Shape } from '#platform/shapes.ts'

export const SETTINGS = {
  /** Numbers from 1 to below this one are told to nobody who does not see the people behind them. */
  smallBelow: {
    standard: 10,
    unit: '未満を伏せる',
    source: '市が決めること（決めていないときは1から9を伏せる）',
    text: '伏せる小さな数',
    shape: { of: 'number', least: 10, most: 50, whole: true } as Shape,
  },
}

export const isSmall = (value: number | null, below: number): boolean => value !== null && value > 0 && value < below
export const add = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

/**
 * Which of these numbers are left out so that neither a small one is told nor one that follows from their sum: of each that is
 * left out everything from 0 to below the bound stays possible, since those left out together come to it at least and are
 * two or more. A nought is told: it hides nobody. Where the sum is small itself it is left out too (`total`).
 */
export function hiddenAmong(
  values: readonly (number | null)[],
  total: number | null,
  below: number,
): { parts: ReadonlySet<number>; total: boolean } {
  const parts = new Set(values.flatMap((value, at) => (isSmall(value, below) ? [at] : [])))
  if (isSmall(total, below)) return { parts, total: true }
  if (total === null || parts.size === 0) return { parts, total: false }
  const known = values.flatMap((value, at) => (value === null ? [] : [{ at, value }]))
  const left = known.filter(({ at, value }) => value > 0 && !parts.has(at)).toSorted((a, b) => a.value - b.value)
  const hidden = () => add(known.filter(({ at }) => parts.has(at)).map(({ value }) => value))
  for (const next of left) {
    if (parts.size > 1 && hidden() >= below) break
    parts.add(next.at)
  }
  return { parts, total: parts.size < 2 || hidden() < below }
}

/**
 * Which values of one quarter are left out, by that quarter's numbers alone: what a report of it has told no later quarter
 * can make wrong. `across`: they are parts of a whole, which is known also where it is not told here, so that of a whole
 * that is small nothing is told, no nought either. Else each stands by itself.
 */
export function leftOut(values: readonly number[], below: number, across: boolean): ReadonlySet<number> {
  const all = add(values)
  if (!across) return new Set(values.flatMap((value, at) => (isSmall(value, below) ? [at] : [])))
  return isSmall(all, below) ? new Set(values.keys()) : hiddenAmong(values, all, below).parts
}
