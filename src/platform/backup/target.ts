import { sql } from 'kysely'
import type pg from 'pg'
import { ownersTx } from '../db.ts'
import { SetupError } from '../errors.ts'
import { rowsOf, text, yes } from '../rows.ts'

/** What of a database is neither the server's own nor an extension's. */
const OURS = `from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%' and c.relkind in ('r', 'p', 'v', 'm', 'S')
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`

const TARGET = { name: text(), filled: yes }

/** Refuses a database in which anything stands: a restore neither mixes with nor replaces what is there. */
export async function mustBeEmptyDatabase(client: pg.Client): Promise<void> {
  const [target] = await rowsOf(ownersTx(client), TARGET)`
    select current_database()::text as name, exists (select ${sql.raw(OURS)}) as filled`
  const { name, filled } = target!
  if (filled)
    throw new SetupError(
      `戻す先のデータベース「${name}」は空ではありません。DATABASE_URL に、新しく作った空のデータベースを指定してください。`,
    )
}

/** Takes away what a restore that broke off made in a database that was empty. */
export async function clear(client: pg.Client): Promise<void> {
  // Sorted, so that every name is known before the first of them is gone.
  await client.query(`do $$
    declare one record;
    begin
      drop schema if exists pgboss cascade;
      for one in select c.oid::regclass::text as name, c.relkind as kind ${OURS} and n.nspname = 'public' and c.relkind in ('r', 'v') order by 1 loop
        if to_regclass(one.name) is not null then
          execute format('drop %s %s cascade', case one.kind when 'v' then 'view' else 'table' end, one.name);
        end if;
      end loop;
      for one in select p.oid::regprocedure::text as name from pg_proc p where p.pronamespace = 'public'::regnamespace
          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1 loop
        execute format('drop routine if exists %s cascade', one.name);
      end loop;
      for one in select t.oid::regtype::text as name from pg_type t left join pg_class c on c.oid = t.typrelid
          where t.typnamespace = 'public'::regnamespace and (t.typtype in ('d', 'e') or c.relkind = 'c')
          and not exists (select from pg_depend d where d.objid = t.oid and d.deptype = 'e') order by 1 loop
        execute format('drop type if exists %s cascade', one.name);
      end loop;
    end $$`)
}

/** What a database says whose disk is full, as this sentence. */
export const roomless = (error: unknown, sentence: string): unknown =>
  (error as { code?: unknown }).code === '53100' ? new SetupError(sentence, { cause: error }) : error
