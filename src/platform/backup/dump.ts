import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { chmod, rename, rm, writeFile } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { ownersTx } from '../db.ts'
import { makeFolder, takeBack } from '../disk.ts'
import { SetupError } from '../errors.ts'
import { hashed } from './copy.ts'
import { type Manifest, manifestPath, type Table, tablePath } from './manifest.ts'
import { sealed } from './seal.ts'
import { AS_TEXT, type Readable, tablesOf, tenantsOf, writeRows } from './tables.ts'

export type Dumped = { dir: string; now: string; recipients: readonly string[]; signal?: AbortSignal | undefined }

/** Writes every table as of one moment into an empty folder, the manifest last; what broke off leaves no file behind. */
export async function dump(client: pg.Client, to: Dumped): Promise<Manifest> {
  const { dir, now, recipients, signal } = to
  let first: string | null = null
  try {
    first = makeFolder(dir)
    // Also where it was there before: what is in it are all residents.
    await chmod(dir, 0o700)
  } catch (error) {
    takeBack(dir, first)
    throw explained(error, dir)
  }
  await client.query('begin isolation level repeatable read read only')
  await client.query(AS_TEXT)
  const migrations = await ownersTx(client)
    .selectFrom('schema_migration')
    .select(['name', 'checksum'])
    .orderBy('name')
    .execute()
  const all = await tablesOf(client)
  const tables: Table[] = []
  const began: string[] = []
  try {
    const tenants = await tenantsOf(client)
    for (const table of all) {
      signal?.throwIfAborted()
      began.push(tablePath(dir, table.name, recipients.length > 0))
      tables.push(await dumpTable(client, to, table, tenants))
    }
    const manifest: Manifest = {
      ...{ format: 'yui-backup-2', made_at: now, recipients: [...recipients] },
      ...{ migrations, tables },
    }
    const partial = `${manifestPath(dir)}.partial`
    began.push(partial)
    await writeFile(partial, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true })
    await rename(partial, manifestPath(dir))
    return manifest
  } catch (error) {
    for (const path of began) await rm(path, { force: true })
    // A folder that was not there before is none of the backups either.
    takeBack(dir, first)
    throw explained(error, dir)
  }
}

async function dumpTable(
  client: pg.Client,
  { dir, recipients }: Dumped,
  table: Readable,
  tenants: readonly string[],
): Promise<Table> {
  const hash = createHash('sha256')
  const file = createWriteStream(tablePath(dir, table.name, recipients.length > 0), { mode: 0o600, flush: true })
  const clear = new PassThrough()
  const lying = recipients.length > 0 ? sealed(clear, recipients) : clear
  const written = pipeline(hashed(lying, hash), file)
  // A disk that is full ends the rows too; they say nothing of their own then.
  written.catch(() => clear.destroy())
  const rows = await writeRows(client, table, tenants, clear)
  clear.end()
  await written
  return { name: table.name, rows, sha256: hash.digest('hex') }
}

/** What the file system refuses, as a sentence. A limit on the size of files (`ulimit -f`, a quota) is a full disk too. */
function explained(error: unknown, dir: string): unknown {
  const { code, path } = error as NodeJS.ErrnoException
  if (['ENOSPC', 'EFBIG', 'EDQUOT'].includes(code!))
    return new SetupError(
      `控えを書き出す先「${dir}」のディスクがいっぱいになったため、控えは取れていません。空きを増やすか、別の場所を指定して、もう一度実行してください。`,
    )
  if (path !== undefined || code === 'EIO')
    return new SetupError(`控えを書き出す先「${dir}」に書き込めません。書き込めるフォルダーを指定してください。`)
  return error
}
