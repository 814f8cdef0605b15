import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { z } from 'zod'
import { YUI } from '#platform/called.ts'
import type { Database, Read, Tx } from '../db.ts'
import { ownersTx } from '../db.ts'
import { makeFolder } from '../disk.ts'
import { SetupError } from '../errors.ts'
import { id, instant, rowsOf } from '../rows.ts'
import { tenantsOf } from './tables.ts'

// Whose rows were erased, by their random ids alone. A backup of before has them still: after it came back they are erased
// again, by this list, which lies beside the backups and says nothing of anybody.

const LINE = z.object({ municipality: z.uuid(), id: z.uuid(), at: z.string() })
export type ErasedLine = z.infer<typeof LINE>
const LIST = z.object({ format: z.literal('yui-erasures-1'), erased: z.array(LINE) })

/** The name of the list in a folder of backups. */
export const listIn = (dir: string): string => join(dir, 'erasures.json')

let folder: string | undefined
/** Where the backups of this process go, so that each erasure is noted there too. */
export const useErasedFolder = (dir: string | undefined): void => {
  folder = dir
}

/** Notes that these rows are erased, in the transaction that does it. */
export const noteErased = (tx: Tx, subject: string, at: string) =>
  tx
    .insertInto('erased')
    .values({ id: subject, at })
    .onConflict(conflict => conflict.doNothing())
    .execute()

const ROW = { municipality: id, id, at: instant }
const linesOf = (db: Read): Promise<ErasedLine[]> =>
  rowsOf(db, ROW)`select municipality_id as municipality, id, at from erased order by at, id`

/** All of a database, through the lanes. */
export async function erasedIn(database: Database): Promise<ErasedLine[]> {
  const all = await database.untenanted(db => db.selectFrom('municipality').select('id').execute())
  const lines: ErasedLine[] = []
  for (const { id: municipality } of all) lines.push(...(await database.read({ lane: 'job', municipality }, linesOf)))
  return lines
}

/** The same as the owner, who makes backups. */
export async function erasedOf(client: pg.Client): Promise<ErasedLine[]> {
  const lines: ErasedLine[] = []
  await client.query('begin')
  for (const tenant of await tenantsOf(client)) {
    await client.query(`select set_config('app.tenant', $1, true)`, [tenant])
    lines.push(...(await linesOf(ownersTx(client))))
  }
  await client.query('commit')
  return lines
}

/** A list as it lies there; none where there is no file. */
export async function readErased(path: string): Promise<ErasedLine[]> {
  const written = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new SetupError(`消去した方の一覧「${path}」を読めません。読めるファイルを指定してください。`)
  })
  if (written === null) return []
  try {
    return LIST.parse(JSON.parse(written)).erased
  } catch {
    throw new SetupError(
      `「${path}」は、消去した方の一覧ではないか、壊れています。${YUI} erasures で書いたファイルを指定してください。`,
    )
  }
}

/** Adds these to the list, which loses nobody: the database may have come back from before. Gives how many stand in it. */
export async function writeErased(path: string, lines: readonly ErasedLine[]): Promise<number> {
  const all = new Map([...(await readErased(path)), ...lines].map(line => [`${line.municipality} ${line.id}`, line]))
  const list = { format: 'yui-erasures-1', erased: [...all.values()] }
  const partial = `${path}.partial`
  try {
    makeFolder(dirname(path), 0o700)
    await writeFile(partial, `${JSON.stringify(list, null, 1)}\n`, { mode: 0o600, flush: true })
    await rename(partial, path)
  } catch (cause) {
    await rm(partial, { force: true }).catch(() => {})
    throw new SetupError(
      `消去した方の一覧を「${path}」に書けません。空きのある、書き込める場所のファイルの名前を指定してください。`,
      { cause },
    )
  }
  return all.size
}

/** Writes the list beside the backups, where it is known where these are. */
export async function keepErased(database: Database): Promise<void> {
  if (folder !== undefined) await writeErased(listIn(folder), await erasedIn(database))
}
