/** The steps of a person from the first consultation on, by the days on which they were reached (db/migrations/0075: `path`). */
export const STEPS = ['consulted', 'registered', 'proposed', 'introduced', 'decided', 'kept'] as const
export type Step = (typeof STEPS)[number]

/** Whole days that half of them took at most, of counts by days in their order; null where there are none. */
export function medianOf(counts: readonly { days: number; count: number }[]): number | null {
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return null
  const at = (place: number): number => {
    let before = 0
    for (const { days, count } of counts) {
      before += count
      if (before >= place) return days
    }
    return 0
  }
  return Math.round((at(Math.floor((all + 1) / 2)) + at(Math.ceil((all + 1) / 2))) / 2)
}
