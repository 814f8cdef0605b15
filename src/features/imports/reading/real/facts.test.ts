import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countFacts, missing } from './testing.ts'

// Every fifth file; `npm run bench -- facts` counts all hundred.
test('of real files no cell of a row is lost, and no value is told that no cell says', { skip: missing }, async t => {
  const { rows, asked, lost, untold } = await countFacts(5)
  t.diagnostic(`${rows} rows, ${asked} with readings to be confirmed`)
  assert.deepEqual([lost, untold], [[], []])
  assert.ok(rows > 300)
})
