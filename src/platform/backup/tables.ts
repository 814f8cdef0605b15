import type { Writable } from 'node:stream'
import pg from 'pg'
import { ownersTx } from '../db.ts'
import { type Row, rowsOf, text, yes } from '../rows.ts'
import { copyOut } from './copy.ts'

/** How a table is read whole: its columns, its order, and whether its rows are each of one municipality. */
export type Readable = { name: string; columns: string; order: string; tenanted: boolean }

const TABLE = { name: text(), columns: text(), order: text(), tenanted: yes, whole: yes }

/**
 * Every table of ours but the register of migrations and the key, which each installation makes itself. The owner is held
 * by row-level security too and may not go round it on a server of somebody else, so rows are read municipality by
 * municipality. That this is all of them the database itself says: each row refers to a municipality of the register.
 */
export async function tablesOf(client: pg.Client): Promise<Readable[]> {
  const rows = await rowsOf(ownersTx(client), TABLE)`
    select c.relname::text as name, c.relforcerowsecurity as tenanted,
      (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      (select string_agg(quote_ident(attname) || case when attcollation <> 0 then ' collate "C"' else '' end, ', ' order by array_position(k.conkey, attnum))
        from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = any(k.conkey)
        where k.conrelid = c.oid and k.contype = 'p') as "order",
      not c.relforcerowsecurity or exists (select from pg_constraint k join pg_attribute a on a.attrelid = c.oid and k.conkey = array[a.attnum]
        where k.conrelid = c.oid and k.contype = 'f' and k.convalidated and k.confrelid = 'municipality'::regclass
          and a.attname = 'municipality_id' and a.attnotnull) as whole
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and c.relname not in ('schema_migration', 'claim_key') order by c.relname`
  const partly = rows.find(({ whole }) => !whole)
  if (partly) throw new Error(`the rows of ${partly.name} need not be of a municipality`)
  return rows
}

/** The municipalities in the order in which their rows are written. */
export const tenantsOf = async (client: pg.Client): Promise<string[]> =>
  (await ownersTx(client).selectFrom('municipality').select('id').orderBy('id').execute()).map(({ id }) => id)

const KEY = { tab: text(), name: text(), definition: text() }

/** The keys by which rows refer to others: of which table, by which name, and as they are made. */
export const keysOf = (client: pg.Client): Promise<Row<typeof KEY>[]> =>
  rowsOf(ownersTx(client), KEY)`
    select conrelid::regclass::text as tab, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`

const NAME = { name: text() }

/** The tables whose rows carry the number of a transaction. */
export const numberedTables = (client: pg.Client): Promise<Row<typeof NAME>[]> =>
  rowsOf(ownersTx(client), NAME)`
    select table_name::text as name from information_schema.columns where table_schema = 'public' and column_name = 'tx'`

/** Writes all rows of a table in the order of its key; gives how many there are. */
export async function writeRows(
  client: pg.Client,
  { name, columns, order, tenanted }: Readable,
  tenants: readonly string[],
  to: Writable,
): Promise<number> {
  const query = (where: string) => `select ${columns} from ${pg.escapeIdentifier(name)} ${where} order by ${order}`
  if (!tenanted) return copyOut(client, query(''), to)
  let rows = 0
  for (const id of tenants) {
    await client.query(`select set_config('app.tenant', $1, true)`, [id])
    rows += await copyOut(client, query(`where municipality_id = ${pg.escapeLiteral(id)}`), to)
  }
  return rows
}

/** What decides how a value is written down, whatever the server was told. */
export const AS_TEXT = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1`
