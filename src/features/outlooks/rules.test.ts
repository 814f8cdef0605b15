import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { giveRefusal } from '#features/consents/index.ts'
import {
  answerOf,
  answersIn,
  fieldsShared,
  firstVersion,
  isBoth,
  isEmpty,
  isSame,
  PAGES,
  pagesShared,
  QUESTIONS,
  type Question,
  questionsOf,
} from './rules.ts'
import { PAGE_TEXT, QUESTION_TEXT } from './text.ts'

describe('an answer', () => {
  for (const [why, question, chosen, expected] of [
    ['nothing is not known, and no answer', 'joy', [], null],
    ['a blank is nothing', 'still', [''], null],
    ['「答えない」 is kept as that', 'shape', ['declined'], 'declined'],
    ['「答えない」 is none of the choices', 'joy', ['declined'], 'declined'],
    ['several are kept in the order of the sheet', 'joy', ['talk', 'make'], ['make', 'talk']],
    ['of one that has one answer the first is kept', 'still', ['enough', 'still'], ['still']],
    ['what is none of the choices is left out', 'joy', ['make', 'x', '__proto__'], ['make']],
    ['a choice of another question is none here', 'earn', ['well'], null],
    ['5,000 letters are no choice', 'earn', ['あ'.repeat(5000)], null],
  ] as const)
    test(why, () => assert.deepEqual(answerOf(question as Question, chosen), expected))

  for (const [chosen, both] of [
    [[], false],
    [['declined'], false],
    [['nothing'], false],
    [['stairs', 'heat'], false],
    [['stairs', 'declined'], true],
    [['nothing', 'stairs'], true],
    [['nothing', 'declined'], true],
  ] as const)
    test(`${chosen.join() || 'nothing'} ${both ? 'says two things' : 'says one thing'}`, () =>
      assert.equal(isBoth(chosen), both))
})

describe('a page', () => {
  test('has two to four questions, each of which belongs to one page and has a text for each choice', () => {
    for (const page of PAGES) assert.ok([2, 3, 4].includes(questionsOf(page).length), page)
    assert.deepEqual(PAGES.flatMap(questionsOf).sort(), Object.keys(QUESTIONS).sort())
    for (const [question, { choices }] of Object.entries(QUESTIONS))
      assert.deepEqual(Object.keys(QUESTION_TEXT[question as Question].choices), [...choices], question)
  })

  test('asks in words that a sheet of paper has room for, and none of it twice', () => {
    const asks = Object.values(QUESTION_TEXT).flatMap(({ asks, short }) => [asks, short])
    assert.equal(new Set(asks).size, asks.length)
    for (const { short, choices } of Object.values(QUESTION_TEXT))
      for (const words of [short, ...Object.values(choices)]) assert.ok(words.length <= 9, words)
    assert.equal(new Set(PAGES.map(page => PAGE_TEXT[page].title)).size, PAGES.length)
  })

  test('is read from what is stored: what this version does not know is left out, what is not there is not known', () => {
    const stored = { joy: ['make', 'gone'], still: 'declined', earn: ['want'], proud: 3, toString: 'x' }
    assert.deepEqual(answersIn('liked', stored), { joy: ['make'], still: 'declined' })
    assert.deepEqual(answersIn('health', {}), {})
  })

  test('is empty where nothing was said: 「答えない」 is something', () => {
    assert.equal(isEmpty(undefined), true)
    assert.equal(isEmpty({ answers: {}, note: '' }), true)
    assert.equal(isEmpty({ answers: {}, note: 'x' }), false)
    assert.equal(isEmpty({ answers: { earn: 'declined' }, note: '' }), false)
  })

  test('says the same as another only where every answer and the line do', () => {
    const one = { answers: { joy: ['make'] }, note: '' }
    assert.equal(isSame(one, { answers: { joy: ['make'] }, note: '' }), true)
    assert.equal(isSame(one, { answers: { joy: ['make'] }, note: 'x' }), false)
    assert.equal(isSame(one, { answers: { joy: ['make'], still: 'declined' }, note: '' }), false)
    assert.equal(isSame({ answers: {}, note: '' }, { answers: { joy: 'declined' }, note: '' }), false)
  })

  test('that is written anew after all was deleted has a version that no form from before names', () => {
    assert.ok(firstVersion('2026-11-21T01:00:00.000Z') > 1000)
    assert.notEqual(firstVersion('2026-11-21T01:00:00.000Z'), firstVersion('2026-11-21T01:00:01.000Z'))
    assert.match(String(firstVersion('2099-12-31T23:59:59.000Z')), /^\d{1,9}$/)
  })
})

describe('what is shared', () => {
  for (const [also, fields, pages] of [
    [[], ['outlook'], ['liked', 'can', 'whom', 'often']],
    [['money'], ['outlook', 'money'], ['liked', 'can', 'whom', 'often', 'money']],
    [['health'], ['outlook', 'health'], ['liked', 'can', 'whom', 'often', 'health']],
    [['health', 'money'], ['outlook', 'money', 'health'], [...PAGES]],
    [['name', 'x'], ['outlook'], ['liked', 'can', 'whom', 'often']],
  ] as const)
    test(`with ${also.join(' and ') || 'neither money nor health'} is ${pages.length} pages`, () => {
      assert.deepEqual(fieldsShared(also), fields)
      assert.deepEqual(pagesShared(fields), pages)
    })

  test('is nothing without a consent, and by a consent for something else', () => {
    assert.deepEqual(pagesShared([]), [])
    assert.deepEqual(pagesShared(['name', 'contact', 'wishes']), [])
  })

  test('may be health for this purpose alone, and no name or contact', () => {
    const asked = (fields: readonly ('health' | 'name' | 'outlook')[]) =>
      giveRefusal([], { purpose: 'outlook', recipient_id: null, fields }, '2026-11-21')
    assert.equal(asked(['outlook', 'health']), null)
    assert.equal(asked(['outlook', 'name']), 'consentFieldNotAllowed')
  })
})
