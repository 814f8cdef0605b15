import type { EntrySum } from '#features/entries/index.ts'
import { type Basis, percent } from '../rules.ts'
import { type Counted, isShare, NOTHING } from './rules.ts'

/** What was entered of a kind in several quarters (0: what holds for the year alone). */
export function enteredBy(
  { kind, counts, basis }: { kind: string; counts: string; basis: Basis },
  { entries, year }: { entries: readonly EntrySum[]; year: number },
  quarters: readonly number[],
): Counted {
  const mine = entries.filter(one => one.kind === kind)
  if (basis === 'last') return { ...NOTHING, value: stateIn(mine, year, Math.max(...quarters)) }
  const here = mine.filter(one => one.fiscal_year === year && quarters.includes(one.quarter))
  if (here.length === 0) return NOTHING
  if (!isShare(counts)) return { ...NOTHING, value: here.reduce((sum, { count }) => sum + count, 0) }
  const base = here.reduce((sum, { answers }) => sum + answers.reduce((all, one) => all + one, 0), 0)
  const part = here.reduce((sum, { answers }) => sum + answers[0] + answers[1], 0)
  return { value: base === 0 ? null : percent(part, base), part, base }
}

/** What was entered last up to the end of a quarter, in whatever year. */
function stateIn(entries: readonly EntrySum[], year: number, quarter: number): number | null {
  if (quarter === 0) return null
  const past = entries.filter(one => one.fiscal_year < year || (one.fiscal_year === year && one.quarter <= quarter))
  const days = past.map(({ last_day }) => last_day).toSorted()
  return past.find(({ last_day }) => last_day === days.at(-1))?.last ?? null
}
