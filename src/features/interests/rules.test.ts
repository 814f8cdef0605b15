import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CATEGORIES, type Category } from '#features/kinds/index.ts'
import {
  type Answered,
  answering,
  codeOf,
  forgetting,
  isPause,
  linesOf,
  nextCard,
  readCode,
  tasteOf,
  undone,
} from './rules.ts'

const all = Object.keys(CATEGORIES) as Category[]

describe('answers in the address', () => {
  for (const [why, code, answered] of [
    ['nothing was answered', '', []],
    ['one yes', 'W0', [['books', 'yes']]],
    [
      'in the order in which they were given',
      'v1A2',
      [
        ['checks', 'no'],
        ['care-support', 'later'],
      ],
    ],
    ['what is none of ours is left out', 'W0?!w0z3Z9', [['books', 'yes']]],
    [
      'the later of two about one field holds, in its first place',
      'W0A1W1',
      [
        ['books', 'no'],
        ['care-support', 'no'],
      ],
    ],
  ] as [string, string, Answered][])
    it(why, () => assert.deepEqual(readCode(code), answered))

  it('of every field come back as they were, in 96 signs', () => {
    const answered: Answered = all.map((category, at) => [
      category,
      (['yes', 'no', 'later', 'aside'] as const)[at % 4]!,
    ])
    assert.deepEqual(readCode(codeOf(answered)), answered)
    assert.equal(codeOf(answered).length, 96)
  })
  it('are taken back one by one, and forgotten wherever they stand', () => {
    const answered = readCode('W0A1B2')
    assert.equal(codeOf(undone(answered)), 'W0A1')
    assert.equal(codeOf(undone([])), '')
    assert.equal(codeOf(forgetting(answered, 'care-support')), 'W0B2')
    assert.equal(codeOf(answering(answered, 'care-support', 'yes')), 'W0A0B2')
  })
})

describe('the next picture is the one that tells most', () => {
  const open = (counts: Partial<Record<Category, number>>) => new Map(Object.entries(counts) as [Category, number][])
  for (const [why, counts, code, next] of [
    ['nothing is open: nothing is asked', {}, '', null],
    ['on which most activities hang', { books: 3, salon: 9 }, '', 'salon'],
    ['of equals the first on the list', { salon: 4, books: 4 }, '', 'books'],
    ['never one that was answered', { books: 3, salon: 9 }, 'p2', 'books'],
    ['when all were answered, none', { books: 3, salon: 9 }, 'p0W1', null],
    ['one without an open activity is never asked', { books: 0, salon: 1 }, 'p0', null],
    // Four noes behind 「はたらく」: what is left there tells less than the smaller field behind another door.
    [
      'a door that was refused is left',
      { office: 9, cleaning: 9, retail: 9, kitchen: 9, reception: 9, books: 6 },
      'D1G1I1J1',
      'books',
    ],
    // The same field decides alone, but behind it there is more to learn about.
    ['a door of which more hangs on it', { books: 5, neighbours: 5, listening: 5, salon: 6 }, '', 'neighbours'],
    ['later says nothing of the door', { books: 5, neighbours: 6, salon: 5 }, 'S2', 'books'],
  ] as [string, Partial<Record<Category, number>>, string, Category | null][])
    it(why, () => assert.equal(nextCard(open(counts), readCode(code)), next))

  it('whatever is answered, every field is shown once and none twice', () => {
    const counts = new Map(all.map((category, at) => [category, (at % 7) + 1]))
    let answered: Answered = []
    for (let card = nextCard(counts, answered); card; card = nextCard(counts, answered))
      answered = answering(answered, card, (['yes', 'no', 'later'] as const)[answered.length % 3]!)
    assert.deepEqual(answered.map(([category]) => category).sort(), [...all].sort())
  })
  it('the first six pictures of a city come from more than two doors', () => {
    const counts = new Map(all.map((category, at) => [category, 10 + (at % 3)]))
    let answered: Answered = []
    for (let i = 0; i < 6; i++) answered = answering(answered, nextCard(counts, answered)!, 'no')
    assert.ok(new Set(answered.map(([category]) => CATEGORIES[category])).size > 2)
  })
  it('after each dozen there is a pause', () => {
    const dozen = all.slice(0, 12).map(category => [category, 'yes'] as const)
    assert.deepEqual([isPause([]), isPause(dozen.slice(1)), isPause(dozen)], [false, false, true])
  })
})

describe('what was learnt', () => {
  const chosen = [
    { category: 'books' as const, title: '本を棚にもどす' },
    { category: 'salon' as const, title: 'お茶の会' },
    { category: 'books' as const, title: '絵本を読む' },
  ]
  it('rests on what was said, or on what was put on the list', () => {
    assert.deepEqual(linesOf(readCode('W0A1B2'), chosen), [
      { category: 'books', basis: 'said', answer: 'yes' },
      { category: 'care-support', basis: 'said', answer: 'no' },
      { category: 'childcare-support', basis: 'said', answer: 'later' },
      { category: 'books', basis: 'shown', titles: ['本を棚にもどす', '絵本を読む'], used: true },
      { category: 'salon', basis: 'shown', titles: ['お茶の会'], used: true },
    ])
  })
  it('a yes is a wish, a no keeps the field away, later says nothing, and behaviour only adds', () => {
    assert.deepEqual(tasteOf(linesOf(readCode('W0A1B2'), chosen)), {
      likes: { books: 1, 'care-support': -2 },
      shown: { books: 1, salon: 0.5 },
    })
  })
  it('what was set aside is told and not counted', () => {
    const lines = linesOf(readCode('W3'), chosen)
    assert.deepEqual(
      lines.map(line => line.basis === 'shown' && line.used),
      [false, true],
    )
    assert.deepEqual(tasteOf(lines), { likes: {}, shown: { salon: 0.5 } })
  })
})
