import { sql } from 'kysely'
import type { LegalForm } from '#features/kinds/index.ts'
import type { Read } from '#platform/db.ts'
import { maybe, number, PLANNED_ANEW, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Dimension, Measure } from './rules.ts'

const YEARS = { first: maybe(number), last: maybe(number) }

/** Every fiscal year from the first to the last of which a consultation or a registration is counted. */
export async function yearsSeen(db: Read): Promise<number[]> {
  const [row] = await rowsOf(db, YEARS)`
    select min(first) as first, max(last) as last from (
      select min(fiscal_year) as first, max(fiscal_year) as last from breakdown_part where measure = 'consultations' and dim = 'channel'
      union all select min(fiscal_year), max(fiscal_year) from breakdown_part where measure = 'registered' and dim = 'channel') seen`
  const { first, last } = row!
  return first === null || last === null ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

const SUM = {
  measure: text<Measure>(),
  dim: text<Dimension>(),
  value: text(),
  year: number,
  quarter: number,
  what: text<LegalForm>(),
  long: yes,
  elder: yes,
  helps: yes,
  count: number,
}
export type Sum = Row<typeof SUM>

/**
 * What was counted of each measure by these things; `year` null: in all there are, and then `added` gives it as one sum (year
 * and quarter 0), not by quarter. Of decisions `what` is the legal form; `long`, `elder` and `helps` are by the settings of
 * their year.
 */
export const sumsOf = (db: Read, dims: readonly Dimension[], year: number | null, added: boolean): Promise<Sum[]> =>
  rowsOf(db, SUM)`
    select measure, dim, value, ${year === null && added ? sql`0 as year, 0 as quarter` : sql`fiscal_year as year, quarter`}, case when measure = 'decided' then what else '' end as what,
      coalesce(long, false) as long, coalesce(elder, false) as elder,
      coalesce(helps, false) as helps, sum(count)::int as count
    from breakdown_part
    where measure in ('consultations', 'registered', 'passed', 'decided') and dim = any(${dims}::text[])
      and fiscal_year between coalesce(${year}::int, 0) and coalesce(${year}::int, 9999)
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(count) > 0 ${PLANNED_ANEW}`

const REGISTERED = {
  dim: text<Dimension>(),
  value: text(),
  what: text<'registered' | 'proposed' | 'decided'>(),
  year: number,
  quarter: number,
  count: number,
}
/** So many of those who were registered in a quarter came so far (`what`), told apart by one thing. */
export type RegisteredCount = Row<typeof REGISTERED>

/** Registrations by these things and how far people came; `year` null: of all there are. */
export const registeredCounts = (
  db: Read,
  dims: readonly Dimension[],
  year: number | null,
): Promise<RegisteredCount[]> =>
  rowsOf(db, REGISTERED)`
    select dim, value, what, fiscal_year as year, quarter, sum(count)::int as count from breakdown_part
    where measure = 'registered' and dim = any(${dims}::text[]) and fiscal_year between coalesce(${year}::int, 0) and coalesce(${year}::int, 9999)
    group by 1, 2, 3, 4, 5 having sum(count) > 0`

const MANY = { many: number }

/** Makes one of the parts of each sum; gives how many there were too many. */
export const foldParts = async (db: Read): Promise<number> =>
  (await rowsOf(db, MANY)`select fold_breakdowns() as many`)[0]!.many
