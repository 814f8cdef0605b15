import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Residents } from './rules.ts'
import { putPopulation } from './store.ts'

/** Puts the residents of a day in, with the paper that they come from; gives how many rows of before they take the place of. */
export async function putInPopulation(
  tx: Tx,
  rows: readonly Residents[],
  { as_of, source }: { as_of: Day; source: string },
  { by, now }: Doing<string | null>,
): Promise<number> {
  const replaced = await putPopulation(tx, rows, { as_of, source, by, at: now })
  const data = { as_of, rows: rows.length, replaced, source }
  await record(tx, { kind: 'population.put-in', subject: ['population', newId()], by, now, data })
  return replaced
}
