import { sql } from 'kysely'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { day, id, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { State, ToldLine } from './rules.ts'

const READER = { id, code: text(), name: text() }
/** A prefecture that reads figures. */
export type Reader = Row<typeof READER>

export const readers = (db: Read): Promise<Reader[]> =>
  rowsOf(db, READER)`select id, code, name from municipality where kind = 'prefecture' order by code`

/** The city of this transaction. */
export const ownCity = async (db: Read): Promise<Reader> =>
  (await rowsOf(db, READER)`select id, code, name from municipality where id = tenant()`)[0]!

const RELEASED = {
  code: text(),
  city: text(),
  indicator: text(),
  name: text(),
  unit: text(),
  sort: number,
  quarter: number,
  target: maybe(number),
  value: maybe(number),
  state: text<State>(),
  made_on: day,
}
export type Released = Row<typeof RELEASED>

/** All that is told of a fiscal year to whoever asks, by city: the lane shows only what holds and is theirs. */
export const releasedIn = (db: Read, fiscalYear: number): Promise<Released[]> =>
  rowsOf(db, RELEASED)`
    select code, city, indicator, name, unit, sort, quarter, target, value, state, made_on from released_figure
    where fiscal_year = ${fiscalYear} order by code, sort, indicator, quarter`

const YEAR = { fiscal_year: number }
/** The fiscal years of which something is told, the latest first. */
export const releasedYears = async (db: Read): Promise<number[]> =>
  (await rowsOf(db, YEAR)`select distinct fiscal_year from released_figure order by fiscal_year desc`).map(
    row => row.fiscal_year,
  )

const KEPT = {
  reader_id: id,
  fiscal_year: number,
  indicator: text(),
  name: text(),
  unit: text(),
  quarter: number,
  target: maybe(number),
  value: maybe(number),
  state: text<State>(),
}
type Kept = Row<typeof KEPT>

/** What this city tells now, to whomever. */
export const keptNow = (db: Read): Promise<Kept[]> =>
  rowsOf(db, KEPT)`
    select reader_id, fiscal_year, indicator, name, unit, quarter, target, value, state from released_figure where ended_on is null`

/** Ends what is told: all that was told to others than this reader, or of this year to it. */
export const endReleased = (tx: Tx, on: Day, which: { but: string } | { reader: string; year: number } | null) =>
  sql`update released_figure set ended_on = ${on} where municipality_id = (select tenant()) and ended_on is null and ${
    which === null
      ? sql`true`
      : 'but' in which
        ? sql`reader_id <> ${which.but}`
        : sql`reader_id = ${which.reader} and fiscal_year = ${which.year}`
  }`.execute(tx)

export type Release = { reader: string; code: string; city: string; year: number; on: Day; lines: readonly ToldLine[] }

export async function addReleased(tx: Tx, { reader, code, city, year, on, lines }: Release): Promise<void> {
  const rows = lines.flatMap(({ indicator, name, unit, sort, cells }) =>
    cells.map((cell, quarter) => ({
      ...{ id: newId(), reader_id: reader, code, city, indicator, name, unit, sort, fiscal_year: year, quarter },
      ...{ target: cell.target, value: cell.value, state: cell.state, made_on: on },
    })),
  )
  await tx.insertInto('released_figure').values(rows).execute()
}
