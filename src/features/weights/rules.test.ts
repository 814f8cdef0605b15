import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DEFAULTS } from '#features/municipalities/rules.ts'
import {
  countsFor,
  outcomeOf,
  refusalOf,
  type Story,
  sumOf,
  TERMS,
  TOTAL,
  tallyOf,
  verdictOf,
  type Weights,
} from './rules.ts'
import { compare, type PastList } from './rules-compare.ts'

const { weights } = DEFAULTS
const TODAY = '2026-11-21'

const story = (over: Partial<Story> = {}): Story => ({
  begun: 'propose',
  why: null,
  accepted: false,
  decided: false,
  started_on: null,
  last: { verb: 'propose', reason: null, on_day: TODAY },
  ...over,
})
const last = (verb: Story['last']['verb'], reason: Story['last']['reason'] = null, on_day = TODAY) => ({
  last: { verb, reason, on_day },
})

describe('what counts as an outcome', () => {
  const cases: [string, Partial<Story>, 0 | 1 | null][] = [
    ['waiting for the answer tells nothing yet', {}, null],
    ['a yes came true', { accepted: true, ...last('accept') }, 1],
    ['a no because it is too far did not', last('decline', 'too-far'), 0],
    ['a no because of the family tells nothing', last('decline', 'family'), null],
    ['a no because of the body tells nothing: health is no term', last('decline', 'health'), null],
    ['nobody could be reached: nothing', last('decline', 'no-answer'), null],
    ['passed over because of the hours did not', { begun: 'pass', ...last('pass', 'hours') }, 0],
    ['passed over because it is full tells nothing', { begun: 'pass', ...last('pass', 'filled') }, null],
    [
      'a yes, and the organiser said no: the yes stands',
      { accepted: true, ...last('fall-through', 'organiser-declined') },
      1,
    ],
    ['a yes, and then the reward was too little', { accepted: true, ...last('fall-through', 'wage') }, 0],
    ['a yes, and then it was not what was thought', { accepted: true, ...last('decline', 'image') }, 0],
    [
      'begun, and over within three months because of the others there',
      { accepted: true, decided: true, started_on: '2026-09-01', ...last('end', 'relations', '2026-11-30') },
      0,
    ],
    [
      'begun, and over after three months for the same reason',
      { accepted: true, decided: true, started_on: '2026-09-01', ...last('end', 'relations', '2026-12-01') },
      1,
    ],
    [
      'begun, and over within three months because of a removal',
      { accepted: true, decided: true, started_on: '2026-09-01', ...last('end', 'moved', '2026-10-01') },
      1,
    ],
  ]
  for (const [title, over, outcome] of cases) it(title, () => assert.equal(outcomeOf(story(over)), outcome))
})

describe('how much an outcome counts', () => {
  it('is twice for a decision, half for what a counsellor passed over', () => {
    assert.equal(countsFor(story({ accepted: true })), 1)
    assert.equal(countsFor(story({ accepted: true, decided: true })), 2)
    assert.equal(countsFor(story({ begun: 'pass', why: 'too-far', ...last('pass', 'too-far') })), 0.5)
  })

  it('is half as much again where the reason of the counsellor is one of the terms', () => {
    assert.equal(countsFor(story({ why: 'near' })), 1.5)
    assert.equal(countsFor(story({ why: 'known-group' })), 1)
  })
})

describe('the tally of a reason', () => {
  const active = (started_on: string) => story({ accepted: true, decided: true, started_on, ...last('start') })
  const stories = [
    story(),
    story({ accepted: true, ...last('accept') }),
    story(last('decline', 'family')),
    active('2026-08-21'),
    active('2026-08-22'),
    story({ accepted: true, decided: true, started_on: '2026-06-01', ...last('end', 'moved', '2026-08-31') }),
  ]

  it('leaves who has not answered out of the shares, and who began lately out of the lasting ones', () => {
    assert.deepEqual(tallyOf(stories, TODAY), { given: 6, answered: 5, accepted: 4, decided: 3, tested: 2, lasting: 1 })
  })

  const tally = (answered: number, accepted: number) => ({ ...tallyOf([], TODAY), given: answered, answered, accepted })
  const average = tally(200, 100)
  it('says nothing of fewer than ten', () => assert.equal(verdictOf(tally(9, 9), average), 'few'))
  it('is like the average within two standard errors', () => {
    assert.equal(verdictOf(tally(10, 8), average), 'alike')
    assert.equal(verdictOf(tally(100, 60), average), 'alike')
  })
  it('is higher or lower beyond them', () => {
    assert.equal(verdictOf(tally(100, 61), average), 'higher')
    assert.equal(verdictOf(tally(100, 39), average), 'lower')
  })
})

it('the weights that come with the product sum to the total', () => assert.equal(sumOf(weights), TOTAL))

describe('a calculation is taken over', () => {
  const fresh = { decided: false, newest: true, before: weights }
  it('once, while it is the newest, by the weights from which it was made', () => {
    assert.equal(refusalOf(fresh, weights), null)
    assert.equal(refusalOf({ ...fresh, decided: true }, weights), 'decided')
    assert.equal(refusalOf({ ...fresh, newest: false }, weights), 'superseded')
    assert.equal(refusalOf(fresh, { ...weights, likes: 301, need: 79 }), 'changed')
  })
})

describe('past lists under other weights', () => {
  const points = (over: Partial<Weights>) => ({ ...Object.fromEntries(TERMS.map(term => [term, 0])), ...over })
  const list: PastList = {
    weights,
    items: [points({ likes: 300 }), points({ distance: 220 }), points({ need: 80 })],
    offers: [
      { rank: 1, succeeded: false },
      { rank: 2, succeeded: true },
      { rank: 3, succeeded: true },
    ],
  }

  it('stay as they are under the same weights', () => {
    assert.deepEqual(compare([list], weights), {
      lists: 1,
      pairs: 3,
      turned: 0,
      accepted: { offers: 2, before: 2.5, after: 2.5 },
      refused: { offers: 1, before: 1, after: 1 },
    })
  })

  it('turn where another term weighs more, and with them the places of what was accepted', () => {
    const { turned, accepted, refused } = compare([list], { ...weights, likes: 100, distance: 400, need: 100 })
    assert.equal(turned, 1)
    assert.deepEqual([accepted.after, refused.after], [2, 2])
  })

  it('say nothing where none was shown, and keep their order where nothing weighs', () => {
    assert.deepEqual(compare([], weights).accepted, { offers: 0, before: null, after: null })
    const none = Object.fromEntries(TERMS.map(term => [term, 0])) as Weights
    assert.equal(compare([list], none).turned, 0)
  })
})
