import { createHash } from 'node:crypto'
import { PassThrough } from 'node:stream'
import pg from 'pg'
import { copyIn, hashed } from './copy.ts'
import { broken, manifestPath, type Opened, rowsOf, type Table } from './manifest.ts'
import { AS_TEXT, keysOf, numberedTables, type Readable, tablesOf, tenantsOf, writeRows } from './tables.ts'

/**
 * Loads the rows into the empty tables of their own schema, as the owner, in one transaction. The owner lifts for its
 * length what holds it: row-level security, triggers, and the keys to other tables, which are asked again at the end for
 * every row. With `compare` what then stands in the tables is held against what was written, table by table.
 */
export async function load(client: pg.Client, backup: Opened, compare: boolean): Promise<void> {
  const { tables, format } = backup.manifest
  await client.query('begin')
  await client.query(AS_TEXT)
  const all = await tablesOf(client)
  const names = (some: readonly { name: string }[]) =>
    some
      .map(({ name }) => name)
      .sort()
      .join()
  if (names(all) !== names(tables)) throw broken(manifestPath(backup.dir))
  const setBack = await lifted(client, all)
  const hashes = new Map<string, string>()
  for (const table of tables) hashes.set(table.name, await loadTable(client, backup, table))
  // The first format has no order by which two tables could be compared.
  if (compare && format !== 'yui-backup-1') await same(client, all, hashes)
  await renumber(client)
  for (const statement of setBack) await client.query(statement)
  await client.query('commit')
}

async function loadTable(client: pg.Client, backup: Opened, table: Table): Promise<string> {
  const hash = createHash('sha256')
  const loaded = await copyIn(client, table.name, hashed(await rowsOf(backup, table), hash))
  if (loaded !== table.rows) throw new Error(`${table.name}: ${loaded} of ${table.rows} rows`)
  return hash.digest('hex')
}

/** What is to be said when the rows are in, so that the schema is again what the migrations made of it. */
async function lifted(client: pg.Client, all: readonly Readable[]): Promise<string[]> {
  const keys = await keysOf(client)
  for (const { tab, name } of keys) await client.query(`alter table ${tab} drop constraint ${name}`)
  const setBack = keys.map(({ tab, name, definition }) => `alter table ${tab} add constraint ${name} ${definition}`)
  for (const { name, tenanted } of all) {
    const table = pg.escapeIdentifier(name)
    await client.query(`alter table ${table} disable trigger user`)
    setBack.push(`alter table ${table} enable trigger user`)
    if (!tenanted) continue
    await client.query(`alter table ${table} no force row level security`)
    setBack.push(`alter table ${table} force row level security`)
  }
  return setBack
}

async function same(client: pg.Client, all: readonly Readable[], hashes: ReadonlyMap<string, string>): Promise<void> {
  const tenants = await tenantsOf(client)
  for (const table of all) {
    const hash = createHash('sha256')
    const rows = new PassThrough().on('data', chunk => hash.update(chunk))
    await writeRows(client, table, tenants, rows)
    if (hash.digest('hex') !== hashes.get(table.name)) throw new Error(`${table.name} is not as it was written`)
  }
}

/** What changed is known by the numbers of transactions, which mean nothing in another cluster. */
async function renumber(client: pg.Client): Promise<void> {
  // Happenings stay; which activities changed when is only worth knowing while the program runs.
  for (const { name } of await numberedTables(client))
    await client.query(name === 'happening' ? `update ${name} set tx = pg_current_xact_id()` : `delete from ${name}`)
}
