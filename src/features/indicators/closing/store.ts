import { sql } from 'kysely'
import type { Quarter } from '#platform/ages.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Column, id, instant, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Basis, Direction } from '../rules.ts'

/** Waits for whoever closes a quarter, and for whoever writes what a quarter counts by its day (entries). */
export const lockClosing = (tx: Tx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('closing ' || tenant(), 0))`.execute(tx)

const CLOSED = {
  id,
  fiscal_year: number,
  quarter: number as Column<Quarter>,
  by_account: id,
  by: text(),
  at: instant,
  before_hash: text(),
  hash: text(),
  figures: number,
  corrections: number,
}
export type Closed = Row<typeof CLOSED>

/** Every quarter that is closed, the latest first. */
export const closedQuarters = (db: Read): Promise<Closed[]> =>
  rowsOf(db, CLOSED)`
    select q.id, q.fiscal_year, q.quarter, q.by_account, a.name as by, q.at, q.before_hash, q.hash,
      (select count(*) from closed_figure f where f.closed_id = q.id)::int as figures,
      (select count(*) from closing_correction c join closed_figure f on f.id = c.figure_id where f.closed_id = q.id)::int as corrections
    from closed_quarter q join account a on a.id = q.by_account order by q.fiscal_year desc, q.quarter desc`

const FIGURE = {
  id,
  closed_id: id,
  fiscal_year: number,
  quarter: number as Column<Quarter>,
  indicator_id: id,
  key: text(),
  number,
  sort: number,
  section: text(),
  name: text(),
  unit: text(),
  counts: text(),
  direction: text<Direction>(),
  basis: text<Basis>(),
  value: maybe(number),
  part: maybe(number),
  base: maybe(number),
  target: maybe(number),
  counted: text<'whole' | 'part' | 'none'>(),
  evidence_count: number,
  evidence_hash: text(),
  /** The last correction. */
  corrections: number,
  new_value: maybe(number),
  new_part: maybe(number),
  new_base: maybe(number),
  reason: maybe(text()),
  corrected_by: maybe(text()),
  corrected_at: maybe(instant),
}
/** A figure as it was closed, and as it was corrected since. */
export type Figure = Row<typeof FIGURE>

const figures = (db: Read, where: ReturnType<typeof sql>): Promise<Figure[]> =>
  rowsOf(db, FIGURE)`
    select f.id, f.closed_id, q.fiscal_year, q.quarter, f.indicator_id, i.key, v.number, v.sort, v.section, v.name, v.unit, v.counts, v.direction, v.basis,
      f.value, f.part, f.base, f.target, f.counted, f.evidence_count, f.evidence_hash, coalesce(c.number, 0) as corrections,
      c.value as new_value, c.part as new_part, c.base as new_base, c.reason, a.name as corrected_by, c.at as corrected_at
    from closed_figure f join closed_quarter q on q.id = f.closed_id join indicator i on i.id = f.indicator_id
      join indicator_version v on v.id = f.version_id
      left join lateral (select * from closing_correction c where c.figure_id = f.id order by c.number desc limit 1) c on true
      left join account a on a.id = c.by_account
    where ${where} order by q.fiscal_year, q.quarter, v.sort, i.key`

/** The figures of the closed quarters of a fiscal year. */
export const figuresIn = (db: Read, year: number): Promise<Figure[]> => figures(db, sql`q.fiscal_year = ${year}`)
/** Those of one closed quarter. */
export const figuresOf = (db: Read, closed: string): Promise<Figure[]> => figures(db, sql`f.closed_id = ${closed}`)
export const figureById = async (db: Read, figure: string): Promise<Figure | undefined> =>
  (await figures(db, sql`f.id = ${figure}`))[0]

const EVIDENCE = { evidence: text() }
/** The records behind a closed figure, as they were. */
export const evidenceIn = async (db: Read, figure: string): Promise<string> =>
  (await rowsOf(db, EVIDENCE)`select evidence from closed_figure where id = ${figure}`)[0]?.evidence ?? ''

const WHOLE = { whole: yes }
/** Whether the records behind a closed figure have the hash that was written down with them. */
export const isEvidenceWhole = async (db: Read, figure: string): Promise<boolean> =>
  (
    await rowsOf(
      db,
      WHOLE,
    )`select encode(sha256(convert_to(evidence, 'UTF8')), 'hex') = evidence_hash as whole from closed_figure where id = ${figure}`
  )[0]?.whole ?? false

const CORRECTION = {
  number,
  value: maybe(number),
  part: maybe(number),
  base: maybe(number),
  reason: text(),
  by: text(),
  at: instant,
}
export type ClosingCorrection = Row<typeof CORRECTION>

/** The corrections of a closed figure, the first one first. */
export const correctionsOf = (db: Read, figure: string): Promise<ClosingCorrection[]> =>
  rowsOf(db, CORRECTION)`
    select c.number, c.value, c.part, c.base, c.reason, a.name as by, c.at from closing_correction c join account a on a.id = c.by_account
    where c.figure_id = ${figure} order by c.number`

export type NewClosed = {
  id: string
  fiscal_year: number
  quarter: number
  from_day: string
  to_day: string
  by_account: string
  at: string
  before_hash: string
  hash: string
}
export type NewFigure = Pick<Figure, 'indicator_id' | 'value' | 'part' | 'base' | 'target' | 'counted'> & {
  version_id: string
  evidence: string
  evidence_count: number
  evidence_hash: string
}

export async function insertClosed(tx: Tx, closed: NewClosed, all: readonly NewFigure[]): Promise<void> {
  await tx.insertInto('closed_quarter').values(closed).execute()
  if (all.length === 0) return
  await tx
    .insertInto('closed_figure')
    .values(all.map(figure => ({ id: newId(), closed_id: closed.id, ...figure })))
    .execute()
}

export type NewCorrection = Pick<ClosingCorrection, 'number' | 'value' | 'part' | 'base' | 'reason' | 'at'> & {
  figure_id: string
  by_account: string
}

/** A further correction; false where somebody else has made one with this number. */
export async function insertCorrection(tx: Tx, correction: NewCorrection): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('closing_correction')
    .values({ id: newId(), ...correction })
    .onConflict(conflict => conflict.columns(['municipality_id', 'figure_id', 'number']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
