import assert from 'node:assert/strict'
import test from 'node:test'
import { assertedRows } from './statements.ts'

const found = (text: string, name = 'src/features/a/store.ts') => assertedRows([{ name, text }])

const ASSERTED: readonly (readonly [says: string, text: string])[] = [
  ['a type of the row', '\nconst { rows } = await sql<Row>`select 1`.execute(db)'],
  ['one over several lines', '\nconst { rows } = await sql<{ a: number }>`select 1`.execute(db)'],
  ['a part of another statement that is sent itself', '\nconst { rows } = await consentRows(person).execute(db)'],
  ['a statement that was typed elsewhere', '\nstatement.execute(db)'],
  ['rows whose type is said afterwards', '\nconst rows = (await sql`select 1`.execute(db)).rows as Row[]'],
  ['rows of a bare connection', "\nconst { rows } = await client.query('select 1')"],
  ['rows under another name', "\nconst { rows: all } = await client.query('select 1')"],
  ['one row of a bare connection', "\nconst row = (await client.query('select 1')).rows[0]"],
  ['a type of its row', "\nclient.query<Row>('select 1').then(({ rows }) => rows)"],
  ['one row of them', '\nconst row = (await sql`select 1`.execute(db)).rows[0]! as Row'],
]
for (const [says, text] of ASSERTED)
  test(`a row that is asserted by hand is found with its line and what to do: ${says}`, () => {
    const [line, ...more] = found(text)
    assert.match(line ?? '', /^src\/features\/a\/store\.ts:2 {2}.*not asserted by hand: rowsOf\(db, COLUMNS\)/)
    assert.deepEqual(more, [])
  })

test('columns that are made anew for each call are found', () => {
  const [line, ...more] = found('const a = 1\nrowsOf(db, { id })`select id from a`')
  assert.match(line ?? '', /^src\/features\/a\/store\.ts:2 {2}the columns of rowsOf stand in a constant/)
  assert.deepEqual(more, [])
})

const KEPT: readonly (readonly [says: string, text: string])[] = [
  ['rows with their columns', 'rowsOf(db, ROW)`select 1`'],
  ['a statement of whose rows nothing is said', 'await sql`delete from a`.execute(tx)'],
  ['a statement on a bare connection of whose rows nothing is said', "await client.query('begin')"],
  ['a question of another kind', 'const { rows } = await sheet.read()'],
  ['how many rows there are', '(await sql`insert into a select 1 returning 1`.execute(tx)).rows.length === 1'],
  ['a query of the builder', "db.selectFrom('a').select(sql<number>`count(*)::int`.as('count')).execute()"],
  ['a condition', 'const over = sql<boolean>`a.closed_on is null`'],
  ['an assertion of something else', 'const a = (await read(db)) as Row[]'],
]
for (const [says, text] of KEPT)
  test(`what is known of its rows is no breach: ${says}`, () => assert.deepEqual(found(text), []))

test('the helper itself says what it compares', () =>
  assert.deepEqual(found('(await sql(...a).execute(db)) as Answer', 'src/platform/rows.ts'), []))
