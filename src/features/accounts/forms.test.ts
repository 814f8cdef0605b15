import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { accept, filled } from '#platform/submitted.ts'
import { loginForm, newAndAlike, passwordForm } from './forms.ts'

describe('a new password is long, another one, and typed twice alike', () => {
  const LONG = 'さくら さいた みち'
  const wrong = (password: string, again = password, current = 'いまの ことば') => {
    const read = accept(passwordForm, filled({ current, password, again }), newAndAlike)
    return read.ok ? [] : Object.keys(read.errors).sort()
  }
  for (const [why, typed, expected] of [
    ['fifteen letters', ['a'.repeat(15)], []],
    ['fourteen', ['a'.repeat(14)], ['password']],
    ['fifteen that take two units each', ['𠮷'.repeat(15)], []],
    ['fourteen such, however many units', ['𠮷'.repeat(14)], ['password']],
    ['two hundred', ['a'.repeat(200)], []],
    ['one more', ['a'.repeat(201)], ['password']],
    ['typed differently', ['a'.repeat(15), 'b'.repeat(15)], ['again']],
    ['blanks at the end count', ['a'.repeat(15), `${'a'.repeat(15)} `], ['again']],
    ['the one of now', ['a'.repeat(15), 'a'.repeat(15), 'a'.repeat(15)], ['password']],
    ['without the one of now', ['a'.repeat(15), 'a'.repeat(15), ''], ['current']],
  ] as [string, [string, string?, string?], string[]][])
    test(why, () => assert.deepEqual(wrong(...typed), expected))
  test('words with blanks make one, and are kept as they were typed', () => {
    const password = `${LONG} ${LONG}`
    const read = accept(passwordForm, filled({ current: 'x', password, again: password }), newAndAlike)
    assert.equal(read.ok && read.value.password, password)
  })
})

describe('nothing counts as a failed login before both are typed', () => {
  for (const [login, password, expected] of [
    ['sato', 'x', []],
    ['', 'x', ['login']],
    ['sato', '', ['password']],
    ['　', ' ', ['login', 'password']],
    ['a'.repeat(101), 'x', ['login']],
    ['sato', 'a'.repeat(401), ['password']],
  ] as const)
    test(`${login.length} and ${password.length} letters`, () => {
      const read = accept(loginForm, filled({ login, password }))
      assert.deepEqual(read.ok ? [] : Object.keys(read.errors).sort(), expected)
    })
})
