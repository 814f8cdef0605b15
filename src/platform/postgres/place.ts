import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '#platform/disk.ts'
import { SetupError } from '#platform/errors.ts'

/** Where everything of one data directory stands. */
export type Place = {
  dir: string
  /** PostgreSQL's own directory; it belongs to the account that the server runs as. */
  cluster: string
  stamp: string
  lock: string
  log: string
  /** Name of the directory of the socket. Short: the path of a unix socket ends at 103 bytes on some systems. */
  socketName: string
}

/** The place of a data directory, which is made if it is missing. Refuses one that cannot be made. */
export function makePlace(dataDir: string): Place {
  try {
    makeFolder(dataDir, 0o700)
    return placeOf(realpathSync(dataDir))
  } catch {
    throw new SetupError(
      `データの置き場所「${dataDir}」を作れないため、YUI_DATA に書き込めるフォルダーを指定してください。`,
    )
  }
}

/** The place of an existing data directory, given by its real path. */
export function placeOf(dir: string): Place {
  return {
    dir,
    cluster: join(dir, 'postgres'),
    stamp: join(dir, 'ENGINE'),
    lock: join(dir, 'start.lock'),
    log: join(dir, 'postgres.log'),
    socketName: `yui-${createHash('sha256').update(dir).digest('hex').slice(0, 16)}`,
  }
}
