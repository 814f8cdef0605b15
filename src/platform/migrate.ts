import { createHash, createHmac } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { SetupError } from './errors.ts'
import { ensureJobs } from './jobs-schema.ts'

const MIGRATIONS = join(import.meta.dirname, '../../db/migrations')

export type Login = { user: string; password: string }

/**
 * The application's login that belongs to an owner's: `<owner>_app`, with a password derived from the owner's,
 * so that one address (`DATABASE_URL`, the owner's) configures every process and nothing else need be kept.
 */
export function appLogin(owner: { user: string; password?: string | undefined }): Login {
  const user = `${owner.user}_app`
  return {
    user,
    password: createHmac('sha256', owner.password ?? '')
      .update(`yui application login ${user}`)
      .digest('hex'),
  }
}

/**
 * Makes or refreshes the application's login. `admin` needs the right to create roles; refuses with a sentence where it
 * has none, and where a role of this name could get round row-level security.
 */
export async function ensureLogin(admin: pg.Client, { user, password }: Login): Promise<void> {
  const name = pg.escapeIdentifier(user)
  try {
    await admin.query(
      `do $$ begin create role ${name}; exception when duplicate_object then null; when unique_violation then null; end $$`,
    )
    await admin.query(`alter role ${name} login noinherit password ${pg.escapeLiteral(password)}`)
  } catch (error) {
    throw new SetupError(
      `データベースに、アプリケーション用のログイン「${user}」を作れませんでした（${(error as Error).message}）。DATABASE_URL のユーザーに CREATEROLE の権限をつけてから、もう一度 起動してください。`,
    )
  }
  const { rows } = await admin.query(
    'select rolsuper or rolbypassrls or rolcreaterole as strong from pg_roles where rolname = $1',
    [user],
  )
  if (rows[0]?.strong) {
    throw new SetupError(
      `データベースのロール「${user}」の権限が強すぎます。SUPERUSER・BYPASSRLS・CREATEROLE を外してから、もう一度 起動してください。`,
    )
  }
}

export type Migration = { name: string; sql: string; checksum: string }

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
export async function migrate(owner: pg.ClientConfig, app: Login, only?: readonly string[]): Promise<string[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('yui migrate'))`)
    await client.query(
      'create table if not exists schema_migration (name text primary key, checksum text not null, created_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from schema_migration',
    )
    const applied = new Map(rows.map(row => [row.name, row.checksum]))
    const migrations = await readMigrations()
    const wanted = migrations.filter(({ name }) => only?.includes(name) ?? true)
    const missing = wanted.filter(migration => !unchanged(migration, applied))
    for (const migration of missing) await apply(client, migration, app)
    await client.query(`grant usage on schema public to ${pg.escapeIdentifier(app.user)}`)
    await ensureJobs(client, app)
    return missing.map(({ name }) => name)
  } finally {
    await client.end()
  }
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

async function apply(client: pg.Client, { name, sql, checksum }: Migration, app: Login): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql.replaceAll('{app}', pg.escapeIdentifier(app.user)))
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
