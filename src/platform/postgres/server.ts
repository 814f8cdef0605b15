import { existsSync, realpathSync, rmSync } from 'node:fs'
import { SetupError } from '../errors.ts'
import { checkStamp, SUPERUSER } from './cluster.ts'
import { explain } from './failures.ts'
import { type Log, patience, SETTINGS, start } from './launch.ts'
import { withLock } from './lock.ts'
import { makePlace, type Place, placeOf } from './place.ts'
import { accepts, findRunning, type Running } from './running.ts'
import { PORT } from './socket.ts'

export type Server = {
  socketDir: string
  port: number
  superuser: string
  /** pg config for a database and role */
  config(
    database: string,
    user?: string,
  ): { host: string; port: number; user: string; database: string; password?: string }
  /** we started it (false: adopted) */
  started: boolean
  pid: number
}

/** `connections`: so many at once where it is to let in more than it does by itself. */
type Options = { log?: Log; connections?: number }

/**
 * Adopts the running server of this data directory or starts it; the first time it makes the cluster. The server outlives
 * us. Throws a SetupError with one Japanese sentence, which says what to do, where the directory is not ours to open (other
 * version, other files, other user, moved while running), or the machine cannot run or reach a server.
 */
export async function openServer(dataDir: string, options: Options = {}): Promise<Server> {
  const place = makePlace(dataDir)
  const { log = () => {}, connections = SETTINGS.max_connections } = options
  const running = findRunning(place)
  if (running && (await accepts(place, running.socketDir))) return describe(running, false)
  checkStamp(place)
  return await guarded(place, async () => {
    const adopted = await awaitRunning(place, log)
    return adopted ? describe(adopted, false) : describe(await start(place, connections, log), true)
  })
}

/** Stops the server of this data directory (fast shutdown: open transactions are rolled back) if it runs. */
export async function stopServer(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return
  const place = placeOf(realpathSync(dataDir))
  if (!findRunning(place)) return
  await guarded(place, async () => {
    const running = findRunning(place)
    if (!running) return
    process.kill(running.pid, 'SIGINT')
    for (const wait = patience(place, () => {}); findRunning(place); ) await wait(20)
    rmSync(running.socketDir, { recursive: true, force: true })
  })
}

/** One starter at a time; what the file system refuses becomes a sentence. */
async function guarded<T>(place: Place, work: () => Promise<T>): Promise<T> {
  try {
    return await withLock(place.lock, work)
  } catch (error) {
    if (error instanceof SetupError) throw error
    if (error instanceof Error && 'code' in error) throw explain(error.message, place, error)
    throw error
  }
}

async function awaitRunning(place: Place, log: Log): Promise<Running | null> {
  for (const wait = patience(place, log); ; await wait(30)) {
    const running = findRunning(place)
    if (!running || (await accepts(place, running.socketDir))) return running
  }
}

function describe({ pid, socketDir }: Running, started: boolean): Server {
  return {
    socketDir,
    port: PORT,
    superuser: SUPERUSER,
    config: (database, user = SUPERUSER) => ({ host: socketDir, port: PORT, user, database }),
    started,
    pid,
  }
}
