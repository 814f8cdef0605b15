import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Column, day, id, list, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Answers, Facts } from '../rules.ts'

const SUM = {
  fiscal_year: number,
  /** 0: of what holds for more than one quarter, and so for the year alone; it is in none of the others. */
  quarter: number,
  kind: text(),
  entries: number,
  count: number,
  /** The latest count and its day: what holds at the end of the quarter of a kind that is a state and is not summed. */
  last: number,
  last_day: day,
  /** Of how many of the entries people were asked. */
  surveys: number,
  /** To how many people the surveys were given; null where that is not known of each of them. */
  asked: maybe(number),
  /** How many answered 5, 4, 3, 2 and 1. */
  answers: list<number>() as unknown as Column<Answers>,
}
/** What the entries of a kind come to in a quarter. A quarter without entries has no row: nobody knows whether it is 0. */
export type EntrySum = Row<typeof SUM>

/**
 * The sums of each kind in every quarter of the fiscal years from that of `from` to that of `to`, for everybody who sees
 * figures, whatever department the entries belong to.
 */
export const entrySums = (db: Read, from: Day, to: Day): Promise<EntrySum[]> =>
  rowsOf(db, SUM)`
    select fiscal_year, quarter, kind, sum(entries)::int as entries, sum(count) as count,
      (array_agg(last order by last_day desc, id))[1] as last, max(last_day) as last_day, sum(surveys)::int as surveys,
      case when bool_and(asked is not null) filter (where surveys > 0) then sum(asked)::int end as asked,
      array[sum(answers[1])::int, sum(answers[2])::int, sum(answers[3])::int, sum(answers[4])::int, sum(answers[5])::int] as answers
    from entry_sum where entries > 0 and fiscal_year between extract(year from ${from}::date - interval '3 months')::int
      and extract(year from ${to}::date - interval '3 months')::int
    group by 1, 2, 3 order by 1, 2, 3`

const UNTIL = { kind: text(), count: number }
/** What was entered of each kind from the first day of a fiscal year up to a day, whatever department it belongs to. */
export const entriesUntil = (db: Read, first: Day, cut: Day): Promise<Row<typeof UNTIL>[]> =>
  rowsOf(db, UNTIL)`select kind, count from entries_until(${first}::date, ${cut}::date)`

const SEEN = { fiscal_year: number, quarter: number, kind: text(), entries: number }
/** Of each kind and quarter up to the end of a fiscal year, how many entries whoever asks may see. */
export const entriesSeen = (db: Read, year: number): Promise<Row<typeof SEEN>[]> =>
  rowsOf(db, SEEN)`
    select fiscal_year, quarter, kind, count(*)::int as entries from entry where fiscal_year <= ${year}::int group by 1, 2, 3`

const MEDIUM = { fiscal_year: number, quarter: number, medium: text<Facts['medium']>(), count: number }
/** What was spent on announcements (広報費) by way of telling ('': nobody said), for everybody who sees figures. */
export type MediumSum = Row<typeof MEDIUM>

export const mediumSums = (db: Read, from: Day, to: Day): Promise<MediumSum[]> =>
  rowsOf(db, MEDIUM)`select fiscal_year, quarter, medium, count from spent_by_medium(${from}::date, ${to}::date)`

const PART = {
  fiscal_year: number,
  quarter: number,
  kind: text(),
  part: text(),
  work_id: maybe(id),
  entries: number,
  count: number,
}
/** The same for each part of a kind (費目, 財源, 方法 …; '' where it has none) and each work (null: of none). */
export type EntryPartSum = Row<typeof PART>

export const entryPartSums = (db: Read, from: Day, to: Day): Promise<EntryPartSum[]> =>
  rowsOf(db, PART)`
    select fiscal_year, quarter, kind, part, work_id, entries, count from entry_sum
    where entries > 0 and fiscal_year between extract(year from ${from}::date - interval '3 months')::int
      and extract(year from ${to}::date - interval '3 months')::int
    order by 1, 2, 3, 4, 5`
