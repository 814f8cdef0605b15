import { readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import pg from 'pg'
import { SetupError } from '#platform/errors.ts'
import { SUPERUSER } from './cluster.ts'
import { notOurs } from './failures.ts'
import type { Place } from './place.ts'
import { commandLine, isBorne, startedAt } from './processes.ts'
import { PORT } from './socket.ts'

export type Running = { pid: number; socketDir: string }

/**
 * The living server of this data directory, ready or not; null if there is none. Its number alone proves nothing (it may
 * be another process by now), so its command line must name our socket. Refuses where another PostgreSQL holds the data.
 */
export function findRunning(place: Place): Running | null {
  const pid = recordedPid(place)
  if (!pid) return null
  const command = commandLine(pid)
  if (!/^\S*postgres /.test(command)) return null
  const socketDir = / -k (\S+)/.exec(command)?.[1] ?? ''
  if (basename(socketDir) === place.socketName) return { pid, socketDir }
  // After the machine was started again the number may be that of the server of another directory.
  const [noted, started] = [notedStart(place), startedAt(pid)]
  if (noted && started && Math.abs(noted - started) > 60) return null
  throw new SetupError(
    `「${place.dir}」は動いているデータベースから写されたか移されたものなので、プロセス ${pid} を止めるか、「${pidFile(place)}」を消してください。`,
  )
}

/** Here PostgreSQL notes its process number, as long as it runs. */
function pidFile(place: Place): string {
  return join(place.cluster, 'postmaster.pid')
}

/** When the server of that number was started, as it noted itself, in seconds; 0 where it didn't. */
const notedStart = (place: Place): number => Number(readFileSync(pidFile(place), 'utf8').split('\n')[2]) || 0

function recordedPid(place: Place): number {
  try {
    return Number.parseInt(readFileSync(pidFile(place), 'utf8'), 10)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw notOurs(place)
    return 0
  }
}

/**
 * Removes the number noted by a server that is no more, where something bears it all the same: another process, or the
 * dead server itself, which nobody has taken away (it has no command line, and stays for ever where the first process of
 * a container reaps nothing). PostgreSQL would not start beside it. What is left of the old server's memory it finds by
 * itself, with the number or without.
 */
export function dropReusedPid(place: Place): void {
  const pid = recordedPid(place)
  if (pid && isBorne(pid)) rmSync(pidFile(place), { force: true })
}

/** Whether the server lets people in now: false while it starts, recovers or stops. */
export async function accepts(place: Place, socketDir: string): Promise<boolean> {
  const client = new pg.Client({
    host: socketDir,
    port: PORT,
    user: SUPERUSER,
    database: 'postgres',
    connectionTimeoutMillis: 5000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES') throw notOurs(place)
    return code === '53300' // every place is taken: it runs
  } finally {
    await client.end().catch(() => {})
  }
}
