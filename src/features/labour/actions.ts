import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { LabourRow } from './rules.ts'
import { putLabour } from './store.ts'

/** Puts a table in as a whole, with the paper that it comes from; gives how many figures of before it takes the place of. */
export async function putInLabour(
  tx: Tx,
  rows: readonly LabourRow[],
  source: string,
  { by, now }: Doing,
): Promise<{ replaced: number }> {
  const done = await putLabour(tx, rows, { source, by, at: now })
  const months = [...new Set(rows.map(({ month }) => month))]
  const data = { months, rows: rows.length, replaced: done.replaced, source }
  await record(tx, { kind: 'labour.put-in', subject: ['labour', newId()], by, now, data })
  return done
}
