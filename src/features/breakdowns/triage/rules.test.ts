import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CHANNELS, TOPICS } from '#features/consultations/index.ts'
import { DOORS } from '#features/kinds/index.ts'
import { adviceOf, beganWithin, likeOf, type Tally } from './rules.ts'
import { deskText, valueText } from './text.ts'

const tally = (once: number, twice: number, more: number, of: Partial<Tally> = {}): Tally => ({
  ...{ dim: 'topic', value: 'work', began: 40, once, twice, more },
  ...of,
})

describe('what is told of how many talks it took others', () => {
  for (const [once, twice, more, usual, advice] of [
    [9, 2, 1, 70, 'once'],
    [7, 2, 1, 70, 'once'],
    [69, 31, 0, 70, 'either'],
    [3, 4, 3, 70, 'several'],
    [4, 3, 3, 70, 'either'],
    [9, 0, 0, 70, 'few'],
    [0, 0, 0, 70, 'few'],
    [9, 2, 1, 80, 'either'],
  ] as const)
    it(`of ${once} after one talk, ${twice} after two, ${more} after more, with ${usual} % as usual: ${advice}`, () =>
      assert.equal(adviceOf(tally(once, twice, more), usual), advice))

  it('is a sentence with its numbers, for those who see the whole city', () => {
    const told = deskText(tally(9, 2, 1), 'once', true)
    assert.match(told, /「就労|「仕事|「/)
    assert.match(told, /決まった12人のうち9人/)
    assert.match(deskText(tally(2, 6, 4), 'several', true), /決まった12人のうち10人/)
    assert.doesNotMatch(deskText(tally(9, 2, 1), 'once', false), /12人|9人/)
  })
  it('says that it is not known where too few came to a decision', () =>
    assert.match(deskText(tally(9, 0, 0), 'few', true), /まだ10人に届かないため、めやすは出せません/))

  it('names every topic, way and wish in words', () => {
    for (const [dim, values] of [
      ['topic', TOPICS],
      ['channel', CHANNELS],
      ['wish', DOORS],
    ] as const)
      for (const value of values) assert.notEqual(valueText({ dim, value }), value)
  })
})

describe('with whom somebody is put', () => {
  const all = [
    tally(5, 5, 0, { value: 'hobby' }),
    tally(9, 2, 1, { value: 'work' }),
    tally(20, 0, 0, { dim: 'wish', value: 'learn' }),
    tally(99, 0, 0, { dim: 'channel', value: 'visit' }),
  ]
  for (const [what, known, expected] of [
    ['by the topic of their first talk', { topics: ['hobby'], wishes: ['learn'] }, 'hobby'],
    ['of several by the one of which most is known', { topics: ['hobby', 'work'], wishes: [] }, 'work'],
    ['by their wishes where no topic was written down', { topics: [], wishes: ['learn'] }, 'learn'],
    ['with nobody where nobody came about the same', { topics: ['health'], wishes: ['learn'] }, null],
    ['with nobody where nothing is known of them', { topics: [], wishes: [] }, null],
  ] as const)
    it(what, () => assert.equal(likeOf(known, all)?.value ?? null, expected))

  it('of those who came in three years, without the last ninety days', () =>
    assert.deepEqual(beganWithin('2026-11-21'), { from: '2023-11-22', to: '2026-08-23' }))
})
