import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isId, newId, spelled } from './ids.ts'

const ONE = '019aa1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b'
const TEXTS: readonly (readonly [says: string, text: string, is: boolean])[] = [
  ['in its one spelling', ONE, true],
  ['in capitals', ONE.toUpperCase(), false],
  ['without its strokes', ONE.replaceAll('-', ''), false],
  ['in braces', `{${ONE}}`, false],
  ['with a space before it', ` ${ONE}`, false],
  ['with a line after it', `${ONE}\n`, false],
  ['with a statement after it', `${ONE}' or true --`, false],
  ['with a digit too few', ONE.slice(0, -1), false],
  ['with a digit too many', `${ONE}0`, false],
  ['with a letter that is no digit', ONE.replace('a', 'g'), false],
  ['with full-width digits', ONE.replaceAll('0', '０'), false],
  ['that is empty', '', false],
]
for (const [says, text, is] of TEXTS)
  test(`an id ${says} is ${is ? '' : 'not '}taken`, () => assert.equal(isId(text), is))

test('an id says by its first digits when it was made, and that it is of version 7', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), at => {
      const id = newId(at)
      assert.ok(isId(id))
      assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), at)
      assert.match(id, /^.{14}7.{4}[89ab]/)
    }),
  )
})

test('what is made later comes later in order, and what is made at once is told apart', () => {
  const at = Date.parse('2026-11-28T01:00:00Z')
  assert.ok(newId(at) < newId(at + 1))
  assert.equal(new Set(Array.from({ length: 1000 }, () => newId(at))).size, 1000)
})

test('the sixteen first bytes are spelled, and no more', () => {
  const bytes = Buffer.from(Array.from({ length: 32 }, (_, i) => i))
  assert.equal(spelled(bytes), '00010203-0405-0607-0809-0a0b0c0d0e0f')
  assert.equal(spelled(bytes), spelled(bytes.subarray(0, 16)))
})
