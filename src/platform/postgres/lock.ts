import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

const BUSY = 5

/**
 * Runs the work while no other process runs work under the same lock file; waits as long as its holder lives. The lock is
 * the kernel's, reached through SQLite: it ends with its holder, however that was killed, so there is no stale lock to
 * recognise (a process number in a file names another process after a restart of the machine or container).
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = new DatabaseSync(path, { timeout: 0 })
  try {
    while (!take(lock)) await sleep(30)
    return await work()
  } finally {
    lock.close()
  }
}

function take(lock: DatabaseSync): boolean {
  try {
    lock.exec('PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if ((error as { errcode?: number }).errcode !== BUSY) throw error
    return false
  }
}
