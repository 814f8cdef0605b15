import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SetupError } from '#platform/errors.ts'
import { findBinaries } from './binaries.ts'
import { checkStamp, makeCluster, reach, SUPERUSER } from './cluster.ts'
import { explain } from './failures.ts'
import { withLock } from './lock.ts'
import { makePlace, type Place, placeOf } from './place.ts'
import { type Account, serverAccount } from './processes.ts'
import { accepts, dropReusedPid, findRunning, type Running } from './running.ts'
import { makeSocketDir, PORT } from './socket.ts'

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

type Log = (line: string) => void

/** Recovery after a crash of the machine reads back at most a few GB of log. */
const PATIENCE_MS = 300_000
/** Backends of a killed server end within their current query. */
const DYING_MS = 30_000
/** What PostgreSQL says as long as something of a killed server is still there. */
const DYING = /still in use|lock file .* already exists/

/** Settings that differ from PostgreSQL's own; the log holds what happens to the server, never a statement or a value. */
const SETTINGS = {
  listen_addresses: '',
  max_connections: 60,
  shared_buffers: '192MB',
  restart_after_crash: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  io_method: 'sync',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_logical_replication_workers: 0,
  log_min_messages: 'log',
  log_checkpoints: 'off',
  cluster_name: 'yui',
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

async function start(place: Place, connections: number, log: Log): Promise<Running> {
  const account = serverAccount(place.cluster, log)
  const before = statSync(place.cluster, { throwIfNoEntry: false })
  const native = findBinaries(account)
  if (!existsSync(place.cluster)) log('データベースを初めて用意しています。')
  await makeCluster(place, native, account)
  const socketDir = makeSocketDir(place, account, before?.uid)
  if (existsSync(place.log)) renameSync(place.log, `${place.log}.1`)
  for (const since = performance.now(); ; await sleep(100)) {
    dropReusedPid(place)
    const running = await launch(place, native, account, socketDir, connections, log)
    if (running) return running
    const said =
      readFileSync(place.log, 'utf8')
        .match(/FATAL: .*/g)
        ?.at(-1) ?? ''
    if (!DYING.test(said) || performance.now() - since > DYING_MS) throw explain(said, place)
  }
}

/** Starts the server and waits until it lets people in; null if it ended before. */
async function launch(
  place: Place,
  native: string,
  account: Account | null,
  socketDir: string,
  connections: number,
  log: Log,
): Promise<Running | null> {
  const settings = Object.entries({ ...SETTINGS, max_connections: connections }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const output = openSync(place.log, 'a', 0o600)
  const child = spawn(
    join(native, 'bin/postgres'),
    ['-k', socketDir, '-D', reach(place.cluster, account), ...settings],
    {
      ...account,
      cwd: place.cluster,
      env: { LC_ALL: 'C' },
      detached: true,
      stdio: ['ignore', output, output],
    },
  )
  closeSync(output)
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  child.once('error', () => {
    ended = true
  })
  child.unref()
  for (const wait = patience(place, log); !ended; await wait(20)) {
    if (child.pid && (await accepts(place, socketDir))) return { pid: child.pid, socketDir }
  }
  return null
}

/** A pause that says once that this takes long, and in the end gives up. */
function patience(place: Place, log: Log): (ms: number) => Promise<void> {
  const since = performance.now()
  let said = false
  return async ms => {
    const waited = performance.now() - since
    if (waited > PATIENCE_MS) throw new SetupError(`データベースが応答しないため、「${place.log}」を確かめてください。`)
    if (waited > 3000 && !said) log('データベースを待っています。前回急に止まったときは、数分かかることがあります。')
    said ||= waited > 3000
    await sleep(ms)
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
