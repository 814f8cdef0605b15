import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isReason, lastsUntil } from './rules.ts'

describe('a reason for an urgent look', () => {
  for (const [typed, is] of [
    ['ご本人が南部の窓口に来られたため', true],
    ['転倒の知らせ、家族へ連絡', true],
    ['来所のため', false],
    ['ああああああああああああ', false],
    ['あいあいあいあいあいあい', false],
    ['。、。、。、。、。、。、。、', false],
    ['          ', false],
    ['１２３４１２３４１２３４', false],
  ] as const)
    it(`「${typed}」 is ${is ? 'one' : 'none'}`, () => assert.equal(isReason(typed), is))
})

it('an urgent look lasts until the day ends in Tokyo, or one of the next', () => {
  assert.equal(lastsUntil('2026-11-21', 0), '2026-11-21T15:00:00.000Z')
  assert.equal(lastsUntil('2026-12-31', 1), '2027-01-01T15:00:00.000Z')
})
