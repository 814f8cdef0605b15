import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import type { Read } from './db.ts'
import { day, id, instant, json, list, maybe, number, PLANNED_ANEW, rowsOf, text, yes } from './rows.ts'
import { closeTests, testDatabase } from './testing.ts'

const { database } = await testDatabase()
after(closeTests)

const read = <T>(work: (db: Read) => Promise<T>) => database.untenanted(work)

describe('a statement whose columns are listed', () => {
  it('gives rows of every kind of column', async () => {
    const columns = {
      id,
      on: day,
      at: instant,
      count: number,
      share: number,
      so: yes,
      name: text<'a'>(),
      names: list<string>(),
      days: list<string>(),
      never: list<string>(),
      data: json<{ a: number }>(),
      none: maybe(number),
    }
    const statement = sql`select '01890000-0000-7000-8000-000000000001'::uuid as id, '2026-11-21'::date as on,
      '2026-11-21 01:00Z'::timestamptz as at, count(*) as count, 0.5 as share, true as so, 'a' as name, array['a', 'b'] as names,
      array['2026-11-21', '2026-12-05']::date[] as days, '{}'::date[] as never,
      json_build_object('a', 1) as data, null::int as none`
    assert.deepEqual(await read(db => rowsOf(db, columns)`${statement}`), [
      {
        id: '01890000-0000-7000-8000-000000000001',
        on: '2026-11-21',
        at: '2026-11-21T01:00:00Z',
        count: 1,
        share: 0.5,
        so: true,
        name: 'a',
        names: ['a', 'b'],
        days: ['2026-11-21', '2026-12-05'],
        never: [],
        data: { a: 1 },
        none: null,
      },
    ])
  })

  for (const [what, statement, wrong] of [
    ['that is missing', sql`select 1 as b`, 'a is missing, b is not asked for'],
    ['that is too much', sql`select 1 as a, 2 as b`, 'b is not asked for'],
    ['of another kind, even without a row', sql`select 'x'::text as a where false`, 'a comes as type 25'],
    ['that is empty', sql`select null::int as a`, 'a is empty'],
  ] as const)
    it(`is refused for a column ${what}`, () =>
      assert.rejects(
        read(db => rowsOf(db, { a: number })`${statement}`),
        new TypeError(`the answer is not what its columns say: ${wrong}`),
      ))

  it('is compared until there was a row, and not again', async () => {
    const columns = { a: number }
    assert.deepEqual(await read(db => rowsOf(db, columns)`select 1 as a where false`), [])
    await assert.rejects(read(db => rowsOf(db, columns)`select null::int as a`))
    assert.deepEqual(await read(db => rowsOf(db, columns)`select 1 as a`), [{ a: 1 }])
    assert.deepEqual(await read(db => rowsOf(db, columns)`select null::int as a`), [{ a: null }])
  })
})

describe('the plan of a statement', () => {
  const asked = (statement: RawBuilder<unknown>) =>
    read(async db => {
      for (let time = 0; time < 31; time++) await rowsOf(db, { a: number })`${statement}`
      return rowsOf(db, { text: text() })`select statement as text from pg_prepared_statements`
    })
  it('is kept on a connection that is often asked for it, but for one that says that it depends on its values', async () => {
    const words = (await asked(sql`select 11 as a`)).map(row => row.text)
    assert.ok(words.includes('select 11 as a'))
    const more = (await asked(sql`${PLANNED_ANEW} select 12 as a`)).map(row => row.text)
    assert.ok(!more.some(said => said.includes('select 12 as a')))
  })
})
