import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadRounds } from './features.ts'

const rounds = await loadRounds()

const nouns = readdirSync(join(import.meta.dirname, 'features'))

test('every round is known by a name of its own that begins with its noun', () => {
  const names = rounds.map(({ name }) => name)
  assert.equal(new Set(names).size, names.length)
  for (const name of names) assert.ok([...nouns, 'platform'].includes(name.split('.')[0]!), name)
})
