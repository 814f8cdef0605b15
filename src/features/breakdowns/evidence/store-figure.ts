import { type RawBuilder, sql } from 'kysely'
import type { Read } from '#platform/db.ts'
import { number, rowsOf } from '#platform/rows.ts'
import { type Dimension, dimensionOf } from '../counts/rules.ts'
import { REACHES } from '../equity/rules.ts'
import type { When } from '../rules.ts'
import { type By, kindsIn, passedIn, type Wanted } from './rules.ts'

// How many records stand behind a figure, as the sums have it: what a page of them says above its fifty lines.

/** What is told apart by nothing is looked for in one of the sums that have all of it. */
const dimOf = (wanted: Wanted, by: By): Dimension | '' =>
  wanted.of === 'cohort' ? '' : by === 'all' ? 'channel' : by === 'band' || by === 'sex' ? dimensionOf(by) : by

/** Of registrations alone it is kept by which means people come, how they do with the internet and where they heard of the desk. */
const isOfPeople = (wanted: Wanted): boolean =>
  wanted.of === 'people' || (wanted.of === 'column' && wanted.column === 'registered')

/** Whether there is a figure of this told apart so; else no page leads to its records. */
export const isCounted = (wanted: Wanted, by: By): boolean =>
  by === 'all' || (wanted.of !== 'cohort' && (isOfPeople(wanted) || !['means', 'digital', 'heard'].includes(by)))

const VALUE: Partial<Record<By, RawBuilder<unknown>>> = {
  sex: sql`split_part(value, '/', 1)`,
  band: sql`split_part(value, '/', 2)`,
}

const DECIDED = (wanted: Wanted & { column: Parameters<typeof kindsIn>[0] }) =>
  sql`measure = 'decided' and concat_ws(' ', what, long, elder, helps) = any(${kindsIn(wanted.column)}::text[])`

function countedIn(wanted: Wanted): RawBuilder<unknown> {
  if (wanted.of === 'cohort') return sql`measure = 'funnel' and what = ${wanted.step}`
  if (wanted.of === 'people') return sql`measure = 'registered' and what = any(${REACHES[wanted.reached]}::text[])`
  const { column } = wanted
  if (column === 'consultations' || column === 'registered') return sql`measure = ${column}`
  return wanted.of === 'decisions'
    ? DECIDED(wanted)
    : sql`(${DECIDED(wanted)} or measure = 'passed' and elder = any(${passedIn(column)}::boolean[]))`
}

const TOTAL = { total: number }

/** The figure of a period whose records are `recordsOf`. */
export async function figureOf(
  db: Read,
  { wanted, by, value, when }: { wanted: Wanted; by: By; value: string | null; when: When },
): Promise<number> {
  const { year, quarter } = when ?? { year: null, quarter: null }
  const [row] = await rowsOf(db, TOTAL)`
    select coalesce(sum(count), 0)::int as total from breakdown_part
    where ${countedIn(wanted)} and dim = ${dimOf(wanted, by)} and (${value}::text is null or ${VALUE[by] ?? sql`value`} = ${value}::text)
      and fiscal_year between coalesce(${year}::int, 0) and coalesce(${year}::int, 9999)
      and quarter between coalesce(${quarter}::int, 1) and coalesce(${quarter}::int, 4)`
  return row!.total
}
