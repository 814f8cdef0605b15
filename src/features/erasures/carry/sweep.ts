import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { addMinutes } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import type { Keeping } from '#platform/feature.ts'
import { enqueue } from '#platform/jobs.ts'
import type { Due } from '#platform/rounds/index.ts'
import { CARRY, type KeepKey, SETTINGS } from '../rules.ts'
import { dueErasures } from '../store.ts'

/** Forgets what is over, noun by noun, and gives those whose day has come to the jobs; gives how many rows and people. */
export async function sweep(tx: Tx, keepings: readonly Keeping[], { day, now }: Due): Promise<number> {
  const days = settingsFrom(await settingsOn(tx, day), SETTINGS)
  let rows = 0
  for (const { setting, sweep: of } of keepings)
    rows += await of(tx, addMinutes(now, -days[setting as KeepKey] * 24 * 60))
  const due = await dueErasures(tx, day)
  for (const id of due) await enqueue(tx, CARRY, id)
  return rows + due.length
}
