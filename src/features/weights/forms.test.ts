import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DEFAULTS } from '#features/municipalities/rules.ts'
import { accept, filled } from '#platform/submitted.ts'
import { adoption, byHand, frozenOf, rejection, sumRule } from './forms.ts'
import { percent, share, termText } from './staff/parts.ts'

const TODAY = '2026-11-21'
const good = { ...DEFAULTS.weights, from: '', reason: '近さを重く見るため' }
const wrong = (over: Record<string, string | number>): string[] => {
  const read = accept(byHand(TODAY), filled({ ...good, ...over }), sumRule)
  return read.ok ? [] : Object.keys(read.errors).sort()
}

describe('weights that are set by hand sum to 1000, hold from a day that is not over, and say why', () => {
  for (const [why, over, expected] of [
    ['as they are', {}, []],
    ['one term takes from another', { likes: 200, distance: 320 }, []],
    [
      'one term takes all',
      { likes: '１，０００', distance: 0, time: 0, experience: 0, terms: 0, character: 0, need: 0 },
      [],
    ],
    ['a point too many', { likes: 301 }, ['likes']],
    ['a point too few', { need: 79 }, ['likes']],
    ['half points', { distance: '220.5' }, ['distance']],
    ['more than all', { distance: 1001 }, ['distance']],
    ['less than none', { distance: -1 }, ['distance']],
    ['an empty term is not guessed', { time: '' }, ['time']],
    ['from today', { from: TODAY }, []],
    ['from yesterday', { from: '2026-11-20' }, ['from']],
    ['in a year', { from: '令和9年11月21日' }, []],
    ['a day later', { from: '2027-11-22' }, ['from']],
    ['without a reason', { reason: ' ' }, ['reason']],
    ['with a reason of 1001 letters', { reason: 'あ'.repeat(1001) }, ['reason']],
  ] as const)
    test(why, () => assert.deepEqual(wrong(over), expected))

  test('how much is too much or missing is said as a figure', () => {
    assert.match(sumRule({ ...DEFAULTS.weights, likes: 312 })['likes'] ?? '', /いまは1,012で、12多いです/)
    assert.match(sumRule({ ...DEFAULTS.weights, likes: 290 })['likes'] ?? '', /いまは990で、10足りないです/)
  })
})

test('from today is meant where no day is given', () => {
  const read = accept(adoption(TODAY), filled({ from: '', reason: '承諾が多いため' }))
  assert.deepEqual(read.ok && read.value.from, TODAY)
  assert.equal(accept(rejection, filled({ reason: '' })).ok, false)
})

test('what stays as it is, is one of the seven terms', () =>
  assert.deepEqual(frozenOf(['likes', 'luck', 'need', 'toString']), ['likes', 'need']))

describe('a share of nobody is none', () => {
  for (const [part, whole, text] of [
    [0, 0, '—'],
    [0, 5, '0%'],
    [1, 3, '33%'],
    [2, 3, '67%'],
    [5, 5, '100%'],
  ] as const)
    test(`${part} of ${whole}`, () => {
      assert.equal(percent(part, whole), text)
      assert.ok(String(share(part, whole)).endsWith(text))
    })
})

test('a reason beyond the points is told as such', () => {
  assert.equal(termText('health'), '点の外')
  assert.notEqual(termText('too-far'), '点の外')
})
