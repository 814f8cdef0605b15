import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Category } from '#features/kinds/index.ts'
import { filled } from '#platform/submitted.ts'
import type { Answer } from '../rules.ts'
import { marksIn } from './paper.ts'
import { heardOf } from './parts.ts'
import { takingsOf } from './rules.ts'

describe('what an answer to a picture would change in the record', () => {
  const cases: [answer: Answer, record: number | null, becomes: number | null, says: string][] = [
    ['yes', null, 1, 'a field of which nobody had asked is wished for'],
    ['no', null, -1, 'or is rather avoided: a picture asks whether, not how much'],
    ['yes', 0, 1, 'what was all the same is wished for'],
    ['no', 0, -1, 'or avoided'],
    ['yes', -2, 1, 'who said the contrary before has changed their mind'],
    ['no', 1, -1, 'in either way'],
    ['yes', 1, null, 'what says the same stays'],
    ['yes', 2, null, 'what was said more strongly at the desk stays'],
    ['no', -1, null, 'also where it is avoided'],
    ['no', -2, null, 'or refused'],
    ['later', null, null, '「あとで」 says nothing'],
    ['later', 2, null, 'whatever stands there'],
    ['aside', null, null, 'nor does what is set aside'],
  ]
  for (const [answer, record, becomes, says] of cases)
    it(`${answer} where the record has ${record}: ${says}`, () => {
      const wishes = record === null ? [] : [{ category: 'books' as Category, score: record }]
      const taken = becomes === null ? [] : [{ category: 'books', before: record, score: becomes }]
      assert.deepEqual(takingsOf([['books', answer]], wishes), taken)
    })
  it('each field by itself, in the order of the answers', () => {
    const taken = takingsOf(
      [
        ['music', 'yes'],
        ['books', 'no'],
        ['salon', 'yes'],
      ],
      [
        { category: 'books', score: 2 },
        { category: 'salon', score: 1 },
      ],
    )
    assert.deepEqual(
      taken.map(({ category, score }) => [category, score]),
      [
        ['music', 1],
        ['books', -1],
      ],
    )
  })
})

describe('what is typed from a sheet of paper', () => {
  const cases: [string, Record<string, string>, string[]][] = [
    ['no mark is no line', {}, []],
    ['a mark is one', { 'mark-books': 'yes' }, ['books yes']],
    [
      'all three marks',
      { 'mark-books': 'yes', 'mark-office': 'no', 'mark-music': 'later' },
      ['office no', 'books yes', 'music later'],
    ],
    ['a mark that there is not', { 'mark-books': 'perhaps', 'mark-salon': 'aside' }, []],
    ['a picture that there is not', { 'mark-sewing-bees': 'yes', mark: 'yes' }, []],
  ]
  for (const [says, typed, lines] of cases)
    it(says, () =>
      assert.deepEqual(
        marksIn(filled(typed)).map(({ key, value }) => `${key} ${value}`),
        lines,
      ),
    )
  it('how it was heard is one of three, and never guessed', () => {
    assert.deepEqual(['visit', 'phone', 'paper', 'web', '', 'constructor'].map(heardOf), [
      'visit',
      'phone',
      'paper',
      null,
      null,
      null,
    ])
  })
})
