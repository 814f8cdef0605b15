import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { accept, filled } from '#platform/submitted.ts'
import { loginForm, newAndAlike, passwordForm } from './forms.ts'

describe('a new password is long, another one, and typed twice alike', () => {
  const LONG = 'うめの さいた みち'
  const FIFTEEN = 'kawa-mado-inu-9'
  const wrong = (password: string, again = password, current = 'いまの ことば') => {
    const read = accept(passwordForm, filled({ current, password, again }), newAndAlike(['sato', '佐藤 みどり']))
    return read.ok ? [] : Object.keys(read.errors).sort()
  }
  for (const [why, typed, expected] of [
    ['fifteen letters', [FIFTEEN], []],
    ['fifteen times one letter', ['a'.repeat(15)], ['password']],
    ['one’s own name over and over', ['佐藤みどり・佐藤みどり・佐藤みどり'], ['password']],
    ['fourteen', ['a'.repeat(14)], ['password']],
    ['fifteen that take two units each', ['𠮷野家𩸽𠀋叱剝𠂢𠂤𠆢𠈓𠌫𠎁𠍱𠏹'], []],
    ['fourteen such, however many units', ['𠮷'.repeat(14)], ['password']],
    ['two hundred', [`${FIFTEEN}${'x'.repeat(185)}`], []],
    ['one more', [`${FIFTEEN}${'x'.repeat(186)}`], ['password']],
    ['typed differently', [FIFTEEN, LONG + LONG], ['again']],
    ['blanks at the end count', [FIFTEEN, `${FIFTEEN} `], ['again']],
    ['the one of now', [FIFTEEN, FIFTEEN, FIFTEEN], ['password']],
    ['without the one of now', [FIFTEEN, FIFTEEN, ''], ['current']],
  ] as [string, [string, string?, string?], string[]][])
    test(why, () => assert.deepEqual(wrong(...typed), expected))
  test('words with blanks make one, and are kept as they were typed', () => {
    const password = `${LONG} ${LONG}`
    const read = accept(passwordForm, filled({ current: 'x', password, again: password }), newAndAlike([]))
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
