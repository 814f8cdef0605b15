import { setTimeout as after } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Config } from '#platform/config.ts'
import type { Connected } from '#platform/connect.ts'
import { traceOf } from '#platform/errors.ts'

/** What the thread of the jobs is given: the application's ways into the database, and the settings for the backup. */
export type ThreadData = Pick<Connected, 'logins'> & { config: Config }

/** After so long a thread that broke off is started again; what it was doing is begun anew. */
const PAUSE_MS = 5000

/**
 * Runs the jobs in a thread of their own until `stop`, which waits until it has let go of the database. `lost` is called
 * when the thread cannot reach it.
 */
export function openJobs(
  given: ThreadData,
  log: (entry: Record<string, unknown>) => void,
  lost: () => void = () => {},
): { stop: () => Promise<void> } {
  let ending = false
  const start = (): Worker => {
    const thread = new Worker(new URL('./jobs-thread.ts', import.meta.url), {
      workerData: given,
      // What is worked out in it stands in buffers of its own; a nursery that grew would stay with the program.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    })
    thread.on('message', lost)
    thread.on('error', error => log({ level: 'error', job: 'thread', ...traceOf(error) }))
    thread.on('exit', async () => {
      if (ending) return
      await after(PAUSE_MS, undefined, { ref: false })
      if (!ending) current = start()
    })
    return thread
  }
  let current = start()
  return {
    stop: async () => {
      ending = true
      if (current.threadId < 0) return
      const ended = new Promise(resolve => current.once('exit', resolve))
      current.postMessage('stop')
      await ended
    },
  }
}
