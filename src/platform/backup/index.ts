import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { analyse } from '../analyse.ts'
import type { Config } from '../config.ts'
import { connect, DATABASE, leave, OWNER, prepare } from '../connect.ts'
import { SetupError } from '../errors.ts'
import { openServer, type Server, stopServer } from '../postgres/index.ts'
import { appLogins } from '../roles.ts'
import { copyIn, copyOut } from './copy.ts'
import { type Manifest, manifestPath, readManifest, tablePath } from './manifest.ts'

/** How much a backup holds. */
export type Moved = { tables: number; rows: number }

const sizeOf = ({ tables }: Manifest): Moved => ({
  tables: tables.length,
  rows: tables.reduce((sum, { rows }) => sum + rows, 0),
})

/**
 * Writes everything of the embedded database into an empty folder, as of one moment, while others go on working. The
 * files are PostgreSQL's own text, which later major versions read.
 */
export async function backup(config: Config, dir: string, now: string): Promise<Moved> {
  onlyEmbedded(config)
  await mustBeEmpty(dir, '控えを書き出す先')
  const connected = await connect(config)
  try {
    const manifest = await asSuperuser(connected.server!, client => dump(client, dir, now))
    return sizeOf(manifest)
  } finally {
    if (connected.server?.started) await leave(config, connected)
  }
}

async function dump(client: pg.Client, dir: string, now: string): Promise<Manifest> {
  await mkdir(dir, { recursive: true })
  // Also where it was there before: what is in it are all residents.
  await chmod(dir, 0o700)
  await client.query('begin isolation level repeatable read read only')
  const migrations = await client.query('select name, checksum from schema_migration order by name')
  const tables: Manifest['tables'] = []
  for (const name of await tablesOf(client)) tables.push(await dumpTable(client, dir, name))
  const manifest: Manifest = { format: 'yui-backup-1', made_at: now, migrations: migrations.rows, tables }
  const partial = `${manifestPath(dir)}.partial`
  await writeFile(partial, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true })
  await rename(partial, manifestPath(dir))
  return manifest
}

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
       and relname not in ('schema_migration', 'claim_key') order by relname`,
  )
  return rows.map(({ name }) => name)
}

async function dumpTable(client: pg.Client, dir: string, name: string): Promise<Manifest['tables'][number]> {
  const hash = createHash('sha256')
  const file = createWriteStream(tablePath(dir, name), { mode: 0o600, flush: true })
  const through = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  through.pipe(file)
  const rows = await copyOut(client, name, through)
  through.end()
  await finished(file)
  return { name, rows, sha256: hash.digest('hex') }
}

/**
 * Fills an empty data folder from a backup: the schema as it was then, its rows, then what the schema has become since.
 * What did not succeed leaves nothing behind.
 */
export async function restore(config: Config, dir: string): Promise<Moved> {
  onlyEmbedded(config)
  const manifest = await readManifest(dir)
  await mustBeEmpty(config.dataDir, '戻す先（YUI_DATA）')
  try {
    const server = await openServer(config.dataDir)
    const owner = server.config(DATABASE, OWNER)
    const ways = appLogins({ user: OWNER })
    const names = manifest.migrations.map(({ name }) => name)
    await prepare(server.config('postgres'), owner, ways, true, names)
    await asSuperuser(server, client => load(client, dir, manifest))
    await prepare(server.config('postgres'), owner, ways, true)
    await analyse(owner)
    await stopServer(config.dataDir)
  } catch (error) {
    await stopServer(config.dataDir)
    for (const name of await readdir(config.dataDir).catch(() => []))
      await rm(`${config.dataDir}/${name}`, { recursive: true, force: true })
    throw error
  }
  return sizeOf(manifest)
}

async function load(client: pg.Client, dir: string, { tables }: Manifest): Promise<void> {
  await client.query('begin')
  // The rows were whole when they were written: neither keys to other tables nor triggers are asked again.
  await client.query('set local session_replication_role = replica')
  for (const { name, rows } of tables) {
    const loaded = await copyIn(client, name, createReadStream(tablePath(dir, name)))
    if (loaded !== rows) throw new Error(`${name}: ${loaded} of ${rows} rows`)
  }
  await renumber(client)
  await client.query('commit')
}

/** What changed is known by the numbers of transactions, which mean nothing in another cluster. */
async function renumber(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tx'`,
  )
  // Happenings stay; which activities changed when is only worth knowing while the program runs.
  for (const { name } of rows)
    await client.query(name === 'happening' ? `update ${name} set tx = pg_current_xact_id()` : `delete from ${name}`)
}

/** Row-level security holds the owner too; only the superuser of the embedded server reads all municipalities at once. */
async function asSuperuser<T>(server: Server, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(server.config(DATABASE))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function onlyEmbedded(config: Config): void {
  if (config.databaseUrl)
    throw new SetupError(
      'DATABASE_URL のデータベースの控えは、そのサーバーの pg_dump で取り、pg_restore で戻してください。npx yui backup と restore は、結いに付属のデータベースのためのものです。',
    )
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
