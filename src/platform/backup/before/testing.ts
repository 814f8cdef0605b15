import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Config } from '../../config.ts'
import { DATABASE, reach } from '../../connect.ts'
import { on } from '../testing.ts'

// For tests only: a schema whole, and its change broken off.

/** Everything of the catalogue that the migrations make, a line each; the names of the installation's roles left out. */
const SCHEMA = `
  select format('column %s.%s %s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
      pg_get_expr(d.adbin, d.adrelid), a.attgenerated) as line
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
  union all select format('right %s %s %s %s', table_name, grantee, privilege_type, is_grantable)
    from information_schema.table_privileges where table_schema = 'public'
  union all select format('right %s.%s %s %s', table_name, column_name, grantee, privilege_type)
    from information_schema.column_privileges where table_schema = 'public'
  union all select format('right %s %s %s', p.oid::regprocedure, a.grantee::regrole, a.privilege_type)
    from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where p.pronamespace = 'public'::regnamespace
  union all select format('%s %s', conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
  union all select pg_get_indexdef(indexrelid) from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace
  union all select format('%s on %s: %s %s %s %s', policyname, tablename, cmd, roles, qual, with_check) from pg_policies where schemaname = 'public'
  union all select format('protected %s %s %s', relname, relrowsecurity, relforcerowsecurity) from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
  union all select format('%s %s', pg_get_triggerdef(t.oid), t.tgenabled) from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
  union all select pg_get_functiondef(p.oid) from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  union all select format('view %s %s %s', c.relname, c.reloptions, pg_get_viewdef(c.oid)) from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm')
  union all select format('sequence %s', sequencename) from pg_sequences where schemaname = 'public'
  union all select format('extension %s', extname) from pg_extension`

/** What the schema is, as its owner sees it, in the order of the lines. */
export const schemaOf = (owner: pg.ClientConfig): Promise<string[]> =>
  on(owner, async client => {
    const { rows } = await client.query<{ line: string }>(SCHEMA)
    return rows.map(({ line }) => line.replaceAll(new RegExp(`\\b${owner.user}(?=\\b|_)`, 'g'), 'OWNER')).sort()
  })

/** The migrations that stand in the database. */
export const applied = (config: Config): Promise<string[]> =>
  asReached(config, async client => {
    const { rows } = await client.query<{ name: string }>('select name from schema_migration order by name')
    return rows.map(({ name }) => name)
  })

/** Not by `asSuperuser`, which would bring the schema up to date first. */
const asReached = async <T>(config: Config, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const { server } = await reach(config)
  return on(server!.config(DATABASE), work)
}

const CLI = join(import.meta.dirname, '../../../cli.ts')

/**
 * `npx yui migrate` in a process of its own that is killed when all of this migration is done but its end; without a name
 * at any moment of its first two seconds.
 */
export async function brokenOff(config: Config, migration: string | null): Promise<void> {
  await asReached(config, async client => {
    await client.query('begin')
    if (migration) await client.query('lock table schema_migration in share mode')
    const env = { ...process.env, YUI_MODE: 'production', YUI_DATA: config.dataDir }
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, 'migrate'], {
      env,
      stdio: 'ignore',
    })
    const gone = once(child, 'exit')
    if (migration) while (!(await waits(client))) await sleep(10)
    else await sleep(Math.random() * 2000)
    child.kill('SIGKILL')
    await gone
    await client.query('rollback')
  })
}

/** Whether somebody would note that a migration is done. */
const waits = async (client: pg.Client): Promise<boolean> =>
  (await client.query(`select from pg_locks where relation = 'schema_migration'::regclass and not granted`)).rowCount! >
  0
