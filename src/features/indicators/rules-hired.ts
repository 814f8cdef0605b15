/** The hirings of a fiscal year: decided at the desk, entered of others (null: nothing was), and all from the first year on. */
export type HiredYear = { year: number; own: number; entered: number | null; sum: number; all: number }

/** Every year from the first to the last of which something is known, the first one first: のべ雇用数 adds them up. */
export function hiredYears(
  own: readonly { year: number; count: number }[],
  entered: readonly { fiscal_year: number; count: number }[],
): HiredYear[] {
  const known = [...own.map(({ year }) => year), ...entered.map(({ fiscal_year }) => fiscal_year)]
  if (known.length === 0) return []
  const [first, last] = [Math.min(...known), Math.max(...known)]
  let all = 0
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).map(year => {
    const decided = own.find(one => one.year === year)?.count ?? 0
    const told = entered.filter(({ fiscal_year }) => fiscal_year === year)
    const others = told.length === 0 ? null : told.reduce((sum, { count }) => sum + count, 0)
    const sum = decided + (others ?? 0)
    all += sum
    return { year, own: decided, entered: others, sum, all }
  })
}
