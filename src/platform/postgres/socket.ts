import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { SetupError } from '#platform/errors.ts'
import type { Place } from './place.ts'
import type { Account } from './processes.ts'

/** The port is only a part of the socket's name: the server listens on no network. */
export const PORT = 5432
const LONGEST = 103

/**
 * Makes the empty directory of the socket, which only the server's account (and root) may enter: that alone decides who
 * may connect. `before`: whose the cluster was when it was last used. Refuses a path at which something of somebody else stands. To be called while no server runs here.
 */
export function makeSocketDir(place: Place, account: Account | null, before?: number): string {
  const path = join(isUsable(tmpdir(), place, account) ? tmpdir() : '/tmp', place.socketName)
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if (
      (error as NodeJS.ErrnoException).code !== 'EEXIST' ||
      !isOurs(path, [process.getuid?.(), account?.uid, before])
    ) {
      throw new SetupError(
        `データベースの接続口「${path}」を作れないため、そこにあるものを取り除くか、TMPDIR に書き込めるフォルダーを指定してください。`,
      )
    }
    for (const left of readdirSync(path)) rmSync(join(path, left), { recursive: true })
    chmodSync(path, 0o700)
  }
  if (account) chownSync(path, account.uid, account.gid)
  return path
}

function isUsable(base: string, place: Place, account: Account | null): boolean {
  if (Buffer.byteLength(join(base, place.socketName, `.s.PGSQL.${PORT}`)) > LONGEST) return false
  if (!account) return true
  for (let path = base; path !== dirname(path); path = dirname(path)) if (!(statSync(path).mode & 0o001)) return false
  return true
}

function isOurs(path: string, owners: readonly (number | undefined)[]): boolean {
  const found = lstatSync(path)
  return found.isDirectory() && owners.includes(found.uid)
}
