import assert from 'node:assert/strict'
import test from 'node:test'
import { type MatchingRow, NO_LOADS } from '#features/opportunities/index.ts'
import { heldBack, questionsOf } from './questions.ts'

const row = (over: Partial<MatchingRow> = {}): MatchingRow =>
  ({
    ...{ id: 'o', slots: [{}], times_agreed: false, lat: 35.86, reward: 'none', capacity: 3, loads: NO_LOADS },
    ...{ age_min: 0, residents_only: false, ...over },
  }) as MatchingRow
const anybody = { avoids: [], resident: true } as const

test('nothing is asked of an activity of which everything is known', () =>
  assert.deepEqual(questionsOf(row(), { avoids: ['heat'], resident: false }), []))

test('what is not known is asked, for anybody', () =>
  assert.deepEqual(questionsOf(row({ slots: [], capacity: null, reward: null }), anybody), [
    '曜日と時間',
    'お金',
    '定員',
  ]))

test('a load is asked about for whom it would hurt, by its name', () => {
  assert.deepEqual(questionsOf(row({ loads: {} }), anybody), [])
  const [question] = questionsOf(row({ loads: { cold: 0 } }), { avoids: ['heat', 'cold'], resident: true })
  assert.match(question ?? '', /^「暑さ」があるか$/)
})

test('whether only residents may come is asked for who is none', () => {
  assert.deepEqual(questionsOf(row({ residents_only: null }), anybody), [])
  assert.deepEqual(questionsOf(row({ residents_only: null }), { avoids: [], resident: false }), ['住まいの条件'])
})

test('nobody is led to what may hurt them before somebody has asked', () => {
  const rows = [row({ id: 'asked' }), row({ id: 'unasked', loads: {} }), row({ id: 'partly', loads: { heat: 0 } })]
  assert.deepEqual(heldBack(rows, ['heat']), ['unasked'])
  assert.deepEqual(heldBack(rows, []), [])
})
