import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { analyse } from './analyse.ts'
import { loginsOf, prepare } from './connect.ts'
import { type Database, openDatabase } from './db.ts'
import { newId } from './ids.ts'
import { JOBS_VERSION } from './jobs-schema.ts'
import type { Logins } from './lanes.ts'
import { readMigrations } from './migrate.ts'
import { openServer, type Server } from './postgres/index.ts'
import { appLogins } from './roles.ts'

// For tests only. One server for the whole run; each test file gets a clone of a prepared database of its own.

export type TestDatabase = { database: Database; owner: pg.ClientConfig; logins: Logins }

/** Whose the databases of the tests are. */
export const OWNER = 'yui_test'

/**
 * How a template is filled after the migrations, or on top of another one. Its name and content key the template, so a
 * change makes a new one.
 */
export type Template = {
  name: string
  key: string
  from?: Template
  fill: (prepared: TestDatabase) => Promise<void>
}

/** Where the embedded server of the tests keeps its data; it is shared by all runs of a user. */
export const TEST_DATA = join(tmpdir(), `yui-test-${userInfo().uid}`, 'data')

/** The embedded server of the tests: the files of a process have their databases open beside each other. */
export function embeddedServer(): Promise<Server> {
  mkdirSync(dirname(TEST_DATA), { recursive: true })
  return openServer(TEST_DATA, { connections: 300 })
}

/** The server under test: `TEST_PG_HOST` (socket folder or host, with `TEST_PG_PORT`, user postgres), else the embedded one. */
export async function testServer(): Promise<(database: string, user?: string) => pg.ClientConfig> {
  const host = process.env['TEST_PG_HOST']
  if (host)
    return (database, user = 'postgres') => ({
      host,
      port: Number(process.env['TEST_PG_PORT'] ?? 5432),
      user,
      database,
    })
  const server = await embeddedServer()
  return (database, user) => server.config(database, user)
}

const openOnes = new Set<() => Promise<void>>()

/** Gives what closes it once: at the end of its own tests, or with all others. */
function closedOnce(close: () => Promise<void>): () => Promise<void> {
  const once = async () => {
    if (openOnes.delete(once)) await close()
  }
  openOnes.add(once)
  return once
}

/** A fresh database, cloned from a template and dropped after the tests of the file or, within a test, after that. */
export async function testDatabase(template: Template = EMPTY): Promise<TestDatabase> {
  const { close, ...opened } = await openTestDatabase(template)
  after(close)
  return opened
}

/** The same outside a test (measurements): `closeTests` drops it. */
export async function openTestDatabase(
  template: Template = EMPTY,
  options: { statementMs?: number; bulk?: boolean } = {},
): Promise<TestDatabase & { close: () => Promise<void> }> {
  const config = await testServer()
  const name = `yui_${newId().replaceAll('-', '').slice(0, 20)}`
  await cloneOf(template, name)
  const admin = new pg.Client(config('postgres'))
  await admin.connect()
  const owner = config(name, OWNER)
  const logins = await loginsOf(owner)
  const database = openDatabase(logins, options)
  const close = closedOnce(async () => {
    await database.close()
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
  })
  return { database, owner, logins, close }
}

/**
 * A database as the version before this migration (`0022`) made it: filled by `fill` with the owner's client, then migrated to
 * today's. Call it at the top of the file; it is dropped afterwards.
 */
export async function migratedDatabase(
  to: string,
  fill: (client: pg.Client, owner: pg.ClientConfig) => Promise<void>,
): Promise<Database> {
  const config = await testServer()
  // Whoever owns it is there as soon as any template was made.
  await ensureTemplate(config, EMPTY)
  const name = `yui_m_${newId().replaceAll('-', '').slice(0, 20)}`
  const admin = new pg.Client(config('postgres'))
  await admin.connect()
  await admin.query(`create database ${name} owner ${OWNER}`)
  const owner = config(name, OWNER)
  let database: Database | undefined
  after(
    closedOnce(async () => {
      await database?.close()
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
    }),
  )
  const migrations = (await readMigrations()).map(migration => migration.name)
  const ways = appLogins({ user: OWNER })
  await prepare(
    config('postgres'),
    owner,
    ways,
    false,
    migrations.filter(migration => migration < to),
  )
  const client = new pg.Client(owner)
  await client.connect()
  await fill(client, owner).finally(() => client.end())
  const applied = await prepare(config('postgres'), owner, ways, false)
  if (!applied.some(migration => migration.startsWith(to))) throw new Error(`${to} is no migration`)
  database = openDatabase(await loginsOf(owner))
  return database
}

/** A row as the owner writes it, by its columns. */
export const addRow = (client: pg.Client, table: string, row: Record<string, unknown>) =>
  client.query(
    `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row).map((_, at) => `$${at + 1}`)})`,
    Object.values(row),
  )

/** A clone that stays: whoever makes it takes it away. */
export async function cloneOf(template: Template, name: string): Promise<void> {
  const config = await testServer()
  const source = await ensureTemplate(config, template)
  const admin = new pg.Client(config('postgres'))
  await admin.connect()
  await admin.query(`drop database if exists ${name} with (force)`)
  // File by file: by its log, as is usual, takes twice as long.
  await admin.query(`create database ${name} template ${source} strategy file_copy owner ${OWNER}`)
  await admin.end()
}

/** Drops every database that this process opened for tests. */
export async function closeTests(): Promise<void> {
  for (const close of [...openOnes]) await close()
}

/** The migrated schema and nothing in it. */
export const EMPTY: Template = { name: 'empty', key: '', fill: async () => {} }

type ConfigOf = (database: string, user?: string) => pg.ClientConfig

/** Gives the name of the template's database, which is made unless it is there: by one process, while the others wait. */
async function ensureTemplate(config: ConfigOf, template: Template): Promise<string> {
  const name = await nameOf(template)
  const admin = new pg.Client(config('postgres'))
  await admin.connect()
  try {
    await admin.query(`select pg_advisory_lock(hashtext($1))`, [name])
    const { rows } = await admin.query('select 1 from pg_database where datname = $1 and datistemplate', [name])
    if (rows.length === 0) await makeTemplate(config, admin, template, name)
    return name
  } finally {
    await admin.end()
  }
}

async function nameOf({ name, key, from }: Template): Promise<string> {
  const below = from
    ? await nameOf(from)
    : (await readMigrations()).map(({ checksum }) => checksum).join() + JOBS_VERSION
  return `yui_t_${name}_${createHash('sha256')
    .update(below + key)
    .digest('hex')
    .slice(0, 12)}`
}

async function makeTemplate(config: ConfigOf, admin: pg.Client, { from, fill }: Template, name: string): Promise<void> {
  const source = from && (await ensureTemplate(config, from))
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.query(
    `do $$ begin create role ${OWNER} login; exception when duplicate_object then null; when unique_violation then null; end $$`,
  )
  await admin.query(`create database ${name} ${source ? `template ${source}` : ''} owner ${OWNER}`)
  const owner = config(name, OWNER)
  if (!source) await prepare(config('postgres'), owner, appLogins({ user: OWNER }), false)
  const logins = await loginsOf(owner)
  const database = openDatabase(logins, { bulk: true })
  await fill({ database, owner, logins })
  await database.close()
  await analyse(owner)
  await admin.query(`alter database ${name} with is_template true`)
}
