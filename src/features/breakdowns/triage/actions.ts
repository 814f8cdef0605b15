import { putSetting } from '#features/municipalities/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { SETTINGS } from './rules.ts'
import { counted, putTallies } from './store.ts'

/** Counts anew how many talks it took; gives how many lines there are. */
export async function tellTallies(tx: Tx, today: Day): Promise<number> {
  const rows = await counted(tx, today)
  await putTallies(tx, rows)
  return rows.length
}

/** From this day on the desk is told of it, or is not. */
export async function useTriage(
  tx: Tx,
  { used, source }: { used: boolean; source: string },
  { by, now, today }: Doing,
): Promise<void> {
  await putSetting<typeof SETTINGS>(tx, { key: 'triageUsed', valid_from: today, value: used, source })
  await record(tx, { kind: 'triage.used', subject: ['triage', newId()], by, now, data: { used, source } })
}
