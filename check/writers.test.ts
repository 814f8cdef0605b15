import assert from 'node:assert/strict'
import test from 'node:test'
import { sharedTables } from './writers.ts'

const SCHEMA = 'export interface DB {\n  event: Event;\n  opportunity: Opportunity;\n  slot: Slot;\n}\n'
const found = (...files: [name: string, text: string][]) =>
  sharedTables(
    files.map(([name, text]) => ({ name, text })),
    SCHEMA,
  )
const mine: [string, string] = ['src/features/opportunities/store.ts', "tx.insertInto('opportunity').values(row)"]

const WRITES: readonly [says: string, text: string][] = [
  ['a query of the builder', "\ntx\n  .updateTable(\n    'opportunity',\n  )"],
  ['one with an alias', "\ntx.deleteFrom('opportunity as o')"],
  ['an insert in SQL over two lines', '\nsql`insert\n  into opportunity (id) values (1)`'],
  ['an update in SQL', '\nsql`with a as (UPDATE "opportunity" o set title = $1) select 1`'],
  ['a delete in SQL', '\nsql`delete from only opportunity`'],
]
for (const [says, text] of WRITES)
  test(`a table that two features write is named with both places: ${says}`, () => {
    const [line, ...more] = found(mine, ['src/features/imports/a/store.ts', text])
    assert.deepEqual(more, [])
    assert.match(
      line ?? '',
      /opportunity is written by opportunities at .*store\.ts:1 and imports at .*a\/store\.ts:[23]$/,
    )
  })

test("a feature that writes a table of the platform's is found as well", () => {
  const files: [string, string][] = [
    ['src/platform/audit.ts', "tx.insertInto('event')"],
    ['src/features/steps/store.ts', "tx.insertInto('event')"],
  ]
  assert.match(found(...files)[0] ?? '', /event is written by platform .* and steps/)
})

test('what only reads, speaks of writing, or writes a table in several files of one feature is no breach', () => {
  const others: [string, string][] = [
    ['src/features/opportunities/intake/store.ts', 'sql`update opportunity set title = title`'],
    ['src/features/imports/store.ts', "db.selectFrom('opportunity') // update opportunity in place"],
    [
      'src/features/imports/text.ts',
      '/* delete from opportunity */ sql`insert into x on conflict do update set a = 1`',
    ],
    ['src/features/plans/store.ts', 'sql`select 1 from opportunity for update of opportunity`'],
  ]
  assert.deepEqual(found(mine, ...others), [])
})

test('a write of a feature whose table is a variable is refused: nobody could find it', () => {
  const [builder, raw] = found(
    ['src/features/imports/a.ts', 'tx.insertInto(name)'],
    ['src/features/imports/b.ts', 'sql`update $' + '{sql.ref(name)} set a = 1`'],
  )
  assert.match(builder ?? '', /a\.ts:1 {2}a write names its table/)
  assert.match(raw ?? '', /b\.ts:1 {2}a write names its table/)
})
