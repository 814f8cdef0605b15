import assert from 'node:assert/strict'
import test from 'node:test'
import { answersIn, contentRate, responseRate } from './answers.ts'
import { answersText } from './text.ts'

test('a full satisfaction of few answers says that they are few, what they are and how they came', () => {
  const answers = answersIn([
    { channel: 'visit', satisfied: 5, count: 150 },
    { channel: 'phone', satisfied: 4, count: 67 },
    { channel: 'phone', satisfied: null, count: 57 },
  ])
  assert.deepEqual([contentRate(answers), responseRate(answers)], [100, 79])
  assert.deepEqual([answers.answered, answers.consultations, answers.unasked], [217, 274, 57])
  assert.deepEqual(answers.each, { 5: 150, 4: 67, 3: 0, 2: 0, 1: 0 })
  assert.deepEqual(answers.media, { visit: 150, phone: 67, outreach: 0, online: 0, post: 0 })
})

test('who said 3 or less answered, and was not content', () =>
  assert.equal(
    contentRate(
      answersIn([
        { channel: 'visit', satisfied: 3, count: 1 },
        { channel: 'visit', satisfied: 1, count: 1 },
        { channel: 'visit', satisfied: 4, count: 2 },
      ]),
    ),
    50,
  ))

test('who was asked and did not answer is neither unasked nor discontent', () => {
  const silent = answersIn([
    { channel: 'visit', satisfied: 5, count: 1 },
    { channel: 'visit', satisfied: 9, count: 2 },
    { channel: 'visit', satisfied: null, count: 1 },
  ])
  assert.deepEqual([silent.answered, silent.unasked, contentRate(silent), responseRate(silent)], [1, 1, 100, 25])
  assert.match(answersText(silent), /聞いていない相談が1件、聞いたが答えのなかった相談が2件です。$/)
})

test('where nobody answered there is no satisfaction, and where nobody came no rate of answers', () => {
  const unasked = answersIn([{ channel: 'visit', satisfied: null, count: 3 }])
  assert.deepEqual([contentRate(unasked), responseRate(unasked)], [null, 0])
  assert.deepEqual([contentRate(answersIn([])), responseRate(answersIn([]))], [null, null])
})
