import { createHash } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { analyse } from '../analyse.ts'
import type { Config } from '../config.ts'
import { openClient, prepareReached, type Reached, reach } from '../connect.ts'
import { SetupError } from '../errors.ts'
import { stopServer } from '../postgres/index.ts'
import { type Dumped, dump } from './dump.ts'
import { load } from './load.ts'
import { type Manifest, type Opened, openBackup } from './manifest.ts'
import type { Identity } from './seal.ts'
import { clear, mustBeEmptyDatabase, roomless } from './target.ts'

/** How much a backup holds. */
export type Moved = { tables: number; rows: number }

const sizeOf = ({ tables }: Manifest): Moved => ({
  tables: tables.length,
  rows: tables.reduce((sum, { rows }) => sum + rows, 0),
})

/**
 * Writes everything of the database into an empty folder, as of one moment, while others go on working: sealed for the
 * recipients, in the clear where there are none. The files are PostgreSQL's own text, which later major versions read.
 */
export async function backup(config: Config, to: Dumped): Promise<Moved> {
  await mustBeEmpty(to.dir, '控えを書き出す先')
  const { owner, server } = await reach(config)
  try {
    return sizeOf(await asOwner(owner, client => dump(client, to)))
  } finally {
    if (server?.started) await stopServer(config.dataDir)
  }
}

/**
 * Fills an empty data folder or an empty database elsewhere from a backup: the schema as it was then, its rows, then what
 * the schema has become since. What did not succeed leaves nothing behind.
 */
export async function restore(config: Config, dir: string, identity: Identity | null): Promise<Moved> {
  const opened = await openBackup(dir, identity)
  if (!config.databaseUrl) await mustBeEmpty(config.dataDir, '戻す先（YUI_DATA）')
  try {
    return await (config.databaseUrl ? intoDatabase(config, opened) : intoFolder(config, opened, false))
  } catch (error) {
    throw roomless(
      error,
      '戻す先のディスクの空きが足りません。空きを増やして、もう一度実行してください。何も戻していません。',
    )
  }
}

/**
 * Restores a backup into a scratch server, holds every table against what was written, brings the schema up to date and
 * takes everything away again. It needs as much room in the folder for temporary files (TMPDIR) as the city takes.
 */
export async function verify(dir: string, identity: Identity | null): Promise<Moved> {
  const opened = await openBackup(dir, identity)
  // Known by the backup's place, so that what a killed process left is found, stopped and taken away by the next.
  const name = createHash('sha256').update(dir).digest('hex').slice(0, 12)
  const dataDir = join(tmpdir(), `yui-verify-${process.getuid?.() ?? ''}-${name}`)
  const away = async () => {
    await stopServer(dataDir)
    await rm(dataDir, { recursive: true, force: true, maxRetries: 9 })
  }
  await away()
  try {
    return await intoFolder({ mode: 'production', port: 0, dataDir, proxies: 0 }, opened, true)
  } catch (error) {
    throw roomless(
      error,
      `控えを試しに戻す場所「${tmpdir()}」の空きが足りません。空きを増やすか、TMPDIR に広い場所を書いて、もう一度実行してください。`,
    )
  } finally {
    await away()
  }
}

async function intoFolder(config: Config, opened: Opened, compare: boolean): Promise<Moved> {
  try {
    // Of a scratch server nobody is told that a database is made for the first time: they would take it for the city's.
    const moved = await filled(await reach(config, compare ? () => {} : undefined), opened, compare)
    await stopServer(config.dataDir)
    return moved
  } catch (error) {
    await stopServer(config.dataDir)
    for (const name of await readdir(config.dataDir).catch(() => []))
      await rm(join(config.dataDir, name), { recursive: true, force: true })
    throw error
  }
}

async function intoDatabase(config: Config, opened: Opened): Promise<Moved> {
  const target = await reach(config)
  await asOwner(target.owner, mustBeEmptyDatabase)
  try {
    return await filled(target, opened, false)
  } catch (error) {
    await asOwner(target.owner, clear)
    throw error
  }
}

async function filled(target: Reached, opened: Opened, compare: boolean): Promise<Moved> {
  await prepareReached(
    target,
    opened.manifest.migrations.map(({ name }) => name),
  )
  await asOwner(target.owner, client => load(client, opened, compare))
  await prepareReached(target)
  await analyse(target.owner)
  return sizeOf(opened.manifest)
}

async function asOwner<T>(owner: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await openClient(owner)
  client.on('error', () => {})
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function mustBeEmpty(dir: string, what: string): Promise<void> {
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new SetupError(`${what}「${dir}」を開けません。書き込めるフォルダーを指定してください。`)
  })
  if (names.length > 0)
    throw new SetupError(
      `${what}「${dir}」は空ではありません。空のフォルダーか、まだないフォルダーを指定してください。`,
    )
}
