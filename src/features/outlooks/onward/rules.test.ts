import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { QUESTIONS, type Question, SECRET, type Sheet } from '../rules.ts'
import { WORDS, WORDS_MOST, wordsOf } from './rules.ts'

const sheet = (liked: object, rest: object = {}): Sheet => ({ liked: { answers: liked, note: '' }, ...rest })

describe('the words with which the list is searched', () => {
  for (const [why, written, words] of [
    ['nothing said, no word', {}, []],
    ['what was chosen gives its word', sheet({ joy: ['make'] }), ['手芸']],
    ['in the order of the sheet', sheet({ joy: ['move', 'nature'] }), ['体操', '自然']],
    ['「答えない」 gives none', sheet({ joy: 'declined' }), []],
    ['what the table does not name gives none', sheet({ proud: ['thanked'], still: ['again'] }), []],
    [
      'four at most',
      sheet({ joy: ['move', 'make', 'art', 'nature', 'learn'] }, { can: { answers: { skill: ['cook'] }, note: '' } }),
      ['体操', '手芸', '音楽', '自然'],
    ],
    ['what was written in words gives none', { liked: { answers: {}, note: '料理が好き' } }, []],
    [
      'money and health give none',
      {
        money: { answers: { earn: ['want'] }, note: '' },
        health: { answers: { mind: ['stairs'], shape: ['well'] }, note: '' },
      },
      [],
    ],
  ] as [string, Sheet, string[]][])
    test(why, () => assert.deepEqual(wordsOf(written), words))

  test('are a table in which no question of money or health stands: nothing is guessed of those', () => {
    for (const question of Object.keys(WORDS) as Question[]) {
      assert.ok(!SECRET.includes(QUESTIONS[question].page), question)
      for (const choice of Object.keys(WORDS[question as keyof typeof WORDS]))
        assert.ok((QUESTIONS[question].choices as readonly string[]).includes(choice), `${question} ${choice}`)
    }
    assert.equal(WORDS_MOST, 4)
  })
})
