import { sql } from 'kysely'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'

/** So many looks at a page on a day. */
export type Looks = { on_day: Day; page: string; robot: boolean; count: number }

/** Adds to what is counted, in the order of the key: several processes write at once and wait for each other. */
export const addLooks = async (tx: Tx, looks: readonly Looks[]): Promise<void> => {
  const key = ({ on_day, page, robot }: Looks) => `${on_day} ${page} ${robot}`
  const rows = looks.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
  await sql`insert into page_view as v (on_day, page, robot, count)
    select * from unnest(${rows.map(one => one.on_day)}::date[], ${rows.map(one => one.page)}::text[],
      ${rows.map(one => one.robot)}::boolean[], ${rows.map(one => one.count)}::int[])
    on conflict (municipality_id, on_day, page, robot) do update set count = v.count + excluded.count`.execute(tx)
}

const SUM = { fiscal_year: number, quarter: number, count: number, robots: number }
/** Looks of people in a quarter of a fiscal year, and those of robots beside them. */
export type ViewSum = Row<typeof SUM>

/** The looks of each quarter between two days, both included; a quarter in which nobody looked has no row. */
export const viewSums = (db: Read, from: Day, to: Day): Promise<ViewSum[]> =>
  rowsOf(db, SUM)`
    select extract(year from on_day - interval '3 months')::int as fiscal_year, ((extract(month from on_day)::int + 8) % 12) / 3 + 1 as quarter,
      coalesce(sum(count) filter (where not robot), 0)::int as count, coalesce(sum(count) filter (where robot), 0)::int as robots
    from page_view where on_day between ${from}::date and ${to}::date group by 1, 2 order by 1, 2`

const FIRST = { first: maybe(day) }
/** The first day on which looks were counted; null where none were. */
export const viewsFrom = async (db: Read): Promise<Day | null> =>
  (await rowsOf(db, FIRST)`select min(on_day) as first from page_view`)[0]!.first

const OF_PAGE = { page: text(), campaign: maybe(text()), robot: yes, count: number }
/** The looks at each page between two days; of one behind a code, what carries the code. */
export const viewsOfPages = (db: Read, from: Day, to: Day): Promise<Row<typeof OF_PAGE>[]> =>
  rowsOf(db, OF_PAGE)`
    with seen as (select page, robot, sum(count)::int as count from page_view where on_day between ${from}::date and ${to}::date group by 1, 2)
    select page, c.name as campaign, robot, count from seen left join campaign c on page = '/q/' || c.code order by 1, 3`

const OF_MONTH = { month: text(), robot: yes, count: number }
/** The looks of each month (2026-11) between two days. */
export const viewsOfMonths = (db: Read, from: Day, to: Day): Promise<Row<typeof OF_MONTH>[]> =>
  rowsOf(db, OF_MONTH)`
    select to_char(on_day, 'YYYY-MM') as month, robot, sum(count)::int as count from page_view
    where on_day between ${from}::date and ${to}::date group by 1, 2 order by 1, 2`
