import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { YUI } from '#platform/called.ts'
import { SetupError } from '../errors.ts'
import { readMigrations } from '../migrate.ts'
import { type Identity, opened } from './seal.ts'

const MANIFEST = z.object({
  /** In the first format the rows stood in no order and in the clear. */
  format: z.enum(['yui-backup-1', 'yui-backup-2']),
  made_at: z.string(),
  /** The public keys for which the rows are sealed; none where they are in the clear. */
  recipients: z.array(z.string()).default([]),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** The hash is of the file as it lies there. */
  tables: z.array(z.object({ name: z.string().regex(/^[a-z_]+$/), rows: z.number().int(), sha256: z.string() })),
})

/** What a backup holds: written last, so that a folder with it is whole. */
export type Manifest = z.infer<typeof MANIFEST>
export type Table = Manifest['tables'][number]

/** A backup whose files are all there as they were written, and what opens it. */
export type Opened = { dir: string; manifest: Manifest; identity: Identity | null }

export const manifestPath = (dir: string): string => join(dir, 'manifest.json')
export const tablePath = (dir: string, table: string, sealed = false): string =>
  join(dir, `${table}.copy${sealed ? '.age' : ''}`)

/** The manifest of a backup whose files are all there as they were written; refuses anything else. */
export async function readManifest(dir: string): Promise<Manifest> {
  const text = await readFile(manifestPath(dir), 'utf8').catch(() => '')
  const manifest = MANIFEST.safeParse(parsed(text))
  if (!manifest.success)
    throw new SetupError(
      `「${dir}」は結いの控えではないか、途中までの控えです。${YUI} backup で作ったフォルダーを指定してください。`,
    )
  await checkMigrations(manifest.data)
  const sealed = manifest.data.recipients.length > 0
  for (const { name, sha256 } of manifest.data.tables)
    if ((await hashOf(tablePath(dir, name, sealed))) !== sha256) throw broken(tablePath(dir, name, sealed))
  return manifest.data
}

/** Reads the manifest and tries the key; refuses a sealed backup without its own. */
export async function openBackup(dir: string, identity: Identity | null): Promise<Opened> {
  const manifest = await readManifest(dir)
  const backup: Opened = { dir, manifest, identity: manifest.recipients.length > 0 ? identity : null }
  if (manifest.recipients.length > 0 && !identity)
    throw new SetupError('この控えは暗号化されています。--identity のあとに、秘密の鍵のファイルを指定してください。')
  for (const table of manifest.tables.slice(0, 1)) (await rowsOf(backup, table)).destroy()
  return backup
}

/** The rows of a table as they were written, in the clear. */
export async function rowsOf({ dir, identity }: Opened, { name }: Pick<Table, 'name'>): Promise<Readable> {
  const file = createReadStream(tablePath(dir, name, identity !== null))
  return identity ? opened(file, identity) : file
}

export const broken = (path: string): SetupError =>
  new SetupError(`控えのファイル「${path}」が壊れているか、書きかえられています。別の控えを指定してください。`)

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The schema of a backup must be one that this program knows how to make. */
async function checkMigrations({ migrations }: Manifest): Promise<void> {
  const known = new Map((await readMigrations()).map(({ name, checksum }) => [name, checksum]))
  const unknown = migrations.find(({ name, checksum }) => known.get(name) !== checksum)
  if (unknown)
    throw new SetupError(
      `この控えは、この結いの知らない形（${unknown.name}）で作られています。控えを作ったときと同じか、それより新しい結いで実行してください。`,
    )
}

async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk)
    return hash.digest('hex')
  } catch {
    return null
  }
}
