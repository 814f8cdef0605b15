import assert from 'node:assert/strict'
import { test } from 'node:test'
import { via } from './paths.ts'
import { codeFrom, readCode } from './rules.ts'

for (const [typed, code] of [
  ['K7F4X', 'K7F4X'],
  [' k7f4x ', 'K7F4X'],
  ['Ｋ７Ｆ４Ｘ', 'K7F4X'],
  ['K7-F4X', 'K7F4X'],
  ['K7F4', null],
  ['K7F4XA', null],
  ['K7F4O', null],
  ['', null],
  ["'; --", null],
] as const)
  test(`the code 「${typed}」 is ${code ?? 'none'}`, () => assert.equal(readCode(typed), code))

test('every code that is made is one that is read', () => {
  for (let at = 0; at < 256; at += 5) {
    const code = codeFrom(Uint8Array.from({ length: 5 }, (_, byte) => (at + byte * 51) % 256))
    assert.equal(readCode(code), code)
  }
})

test('a way on carries the code beside what it asks for already', () => {
  assert.equal(via('/requests/new', 'K7F4X'), '/requests/new?via=K7F4X')
  assert.equal(via('/requests/new?activity=1', 'K7F4X'), '/requests/new?activity=1&via=K7F4X')
})
