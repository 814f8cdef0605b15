import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Found, withRoutes } from './crawl.ts'
import { malformed, type Sent } from './requests.ts'

const NOTHING: Found = { paths: [], forms: [], ids: [] }
const first = (found: Found, seed = 7, many = 500): Sent[] => {
  const requests = malformed(found, seed)
  return Array.from({ length: many }, () => requests.next().value)
}

const ROUTES = [
  { path: '/staff/people/:id', get: {} },
  { path: '/staff/people/:id/edit', post: {} },
]
const FOUND: readonly (readonly [says: string, found: Found])[] = [
  ['nothing at all', NOTHING],
  ['pages, and no form and no id', { ...NOTHING, paths: ['/', '/opportunities'] }],
  ['a form without a field', { ...NOTHING, forms: [{ action: '/staff/begin', fields: {} }] }],
  ['a form about something, of which no id stands in a page', withRoutes(NOTHING, ROUTES)],
]
for (const [says, found] of FOUND)
  test(`requests are made of what a crawl found: ${says}`, () => {
    const sent = first(found)
    assert.ok(sent.every(({ path, method }) => path.startsWith('/') && method !== ''))
    assert.ok(sent.some(({ body }) => body !== undefined) && sent.some(({ method }) => method === 'GET'))
    assert.ok(!sent.some(({ path }) => path.includes('undefined')))
  })

test('the same seed gives the same requests, another one gives others', () => {
  assert.deepEqual(first(NOTHING, 3, 50), first(NOTHING, 3, 50))
  assert.notDeepEqual(first(NOTHING, 3, 50), first(NOTHING, 4, 50))
})
