import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMigrations } from './migrate.ts'

// With several processes for the pages the older code still runs for some seconds on the newer schema (docs/operation.md,
// 大きくする). A migration that takes away or narrows what older code asks for says in a line of its own what fails there:
// `-- Old code: …`; an update with it stops all processes first.

/** The first migration of which this is asked. */
const FROM = '0064'

const TAKES =
  /\bdrop (table|column|view|function|procedure|policy|trigger|type)\b|\brename\b|\balter column \S+ (type|set not null)|\brevoke\b|\badd (constraint|check)\b|\badd column \S+ [^,;]*not null(?![^,;]*default)/i

const silent = (sql: string) => {
  const said = sql.replaceAll(/--.*$/gm, '')
  return TAKES.test(said) && !/^-- Old code: ./m.test(sql)
}

test('a migration that takes away what older code asks for says so', async () => {
  const wrong = (await readMigrations()).filter(({ name, sql }) => name >= FROM && silent(sql))
  assert.deepEqual(
    wrong.map(({ name }) => name),
    [],
    'say in a line "-- Old code: …" what of the version before fails on this schema, or make two steps of it',
  )
})

for (const [sql, expected] of [
  ['create table x (id uuid)', false],
  ['alter table x add column y int', false],
  ['alter table x add column y int not null default 0', false],
  ['alter table x add column y int not null', true],
  ['alter table x drop column y', true],
  ['alter table x rename column y to z', true],
  ['alter table x alter column y set not null', true],
  ['-- drop table x\nselect 1', false],
  ['-- Old code: the list of x fails.\ndrop table x', false],
] as const)
  test(`${sql.split('\n')[0]} ${expected ? 'must say' : 'need not say'} what fails`, () =>
    assert.equal(silent(sql), expected))
