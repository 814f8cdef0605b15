import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { partsOf } from '#platform/feature.ts'

// The recipes are followed by heart: what they leave out or call by an old name, the next noun goes without.

const root = join(import.meta.dirname, '..')
const recipes = readFileSync(join(root, 'docs/adding.md'), 'utf8')
const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n')

test('each part that a noun may give has its place in a recipe', () => {
  const parts = Object.keys(partsOf([])).filter(part => !['settings', 'menu'].includes(part))
  assert.ok(parts.length > 10)
  assert.deepEqual(
    parts.filter(part => !recipes.includes(`\`${part}: `)),
    [],
  )
})

test('each file that a recipe names is there', () => {
  const named = [...recipes.matchAll(/`([\w./-]+\.(?:ts|sql|md))`/g)].map(([, name]) => name!)
  assert.ok(named.length > 50)
  // The first organiser's and the first partner's page are yet to come.
  const coming = ['organiser.ts', 'partner.ts', 'db/migrations/NNNN_words.sql']
  const missing = named.filter(name => !coming.includes(name) && !files.some(file => `/${file}`.endsWith(`/${name}`)))
  assert.deepEqual([...new Set(missing)], [])
})
