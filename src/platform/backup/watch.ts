import { setTimeout as after } from 'node:timers/promises'
import { addMinutes, type Instant, timeOfDay, today } from '../clock.ts'
import type { Config } from '../config.ts'
import { SetupError, traceOf } from '../errors.ts'
import type { Series } from './keep.ts'
import { addBackup, lastBackup } from './series.ts'

type Log = (entry: Record<string, unknown>) => void

const LOOK_MS = 60_000
/** The backup of a day is made after one in the morning, or as soon as the program runs again. */
const FROM_MINUTES = 60
/** So long after a failure it is tried again: a full disk is not emptied in a minute. */
const PAUSE_MINUTES = 60

/** Makes the backup of today where it is due; gives when it is to be looked again. Another process may have made it. */
export async function lookBackup(
  config: Config,
  series: Series,
  now: Instant,
  log: Log,
  signal?: AbortSignal,
): Promise<Instant> {
  const last = await lastBackup(series.dir)
  if (timeOfDay(now) < FROM_MINUTES || (last && last.day >= today(now))) return now
  try {
    const { path, rows, removed } = await addBackup(config, series, now, signal)
    log({ level: 'info', backup: 'made', path, rows, removed })
    return now
  } catch (error) {
    if (signal?.aborted) return now
    const says = error instanceof SetupError ? error.message : undefined
    log({ level: 'error', backup: 'failed', says, ...traceOf(error) })
    return addMinutes(now, PAUSE_MINUTES)
  }
}

/** Looks every minute whether the backup of the day is due, until `stop`, which waits for the table that is being written. */
export function watchBackups(
  config: Config,
  series: Series,
  { now, log }: { now: () => Instant; log: Log },
): { stop: () => Promise<void> } {
  const ending = new AbortController()
  const { signal } = ending
  const watching = (async () => {
    let from = ''
    while (!signal.aborted) {
      if (now() >= from) from = await lookBackup(config, series, now(), log, signal)
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
