import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { YUI } from '#platform/called.ts'
import { SetupError } from '#platform/errors.ts'
import { explain } from './failures.ts'
import type { Place } from './place.ts'
import type { Account } from './processes.ts'

export const SUPERUSER = 'postgres'
/** The stamp of a data directory: data of one engine is never opened by another. */
const ENGINE = 'postgresql-18'
/** The stamp until the cluster is whole. */
const UNFINISHED = `${ENGINE} unfinished`
const PARTIAL = 'postgres.partial-'
/** What an empty directory may hold: our lock, and what file systems and git put there. */
const EMPTY = /^(start\.lock|ENGINE\.partial|lost\+found|\.gitkeep|\.DS_Store)$/

/** Refuses a directory that holds the data of another engine or version, things that are not Yui's, or lost its data. */
export function checkStamp(place: Place): void {
  // In this order: another starter stamps an empty directory before it puts anything else there.
  const names = readdirSync(place.dir)
  const stamp = readStamp(place)
  if (stamp === null && !names.every(name => EMPTY.test(name))) {
    throw new SetupError(
      `「${place.dir}」には結い以外のファイルがあるため、YUI_DATA に空のフォルダーか、まだないフォルダーを指定してください。`,
    )
  }
  if (stamp === ENGINE && !existsSync(place.cluster)) {
    throw new SetupError(
      `「${place.cluster}」が失われているため、元に戻すか、YUI_DATA に空のフォルダーを指定してください。`,
    )
  }
  if (stamp === null || stamp === ENGINE || stamp === UNFINISHED) return
  throw new SetupError(
    `「${place.dir}」のデータは別の版（${stamp}）で作られているため、その版の結いで ${YUI} backup を実行し、YUI_DATA に空のフォルダーを指定して ${YUI} restore で移してください。`,
  )
}

function readStamp(place: Place): string | null {
  return existsSync(place.stamp) ? readFileSync(place.stamp, 'utf8').trim() : null
}

function writeStamp(place: Place, stamp: string): void {
  writeFileSync(`${place.stamp}.partial`, `${stamp}\n`, { flush: true })
  renameSync(`${place.stamp}.partial`, place.stamp)
  const dir = openSync(place.dir, 'r')
  fsyncSync(dir)
  closeSync(dir)
}

/**
 * Makes the cluster of a checked directory, unless it is there. It is made under another name and renamed when whole and
 * on disk, so a first start that was killed leaves nothing that could be taken for data.
 */
export async function makeCluster(place: Place, native: string, account: Account | null): Promise<void> {
  if (readStamp(place) === ENGINE) return handOver(place.cluster, account)
  writeStamp(place, UNFINISHED)
  for (const name of readdirSync(place.dir)) {
    // The initdb of a killed start may still be dying, and writing.
    if (name.startsWith(PARTIAL)) await rm(join(place.dir, name), { recursive: true, force: true, maxRetries: 9 })
  }
  if (!existsSync(place.cluster)) {
    const partial = join(place.dir, PARTIAL + randomUUID())
    mkdirSync(partial, { mode: 0o700 })
    if (account) chownSync(partial, account.uid, account.gid)
    await initdb(partial, native, account, place)
    renameSync(partial, place.cluster)
  }
  writeStamp(place, ENGINE)
}

async function initdb(dir: string, native: string, account: Account | null, place: Place): Promise<void> {
  const ctype = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  const options = ['-D', reach(dir, account), '-U', SUPERUSER, '-A', 'trust', '-E', 'UTF8', '-k', '--no-instructions']
  // Order and case are PostgreSQL's own, the same on every machine; only pg_trgm still asks the system what a letter is.
  const locale = ['--locale=C', `--lc-ctype=${ctype}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  try {
    const run = promisify(execFile)
    await run(join(native, 'bin/initdb'), [...options, ...locale], { ...account, cwd: dir, env: { LC_ALL: 'C' } })
  } catch (error) {
    await rm(dir, { recursive: true, force: true })
    const { stderr, message } = error as { stderr?: string; message: string }
    writeFileSync(place.log, stderr || message)
    throw explain(stderr || message, place)
  }
}

/** How the server's account names its directory: root's home is closed to it, the directory it is started in is not. */
export function reach(dir: string, account: Account | null): string {
  return account && process.platform === 'linux' ? '/proc/self/cwd' : dir
}

/** A copy that root made (of a backup) belongs to root, with which PostgreSQL would not start. */
function handOver(cluster: string, account: Account | null): void {
  if (!account || statSync(cluster).uid === account.uid) return
  const files = readdirSync(cluster, { recursive: true, encoding: 'utf8' }).map(name => join(cluster, name))
  for (const path of [cluster, ...files]) lchownSync(path, account.uid, account.gid)
  chmodSync(cluster, 0o700)
}
