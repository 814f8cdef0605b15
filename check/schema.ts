import pg from 'pg'

type Column = { tab: string; col: string; type: string; required: boolean; preset: string | null }
type Extra = { tab: string; line: string }

/** The schema as it stands in the catalogue: tables with their columns, keys, checks, indexes and whether rows are protected. */
export async function schemaText(config: pg.ClientConfig): Promise<string> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    const { rows: columns } = await client.query<Column>(COLUMNS)
    const { rows: extras } = await client.query<Extra>(EXTRAS)
    const tables = [...new Set(columns.map(column => column.tab))]
    return `-- Made from the catalogue of a freshly migrated database. The steps are in db/migrations.\n\n${tables.map(tab => tableText(tab, columns, extras)).join('\n')}`
  } finally {
    await client.end()
  }
}

function tableText(tab: string, columns: readonly Column[], extras: readonly Extra[]): string {
  const lines = columns
    .filter(column => column.tab === tab)
    .map(
      ({ col, type, required, preset }) =>
        `  ${col} ${type}${required ? ' not null' : ''}${preset ? ` default ${preset}` : ''}`,
    )
  const more = extras.filter(extra => extra.tab === tab).map(({ line }) => `  -- ${line}`)
  return `create table ${tab} (\n${lines.join(',\n')}\n${more.join('\n')}\n)\n`
}

const OURS = `c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('schema_migration', 'claim_key')`

const COLUMNS = `
  select c.relname as tab, a.attname as col, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
    pg_get_expr(d.adbin, d.adrelid) as preset
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where ${OURS} order by c.relname, a.attnum`

// PostgreSQL 18 lists "not null" among the constraints, 15 does not: they are shown with the columns.
const EXTRAS = `
  select c.relname as tab, pg_get_constraintdef(k.oid) as line, 1 as place from pg_class c join pg_constraint k on k.conrelid = c.oid where ${OURS} and k.contype <> 'n'
  union all
  select c.relname, regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE (UNIQUE )?INDEX (\\S+) ON \\S+', '\\1INDEX \\2'), 2 from pg_class c join pg_index i on i.indrelid = c.oid
    where ${OURS} and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
  union all
  select c.relname, 'rows of one municipality only (row-level security, forced)', 3 from pg_class c where ${OURS} and c.relrowsecurity and c.relforcerowsecurity
  order by 1, 3, 2`
