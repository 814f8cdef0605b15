import assert from 'node:assert/strict'
import test from 'node:test'
import { QUESTIONS } from '../bench/city/pages.ts'
import { PAGES } from '../src/app.ts'

test('every page that can be opened is measured in a city of 100,000 residents', () => {
  const measured = new Set(QUESTIONS.map(({ page }) => page))
  const missing = PAGES.filter(({ get, path }) => get && !measured.has(path)).map(({ path }) => path)
  assert.deepEqual(missing, [])
  const gone = [...measured].filter(path => !PAGES.some(page => page.get && page.path === path))
  assert.deepEqual(gone, [])
})
