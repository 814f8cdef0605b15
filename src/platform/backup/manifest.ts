import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { SetupError } from '../errors.ts'
import { readMigrations } from '../migrate.ts'

const MANIFEST = z.object({
  format: z.literal('yui-backup-1'),
  made_at: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string().regex(/^[a-z_]+$/), rows: z.number().int(), sha256: z.string() })),
})

/** What a backup holds: written last, so that a folder with it is whole. */
export type Manifest = z.infer<typeof MANIFEST>

export const manifestPath = (dir: string): string => join(dir, 'manifest.json')
export const tablePath = (dir: string, table: string): string => join(dir, `${table}.copy`)

/** The manifest of a backup whose files are all there as they were written; refuses anything else. */
export async function readManifest(dir: string): Promise<Manifest> {
  const text = await readFile(manifestPath(dir), 'utf8').catch(() => '')
  const manifest = MANIFEST.safeParse(parsed(text))
  if (!manifest.success)
    throw new SetupError(
      `「${dir}」は結いの控えではないか、途中までの控えです。npx yui backup で作ったフォルダーを指定してください。`,
    )
  await checkMigrations(manifest.data)
  for (const { name, sha256 } of manifest.data.tables)
    if ((await hashOf(tablePath(dir, name))) !== sha256)
      throw new SetupError(
        `控えのファイル「${tablePath(dir, name)}」が壊れているか、書きかえられています。別の控えを指定してください。`,
      )
  return manifest.data
}

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
