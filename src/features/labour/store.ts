import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { day, id, instant, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { LabourRow } from './rules.ts'

const FIGURE = {
  id,
  month: day,
  sector: text(),
  source: text(),
  openings: maybe(number),
  seekers: maybe(number),
  seekers_55: maybe(number),
  share_55: maybe(number),
  ratio: maybe(number),
  placed: maybe(number),
  by: maybe(text()),
  at: instant,
  /** How many stood here before it. */
  before: number,
}
/** What holds of a month and a sector now. */
export type Labour = Row<typeof FIGURE>

/** All figures that hold, the latest month first, in the order of their paper. */
export const labourFigures = (db: Read): Promise<Labour[]> =>
  rowsOf(db, FIGURE)`
    select f.id, f.month, f.sector, f.source, f.openings, f.seekers, f.seekers_55, f.share_55, f.ratio, f.placed, a.name as by, f.at,
      (select count(*)::int from labour_figure o where o.month = f.month and o.sector = f.sector and o.replaced_at is not null) as before
    from labour_figure f left join account a on a.id = f.by_account where f.replaced_at is null
    order by f.month desc, f.sort, f.sector`

const REPLACED = { ...FIGURE, replaced_at: instant, replaced_by: maybe(text()) }
/** What stood there before, with when and by whom another took its place. */
export type Replaced = Row<typeof REPLACED>

/** The figures of a month that others took the place of, the latest first. */
export const replacedFigures = (db: Read, month: Day): Promise<Replaced[]> =>
  rowsOf(db, REPLACED)`
    select f.id, f.month, f.sector, f.source, f.openings, f.seekers, f.seekers_55, f.share_55, f.ratio, f.placed, a.name as by, f.at, 0 as before,
      f.replaced_at, b.name as replaced_by
    from labour_figure f left join account a on a.id = f.by_account
      left join labour_figure n on n.month = f.month and n.sector = f.sector and n.at = f.replaced_at and n.id <> f.id
      left join account b on b.id = n.by_account
    where f.month = ${month}::date and f.replaced_at is not null order by f.replaced_at desc, f.sort, f.sector`

/** Puts figures in; those that stood there for the same month and sector stay, as replaced. */
export async function putLabour(
  tx: Tx,
  rows: readonly LabourRow[],
  { source, by, at }: { source: string; by: string; at: string },
): Promise<{ replaced: number }> {
  let replaced = 0
  for (const month of new Set(rows.map(one => one.month))) {
    const sectors = rows.filter(one => one.month === month).map(({ sector }) => sector)
    replaced += await replace(tx, month, sectors, at)
  }
  await tx
    .insertInto('labour_figure')
    .values(rows.map((row, sort) => ({ ...row, id: newId(), sort, source, by_account: by, at })))
    .execute()
  return { replaced }
}

async function replace(tx: Tx, month: Day, sectors: readonly string[], at: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('labour_figure')
    .set({ replaced_at: at })
    .where('month', '=', month)
    .where('sector', 'in', sectors)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
