import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { OUTSIDE } from '#features/people/index.ts'
import { filled, one } from '#platform/submitted.ts'
import { isOutside, withAddress } from './read.ts'
import { OUTSIDE_TEXT, YOUNG_TEXT } from './told.ts'

describe('the address of whoever registers', () => {
  test('is the one that was found to be theirs, whatever else was typed', () => {
    const typed = filled({ email: 'somebody@else.example', phone: '04-7000-1111', family_kana: 'なかむら' })
    const mail = withAddress(typed, { channel: 'mail', shown: 'me@example.jp' })
    assert.equal(one(mail, 'email'), 'me@example.jp')
    assert.equal(one(mail, 'phone'), '04-7000-1111', 'a telephone may be typed besides')
    const phone = withAddress(typed, { channel: 'sms', shown: '09012345678' })
    assert.deepEqual([one(phone, 'phone'), one(phone, 'email')], ['09012345678', 'somebody@else.example'])
    assert.equal(one(phone, 'family_kana'), 'なかむら', 'and nothing else is touched')
  })
})

describe('where they live', () => {
  const towns = [
    { id: 'in', outside: false },
    { id: 'out', outside: true },
  ] as unknown as Parameters<typeof isOutside>[0]
  for (const [why, town, outside] of [
    ['a town of the city', 'in', false],
    ['a town of a neighbour', 'out', true],
    ['elsewhere', OUTSIDE, true],
    ['nothing was chosen: nobody is sent away for it', '', false],
    ['a town that there is not', 'gone', false],
  ] as const)
    test(`${why}: ${outside ? 'outside' : 'not outside'}`, () => assert.equal(isOutside(towns, town), outside))
})

describe('whoever cannot register', () => {
  test('is told why with the figures, and where they are helped', () => {
    assert.match(YOUNG_TEXT(50, 33), /50歳から[\s\S]*33歳[\s\S]*お電話でのご相談はできます。$/)
    assert.match(OUTSIDE_TEXT('柏市'), /柏市にお住まいの方[\s\S]*その市町村の窓口をご案内します/)
  })
})
