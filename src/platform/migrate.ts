import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { ownersTx } from './db.ts'
import { SetupError } from './errors.ts'
import { ensureJobs } from './jobs-schema.ts'
import { roleOf } from './lanes.ts'
import type { Ways } from './roles.ts'

const MIGRATIONS = join(import.meta.dirname, '../../db/migrations')

export type Migration = { name: string; sql: string; checksum: string }

/** A name as it stands between the quotes of a text. */
const inText = (name: string): string => name.replaceAll("'", "''")

/** The migrations in their order; the checksum is of the file as it stands, before the login's name is filled in. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(MIGRATIONS)).filter(name => /^\d{4}_\w+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async name => {
      const sql = await readFile(join(MIGRATIONS, name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings the schema up to date, each migration in a transaction of its own, one process at a time.
 * Gives the names of those applied; with `only` no others are. Refuses where a migration that was applied has changed.
 */
export async function migrate(owner: pg.ClientConfig, ways: Ways, only?: readonly string[]): Promise<string[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await lockFor(client, 'yui migrate')
    await client.query(
      'create table if not exists schema_migration (name text primary key, checksum text not null, created_at timestamptz not null default now())',
    )
    const rows = await ownersTx(client).selectFrom('schema_migration').select(['name', 'checksum']).execute()
    const applied = new Map(rows.map(row => [row.name, row.checksum]))
    const migrations = await readMigrations()
    const wanted = migrations.filter(({ name }) => only?.includes(name) ?? true)
    const missing = wanted.filter(migration => !unchanged(migration, applied))
    for (const migration of missing) await apply(client, migration, owner, ways)
    await closeDatabase(client)
    await ensureJobs(client, roleOf(owner.user!, 'job'))
    // A table that was written anew would be read row by row, also where an index says all, until this was done.
    if (applied.size > 0 && missing.length > 0) await client.query('vacuum (analyze)')
    return missing.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/** So long another process that changes the schema is waited for, and a table that somebody is working on. */
const OTHERS_MS = 60_000
const TABLE_MS = 10_000

/** Waits for its turn; one that does not come is told, so that no start stands still without a word. */
export const lockFor = (client: pg.Client, name: string): Promise<unknown> =>
  client
    .query(
      `set lock_timeout = ${OTHERS_MS}; select pg_advisory_lock(hashtext(${pg.escapeLiteral(name)})); reset lock_timeout`,
    )
    .catch(
      refused(
        'ほかの結いのプロセスが、データベースの形を変えている途中です。それが終わってから、もう一度起動してください。動いていないのに続くときは、間に PgBouncer などを置かず、DATABASE_URL で直接つないでいるかを確かめてください。',
      ),
    )

/** A lock that did not come in time, as a sentence. */
const refused = (sentence: string) => (error: unknown) => {
  throw (error as { code?: string }).code === '55P03' ? new SetupError(sentence) : error
}

function unchanged({ name, checksum }: Migration, applied: Map<string, string>): boolean {
  const before = applied.get(name)
  if (before && before !== checksum) {
    throw new SetupError(
      `データベースの変更手順 ${name} が、適用したあとで書きかえられています。元のファイルに戻し、変更は新しい番号のファイルに書いてください。`,
    )
  }
  return before !== undefined
}

/** A temporary table could stand before one of ours; only who may connect needs to say so. */
const closeDatabase = (client: pg.Client) =>
  client.query(`do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$`)

async function apply(
  client: pg.Client,
  { name, sql, checksum }: Migration,
  owner: pg.ClientConfig,
  { inside, outside }: Ways,
): Promise<void> {
  await client.query('begin')
  try {
    // Whoever reads the table meanwhile would wait behind us.
    await client.query(`set local lock_timeout = ${TABLE_MS}`)
    await client.query(
      sql
        .replaceAll('{app}', pg.escapeIdentifier(inside.user))
        .replaceAll('{outside}', inText(outside.user))
        .replaceAll('{owner}', inText(owner.user!)),
    )
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    refused(
      `データベースの変更手順 ${name} の途中で、長くかかるほかの処理を待ちきれませんでした。何も変えていません。控えや大きな取り込みが終わってから、もう一度起動してください。`,
    )(error)
  }
}
