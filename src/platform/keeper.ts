import { setTimeout as after } from 'node:timers/promises'
import { SetupError, traceOf } from './errors.ts'
import { openServer } from './postgres/index.ts'

type Log = (entry: Record<string, unknown>) => void

/** `lost`: a connection broke off or could not be made. `stop`: the database is left on purpose, nothing is started again. */
export type Keeper = { lost: () => void; stop: () => void }

/** The pauses between two attempts to start a server that does not start (its disk is full): growing, in milliseconds. */
const PAUSES = [250, 500, 1000, 2000, 5000, 10_000]

/**
 * Sees to it that the embedded server of this data directory runs as long as this process needs it: whoever loses a
 * connection calls `lost`, and a server that died is started again. Of several processes one starts it, the others adopt it.
 */
export function keepServer(dataDir: string, log: Log): Keeper {
  let stopped = false
  let busy = false
  const again = async () => {
    for (let tries = 0; !stopped && !(await started(dataDir, log)); tries++)
      await after(PAUSES[Math.min(tries, PAUSES.length - 1)], undefined, { ref: false })
    busy = false
  }
  return {
    lost: () => {
      if (stopped || busy) return
      busy = true
      void again()
    },
    stop: () => {
      stopped = true
    },
  }
}

async function started(dataDir: string, log: Log): Promise<boolean> {
  try {
    const server = await openServer(dataDir)
    if (server.started) log({ level: 'warn', database: 'was gone and is started again', pid: server.pid })
    return true
  } catch (error) {
    const says = error instanceof SetupError ? error.message : undefined
    log({ level: 'error', database: 'cannot be started', says, ...traceOf(error) })
    return false
  }
}
