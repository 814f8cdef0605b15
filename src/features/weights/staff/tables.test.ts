import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Story } from '../rules.ts'
import type { Result } from '../store.ts'
import { comparisonPart } from './comparison.ts'
import { against, cameTrue } from './reasons.ts'

const TODAY = '2026-11-21'
const words = (part: unknown): string =>
  String(part)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('which of two weights is better is said by what can be read, and alike where it reads alike', () => {
  const compared = (before: number | null, after: number | null, wins: 'accepted' | 'refused') => {
    const none = { offers: 0, before: null, after: null }
    const result = {
      before: { logLoss: 0.5, expectedCalibrationError: 0.1 },
      after: { logLoss: 0.5, expectedCalibrationError: 0.1 },
      compared: { lists: 1, pairs: 0, turned: 0, accepted: none, refused: none, [wins]: { offers: 3, before, after } },
    }
    return words(comparisonPart(result as unknown as Result))
  }
  for (const [why, wins, before, after, better] of [
    ['what came true stands higher', 'accepted', 5, 3, '案がよい'],
    ['what came true stands lower', 'accepted', 3, 5, 'もとがよい'],
    ['what came to nothing stands lower', 'refused', 3, 5, '案がよい'],
    ['what came to nothing stands higher', 'refused', 5, 3, 'もとがよい'],
    ['a difference that is not shown is none', 'accepted', 3.01, 3.04, null],
    ['nothing to compare', 'accepted', null, null, null],
  ] as const)
    test(why, () => {
      const said = compared(before, after, wins)
      const found = ['案がよい', 'もとがよい'].filter(one => said.includes(one))
      assert.deepEqual(found, better ? [better] : [])
    })
  test('of no pair no share is told', () => assert.match(compared(null, null, 'accepted'), /0組（—）/))
})

const story = (over: Partial<Story> = {}): Story => ({
  begun: 'propose',
  why: 'near',
  accepted: false,
  decided: false,
  started_on: null,
  last: { verb: 'propose', reason: null, on_day: TODAY },
  ...over,
})

test('only what was proposed counts for the reasons of proposing, a proposal without one by itself', () => {
  const said = words(cameTrue([story(), story({ why: null }), story({ begun: 'pass', why: 'too-far' })], TODAY, true))
  assert.match(said, /家から近い/)
  assert.match(said, /理由なし/)
  assert.doesNotMatch(said, /本人の言葉に合う/, 'a reason that nobody gave has no line')
})

describe('a number leads to its list only for who may open it, and never to a list of anything', () => {
  const ended = (reason: 'too-far' | 'other') => story({ last: { verb: 'decline', reason, on_day: TODAY } })
  for (const [why, reason, may, leads] of [
    ['a reason', 'too-far', true, true],
    ['a reason, without leave', 'too-far', false, false],
    ['「その他」', 'other', true, false],
  ] as const)
    test(why, () => assert.equal(String(against([ended(reason)], may)).includes(`reason=${reason}`), leads))
})

test('the reason that came most often stands first, whoever gave it', () => {
  const end = (begun: Story['begun'], reason: 'too-far' | 'family') =>
    story({ begun, last: { verb: begun === 'pass' ? 'pass' : 'decline', reason, on_day: TODAY } })
  const links = String(against([end('propose', 'too-far'), end('pass', 'family'), end('propose', 'family')], true))
  assert.deepEqual(links.match(/reason=[a-z-]+/g), ['reason=family', 'reason=too-far'])
})
