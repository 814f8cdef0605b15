import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Column, id, instant, list, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Basis, Direction, Kind, TargetEntry } from '../rules.ts'
import type { Version } from './rules.ts'

const VERSION = {
  id,
  indicator_id: id,
  key: text(),
  number,
  from_year: number,
  ended: yes,
  work_id: maybe(id),
  section: text(),
  sort: number,
  kind: text<Kind>(),
  name: text(),
  unit: text(),
  counts: text(),
  direction: text<Direction>(),
  basis: text<Basis>(),
  responsible_id: maybe(id),
  reviews: list<Day>(),
  source: text(),
  why: text(),
  by_account: maybe(id),
  at: instant,
  reviewed_at: maybe(instant),
  /** Who is responsible, by name. */
  responsible: maybe(text()),
} satisfies Record<string, Column<unknown>>

/** Every version of every indicator: some dozens in a city. */
export const allVersions = (db: Read): Promise<Row<typeof VERSION>[]> =>
  rowsOf(db, VERSION)`
    select v.id, v.indicator_id, i.key, v.number, v.from_year, v.ended, v.work_id,
      coalesce(w.code || '　' || w.name, v.section) as section, v.sort, v.kind, v.name, v.unit, v.counts, v.direction,
      v.basis, v.responsible_id, v.reviews::text[], v.source, v.why, v.by_account, v.at,
      (select max(r.at) from indicator_review r where r.indicator_id = v.indicator_id) as reviewed_at, p.name as responsible
    from indicator_version v join indicator i on i.id = v.indicator_id left join work w on w.id = v.work_id
      left join account p on p.id = v.responsible_id order by v.indicator_id, v.number`

/** An indicator that is new, by the key that it keeps for ever; gives its id. */
export async function addIndicator(tx: Tx, key: string): Promise<string> {
  const id = newId<'indicator'>()
  await tx.insertInto('indicator').values({ id, key }).execute()
  return id
}

export type NewVersion = Omit<Version, 'id' | 'key' | 'reviewed_at' | 'responsible'>

/** A further version of an indicator; false where another one has its number already. */
export async function addVersion(tx: Tx, { indicator_id, reviews, ...rest }: NewVersion): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('indicator_version')
    .values({ id: newId(), indicator_id, ...rest, reviews: [...reviews] })
    .onConflict(conflict => conflict.columns(['municipality_id', 'indicator_id', 'number']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Targets of a fiscal year: indicator, quarter (0 is the year), value and where it is written. */
export const targetsOf = (db: Read, fiscalYear: number) =>
  db
    .selectFrom('target')
    .select(['indicator', 'quarter', 'value', 'source'])
    .where('fiscal_year', '=', fiscalYear)
    .execute()

/** Every target there is, by year, indicator and quarter. */
export const allTargets = (db: Read): Promise<TargetEntry[]> =>
  db
    .selectFrom('target')
    .select(['indicator', 'fiscal_year', 'quarter', 'value', 'source'])
    .orderBy('fiscal_year')
    .orderBy('indicator')
    .orderBy('quarter')
    .execute()

/** Sets a target; the one that stood there gives way. */
export const putTarget = (tx: Tx, target: TargetEntry) =>
  tx
    .insertInto('target')
    .values(target)
    .onConflict(conflict =>
      conflict
        .columns(['municipality_id', 'indicator', 'fiscal_year', 'quarter'])
        .doUpdateSet({ value: target.value, source: target.source }),
    )
    .execute()
