import type { Read } from '#platform/db.ts'
import { number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Step } from './rules.ts'

const REACHED = { year: number, quarter: number, value: text<Step>(), count: number }
/** So many of those who came first in a quarter came to a step. */
export type ReachedCount = Row<typeof REACHED>

/** How far those came who came first in each quarter; `year` null: of all there are. */
export const reachedCounts = (db: Read, year: number | null): Promise<ReachedCount[]> =>
  rowsOf(db, REACHED)`
    select fiscal_year as year, quarter, what as value, sum(count)::int as count from breakdown_part
    where measure = 'funnel' and fiscal_year between coalesce(${year}::int, 0) and coalesce(${year}::int, 9999) group by 1, 2, 3 having sum(count) > 0`

/** By what the way from the first consultation on is told apart. */
export const APART = ['area', 'channel'] as const
export type Apart = (typeof APART)[number]

const APART_COUNT = {
  dim: text<Apart>(),
  step: text<Step>(),
  value: text(),
  year: number,
  quarter: number,
  count: number,
}
/** So many of those who came first in a quarter, and live somewhere or came by a channel, came to a step. */
export type ApartCount = Row<typeof APART_COUNT>

/** How far those came who came first in each quarter, by where they live and by how they first came; `year` null: all. */
export const apartCounts = (db: Read, year: number | null): Promise<ApartCount[]> =>
  rowsOf(db, APART_COUNT)`
    select dim, what as step, value, fiscal_year as year, quarter, sum(count)::int as count from breakdown_part
    where measure = 'reached' and fiscal_year between coalesce(${year}::int, 0) and coalesce(${year}::int, 9999)
    group by 1, 2, 3, 4, 5 having sum(count) > 0`

const NAMELESS = { year: number, quarter: number, value: text(), count: number }

/** Consultations of people who gave no name, by quarter. */
export const namelessCounts = (db: Read, year: number | null): Promise<Row<typeof NAMELESS>[]> =>
  rowsOf(db, NAMELESS)`
    select fiscal_year as year, quarter, value, sum(count)::int as count from breakdown_part
    where measure = 'consultations' and dim = 'area' and value = '-' and fiscal_year between coalesce(${year}::int, 0) and coalesce(${year}::int, 9999)
    group by 1, 2, 3 having sum(count) > 0`

const DAYS = { step: text<Step>(), days: number, count: number }
/** How many took so many days from the step before to this one. */
export type DaysCount = Row<typeof DAYS>

/** Days between steps of those who came first in this fiscal year (null: ever), and of one in a quarter of it. */
export const daysCounts = (db: Read, year: number | null, quarter: number | null): Promise<DaysCount[]> =>
  rowsOf(db, DAYS)`
    select what as step, value::int as days, sum(count)::int as count from breakdown_part
    where measure = 'days' and fiscal_year between coalesce(${year}::int, 0) and coalesce(${year}::int, 9999) and quarter between coalesce(${quarter}::int, 1) and coalesce(${quarter}::int, 4)
    group by 1, 2 having sum(count) > 0 order by 1, 2`
