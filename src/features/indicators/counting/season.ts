import { entriesUntil } from '#features/entries/index.ts'
import { viewSums } from '#features/views/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { OutcomeRules, Period, Words } from '../rules.ts'
import { countedBy, earlyIn, type Firsts, type Tally, tallyOf } from './actions.ts'
import { entryKindOf } from './rules.ts'

const QUARTERS = [1, 2, 3, 4]
const sum = (all: readonly { count: number }[]): number => all.reduce((total, { count }) => total + count, 0)

/** The year before, and what came of it up to the same day: of the product's own records, of entries by kind, of looks. */
export type Season = { period: Period; tally: Tally; entries: ReadonlyMap<string, number>; views: number }

/** All of the year before, told apart at the day a year ago. */
export async function seasonOf(db: Read, period: Period, cut: Day, settings: OutcomeRules): Promise<Season> {
  return {
    period,
    tally: await tallyOf(db, { ...period, cut }, settings),
    entries: new Map((await entriesUntil(db, period.from, cut)).map(({ kind, count }) => [kind, count])),
    views: sum(await viewSums(db, period.from, cut)),
  }
}

/**
 * What a rule counted on the same days of the year before, and in all of it; null where not all of that year is known: records
 * that began later, or entries that were first made after its first quarter or hold for the year alone.
 */
export function sameDays(
  version: Pick<Words, 'counts' | 'basis'>,
  { period, tally, entries, views }: Season,
  firsts: Firsts,
): { same: number; whole: number } | null {
  const kind = entryKindOf(version.counts)
  if (kind !== null) {
    const all = tally.entries.filter(one => one.kind === kind)
    const mine = all.filter(one => one.fiscal_year === tally.year)
    const begun = all.some(one => one.fiscal_year < tally.year || one.quarter === 1)
    if (!begun || mine.length === 0 || mine.some(({ quarter }) => quarter === 0)) return null
    return { same: entries.get(kind) ?? 0, whole: sum(mine) }
  }
  const first = version.counts === 'views' ? firsts.views : firsts.desk
  if (first === null || first > period.from) return null
  const same = version.counts === 'views' ? views : countedBy(version, earlyIn(tally), QUARTERS).value
  const whole = countedBy(version, tally, QUARTERS).value
  return same === null || whole === null ? null : { same, whole }
}
