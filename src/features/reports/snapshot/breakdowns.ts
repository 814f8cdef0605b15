import { breakdownsOf, costsOf, funnelOf, type Seeing } from '#features/breakdowns/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Period } from './lines.ts'
import type { Breakdowns } from './rules.ts'

/** The 内訳, the way from 相談 to 定着, and what it took, of a period: whole, and as they are told to those who may not see the people. */
export async function breakdownsIn(db: Read, { fiscal_year: year, quarter }: Period, today: Day): Promise<Breakdowns> {
  const when = { year, quarter: quarter === 0 ? null : quarter }
  const figures = async (seeing: Seeing) => {
    const all = [
      await breakdownsOf(db, when, seeing),
      await funnelOf(db, when, seeing),
      await costsOf(db, when, seeing),
    ]
    return { tables: all.flatMap(({ tables }) => tables), below: all[0]!.below, first: all[0]!.first }
  }
  const { tables: whole, first } = await figures({ whole: true, today })
  const { tables: told, below } = await figures({ whole: false, today })
  return { whole, told, below: below!, first }
}
