import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SetupError } from '../errors.ts'
import { findBinaries } from './binaries.ts'
import { makeCluster, reach } from './cluster.ts'
import { explain } from './failures.ts'
import type { Place } from './place.ts'
import { type Account, serverAccount } from './processes.ts'
import { accepts, dropReusedPid, type Running } from './running.ts'
import { makeSocketDir } from './socket.ts'

export type Log = (line: string) => void

/** Recovery after a crash of the machine reads back at most a few GB of log. */
const PATIENCE_MS = 300_000
/** Backends of a killed server end within their current query. */
const DYING_MS = 30_000
/** What PostgreSQL says as long as something of a killed server is still there. */
const DYING = /still in use|lock file .* already exists/

/** Settings that differ from PostgreSQL's own; the log holds what happens to the server, never a statement or a value. */
export const SETTINGS = {
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

export async function start(place: Place, connections: number, log: Log): Promise<Running> {
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
export function patience(place: Place, log: Log): (ms: number) => Promise<void> {
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
