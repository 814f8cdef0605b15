import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '#platform/testing.ts'
import { DEMO } from '../seed/testing.ts'
import { refold } from './refold.ts'

const { database } = await testDatabase(DEMO)
const municipality = await database.untenanted(
  async db => (await db.selectFrom('municipality').select('id').executeTakeFirstOrThrow()).id,
)
const ask = async (statement: ReturnType<typeof sql<{ line: string }>>): Promise<string> =>
  database.write({ lane: 'job', municipality }, async tx => (await statement.execute(tx)).rows[0]?.line ?? '')
const kept = () =>
  ask(sql`select (select md5(string_agg(search_text || half_days || search::text, '|' order by id)) from opportunity)
    || (select md5(string_agg(name_key || kana_key, '|' order by id)) from person)
    || (select md5(string_agg(search_text, '|' order by id)) from organisation)
    || (select coalesce(md5(string_agg(name_key || kana_key, '|' order by id)), '') from request) as line`)

test('what was kept with an older folding is made anew at the start, once', async () => {
  const before = await kept()
  const rows = Number(
    await ask(sql`select ((select count(*) from opportunity) + (select count(*) from person) + (select count(*) from organisation)
      + (select count(*) from request))::text as line`),
  )
  await ask(sql`update opportunity set search_text = '', search = '', half_days = 0, folding = 1`)
  await ask(sql`update person set name_key = '', kana_key = '', folding = 1`)
  await ask(sql`update organisation set search_text = '', folding = 1`)
  await ask(sql`update request set name_key = '', kana_key = '', folding = 1`)
  assert.equal(await refold(database), rows)
  assert.equal(await kept(), before)
  assert.equal(await refold(database), 0)
})
