import { setTimeout as timer } from 'node:timers'
import type { Day } from '#platform/dates.ts'
import type { Database } from '#platform/db.ts'
import { addLooks, type Looks } from './store.ts'

/** Counts looks in the process and writes them now and then, so that no look waits for it. */
export type Counter = {
  /** One look at a page of a municipality on a day. */
  look: (municipality: string, onDay: Day, page: string, robot: boolean) => void
  /** Writes what is counted; done before the process ends. */
  flush: () => Promise<void>
}

/** So long what was counted stays in the process: a process that is killed loses that much. */
const EVERY_MS = 5000

/** A counter of one process; several count into the same rows. What cannot be written is kept and tried again. */
export function countLooks(
  database: Database,
  log: (entry: Record<string, unknown>) => void,
  every = EVERY_MS,
): Counter {
  let counted = new Map<string, Map<string, Looks>>()
  let planned = false
  let writing = Promise.resolve()
  const add = (municipality: string, one: Looks) => {
    const key = `${one.on_day} ${one.page} ${one.robot}`
    const rows = counted.get(municipality) ?? new Map<string, Looks>()
    counted.set(municipality, rows)
    rows.set(key, { ...one, count: one.count + (rows.get(key)?.count ?? 0) })
  }
  const write = async () => {
    const taken = counted
    counted = new Map()
    for (const [municipality, rows] of taken)
      try {
        await database.write({ lane: 'job', municipality }, tx => addLooks(tx, [...rows.values()]))
      } catch (error) {
        for (const one of rows.values()) add(municipality, one)
        plan()
        log({ level: 'warn', views: 'are written later', why: (error as Error).message })
      }
  }
  const flush = () => {
    writing = writing.then(write)
    return writing
  }
  const plan = () => {
    if (planned) return
    planned = true
    timer(() => {
      planned = false
      void flush()
    }, every).unref()
  }
  return {
    look: (municipality, on_day, page, robot) => {
      add(municipality, { on_day, page, robot, count: 1 })
      plan()
    },
    flush,
  }
}
