import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { testDatabase } from './testing.ts'

// What a policy asks of the transaction (whose city, who acts) is asked once for a statement, not for each row: of a big
// table the rows of `tenant()` alone cost more than the question (1.4 million rows: 0.8-1.7 s against 0.3-0.5 s).

const { owner } = await testDatabase()
const client = new pg.Client({ ...owner, user: 'postgres' })
await client.connect()
const { rows: policies } = await client.query<{ tablename: string; policyname: string; said: string }>(
  `select tablename, policyname, concat_ws(' and ', qual, with_check) as said from pg_policies where schemaname = 'public'`,
)
const { rows: tables } = await client.query<{ name: string }>(
  `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity
     and has_table_privilege($1, c.oid, 'select') and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'municipality_id')
     order by 1`,
  [`${owner.user}_staff`],
)
const plans = await Promise.all(tables.map(({ name }) => planOf(name)))
await client.end()

async function planOf(name: string): Promise<string> {
  const { rows } = await client
    .query(`select set_config('role', $1, false)`, [`${owner.user}_staff`])
    .then(() =>
      client.query<{ 'QUERY PLAN': string }>(`explain (costs off) select * from ${pg.escapeIdentifier(name)}`),
    )
  return rows.map(row => row['QUERY PLAN']).join('\n')
}

test('no policy calls a function of the transaction outside of a question of its own', () => {
  assert.ok(policies.length > 100)
  const perRow = policies.filter(({ said }) =>
    /\b(tenant|tenant_in|actor|me|my_\w+)\(/.test(said.replace(/\( SELECT \w+\([^()]*\) AS \w+\)/g, '')),
  )
  assert.deepEqual(perRow, [])
})

test('of every table of a city, the staff’s lane is asked once whose city it is', () => {
  assert.ok(tables.length > 40)
  const perRow = tables.filter(
    (_, at) => !/InitPlan/.test(plans[at]!) || /tenant\(\)/.test(plans[at]!.replace(/InitPlan[\s\S]*?Result/g, '')),
  )
  assert.deepEqual(
    perRow.map(({ name }) => name),
    [],
  )
})
