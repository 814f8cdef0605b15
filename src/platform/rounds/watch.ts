import { setTimeout as after } from 'node:timers/promises'
import { addMinutes, type Instant, today } from '../clock.ts'
import { codeOf } from '../errors.ts'
import type { Workshop } from '../jobs.ts'
import { type Round, runRounds } from './index.ts'

const LOOK_MS = 30_000

/** When something may be due in a municipality again. Another process, or this one begun anew, finds it out by itself. */
export type Seen = Map<string, Instant>

/** Every municipality of the register that is not known to have nothing due, one after the other: one query where none is. */
export async function lookRound(
  rounds: readonly Round[],
  seen: Seen,
  workshop: Workshop,
  signal?: AbortSignal,
): Promise<void> {
  const { database, now, log } = workshop
  const cities = await database.untenanted(db => db.selectFrom('municipality').select('id').orderBy('id').execute())
  for (const { id } of cities) {
    const at = now()
    if (signal?.aborted) return
    if ((seen.get(id) ?? '') > at) continue
    try {
      const { next } = await runRounds(id, rounds, workshop, { today: today(at), ...(signal && { signal }) })
      seen.set(id, next)
    } catch (error) {
      log({ level: 'error', round: 'look', municipality: id, code: codeOf(error) })
      seen.set(id, addMinutes(at, 1))
    }
  }
}

/** Whether a municipality of the register is not known to have nothing due. */
export async function mayBeDue(seen: Seen, { database, now }: Pick<Workshop, 'database' | 'now'>): Promise<boolean> {
  const cities = await database.untenanted(db => db.selectFrom('municipality').select('id').execute())
  return cities.some(({ id }) => (seen.get(id) ?? '') <= now())
}

/** Looks every half minute, until `stop`, which waits for the look that is under way. */
export function watchRounds(look: () => Promise<void>, log: Workshop['log']): { stop: () => Promise<void> } {
  const ending = new AbortController()
  const { signal } = ending
  const watching = (async () => {
    while (!signal.aborted) {
      await look().catch(error => signal.aborted || log({ level: 'error', round: 'look', code: codeOf(error) }))
      await after(LOOK_MS, undefined, { signal }).catch(() => {})
    }
  })()
  return {
    stop: () => {
      ending.abort()
      return watching
    },
  }
}
