import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { day, instant, json, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Residents } from './rules.ts'

const HELD = {
  as_of: day,
  source: text(),
  by: maybe(text()),
  at: instant,
  towns: number,
  whole: number,
  total: maybe(number),
}
/** A paper that was put in: of how many towns (and the whole city) it tells, and how many people of 50 and more it has; null: of some nobody knows. */
export type Held = Row<typeof HELD>

/** The papers that hold, the latest first. */
export const populationsHeld = (db: Read): Promise<Held[]> =>
  rowsOf(db, HELD)`
    with p as (select * from population where replaced_at is null),
    old as (
      select as_of, town_id is null as whole, case when bool_and(count is not null) then sum(count)::int end as total
      from p where band > 0 group by 1, 2)
    select p.as_of, max(p.source) as source, max(a.name) as by, max(p.at) as at, count(distinct p.town_id)::int as towns,
      count(*) filter (where p.town_id is null)::int as whole,
      (select total from old where old.as_of = p.as_of order by whole desc limit 1) as total
    from p left join account a on a.id = p.by_account group by 1 order by 1 desc`

const RESIDENTS = {
  as_of: day,
  area: maybe(text()),
  sex: text<'female' | 'male'>(),
  band: number,
  count: maybe(number),
}
/** Residents of an area (null: of the whole city) by sex and band; `count` null: of one of its towns it is not known. */
export type AreaResidents = Row<typeof RESIDENTS>

const PAPER = {
  as_of: day,
  source: text(),
  rows: json<{ town: string | null; sex: 'female' | 'male'; band: number; count: number | null }[]>(),
}
/** A paper as a file of the city has it: towns by name, null for the whole city. */
export type Paper = Row<typeof PAPER>

/** The papers that hold, with all their rows. */
export const papersOf = (db: Read): Promise<Paper[]> =>
  rowsOf(db, PAPER)`
    select p.as_of, max(p.source) as source,
      jsonb_agg(jsonb_build_object('town', t.name, 'sex', p.sex, 'band', p.band, 'count', p.count) order by t.name nulls first, p.sex, p.band) as rows
    from population p left join town t on t.id = p.town_id where p.replaced_at is null group by 1 order by 1`

/** The residents of the latest paper up to a day. */
export const residentsOn = (db: Read, on: Day): Promise<AreaResidents[]> =>
  rowsOf(db, RESIDENTS)`
    select p.as_of, t.area_id::text as area, p.sex, p.band, case when bool_and(p.count is not null) then sum(p.count)::int end as count
    from population p left join town t on t.id = p.town_id
    where p.replaced_at is null and p.as_of = (select max(as_of) from population where replaced_at is null and as_of <= ${on}::date)
    group by 1, 2, 3, 4`

/** Puts a paper in; what stood there of its day stays, as replaced. Gives how many rows that was. */
export async function putPopulation(
  tx: Tx,
  rows: readonly Residents[],
  { as_of, source, by, at }: { as_of: Day; source: string; by: string | null; at: string },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('population')
    .set({ replaced_at: at })
    .where('as_of', '=', as_of)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
  const values = rows.map(({ town, ...row }) => ({
    ...row,
    id: newId(),
    town_id: town,
    as_of,
    source,
    by_account: by,
    at,
  }))
  for (let from = 0; from < values.length; from += 1000)
    await tx
      .insertInto('population')
      .values(values.slice(from, from + 1000))
      .execute()
  return Number(numUpdatedRows)
}
