import assert from 'node:assert/strict'
import test from 'node:test'
import { partsOf } from '#platform/feature.ts'
import { rowsOf, text } from '#platform/rows.ts'
import { demoApp } from '../../../seed/testing.ts'
import { loadFeatures } from '../../features.ts'

// Who looked at something of a resident: whatever a noun keeps of one person, by the name of its table.

const { database, municipality } = await demoApp()
const { subjects } = partsOf(await loadFeatures())

test('each kind of thing of a person, which has a page of its own, is among those whose looks they are told', async () => {
  const [of, tables] = await database.read({ lane: 'job', municipality }, async db => [
    await rowsOf(db, { body: text() })`select pg_get_functiondef('my_looks'::regproc) as body`,
    await rowsOf(db, { name: text() })`
      select table_name::text as name from information_schema.columns
      where table_schema = 'public' and column_name = 'person_id'`,
  ])
  const named = new Set(tables.map(({ name }) => name))
  const theirs = subjects.filter(
    ({ kind, path }) => path?.(':id').includes(':id') && named.has(kind.replaceAll('-', '_')),
  )
  assert.ok(theirs.length > 5)
  assert.deepEqual(
    theirs.map(({ kind }) => kind).filter(kind => !of[0]!.body.includes(`'${kind}'`)),
    [],
  )
})
