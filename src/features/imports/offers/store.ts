import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { id, json, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import { inChunks } from '#platform/slices.ts'
import type { EventRow } from '../rules.ts'
import type { RowAction } from '../store-runs.ts'
import type { Answered } from './rules.ts'

const OFFERED = { row_number: number, at: number, title: text(), offer: json<Answered>() }
/** A reading to be confirmed: its row, and its place among those of the row. */
export type Offered = Row<typeof OFFERED>

/** A page of the readings of a run that are to be confirmed, in the order of the file. */
export const offersOf = (db: Read, run: string, page: number, size: number): Promise<Offered[]> =>
  rowsOf(db, OFFERED)`select i.row_number, (o.at - 1)::int as at, i.title, o.offer
    from import_row i, jsonb_array_elements(i.offers) with ordinality as o (offer, at)
    where i.run_id = ${run} and i.offers <> '[]' order by i.row_number, o.at limit ${size} offset ${(page - 1) * size}`

/** Whether a run is still to be confirmed; held until the transaction ends, so that it is not carried out meanwhile. */
export const isPlanned = async (tx: Tx, run: string): Promise<boolean> =>
  (await tx
    .selectFrom('import_run')
    .select('id')
    .where('id', '=', run)
    .where('state', '=', 'planned')
    .forUpdate()
    .executeTakeFirst()) !== undefined

const ASKED = {
  row_number: number,
  opportunity_id: maybe(id),
  event: json<EventRow>(),
  offers: json<Answered[]>(),
}
export type AskedRow = Row<typeof ASKED>

/** The rows of a run that have readings to be confirmed; `rows`: only these. */
export const askedRows = (db: Read, run: string, rows: readonly number[] | null): Promise<AskedRow[]> =>
  rowsOf(
    db,
    ASKED,
  )`select row_number, opportunity_id, event, offers from import_row where run_id = ${run} and offers <> '[]'
    and (${rows}::int[] is null or row_number = any(${rows}::int[])) order by row_number`

export type AnsweredRow = { row_number: number; action: RowAction; after: unknown; offers: readonly Answered[] }

/** Keeps the answers of rows and what the rows come to with them. */
export const keepAnswers = (tx: Tx, run: string, rows: readonly AnsweredRow[]): Promise<void> =>
  inChunks(rows, some =>
    sql`update import_row i set action = r.action, after = r.after, offers = r.offers
      from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as r (row_number int, action text, after jsonb, offers jsonb)
      where i.run_id = ${run} and i.row_number = r.row_number`.execute(tx),
  )
