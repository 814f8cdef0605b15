import assert from 'node:assert/strict'
import test from 'node:test'
import { addMinutes } from './clock.ts'
import { FREE, guesses, LONGEST, waitAfter } from './guesses.ts'

const NOW = '2026-11-21T01:00:00.000Z'
const hall = '192.0.2.1'

for (const [wrong, minutes] of [
  [1, 0],
  [FREE, 0],
  [FREE + 1, 1],
  [FREE + 2, 2],
  [FREE + 6, 32],
  [FREE + 7, LONGEST],
  [10_000, LONGEST],
] as const)
  test(`after ${wrong} wrong links a place waits ${minutes} minutes`, () => {
    assert.equal(waitAfter(wrong), minutes)
  })

test('each place waits for its own wrong links, and nothing is held against it an hour after the last', () => {
  const note = guesses()
  for (let i = 0; i < FREE; i++) assert.equal(note(hall, NOW), 0)
  assert.equal(note(hall, NOW), 1)
  assert.equal(note('192.0.2.2', NOW), 0)
  assert.equal(note(hall, addMinutes(NOW, LONGEST - 1)), 2)
  assert.equal(note(hall, addMinutes(NOW, 2 * LONGEST)), 0)
})

test('a flood from ever new places takes no more memory than ten thousand of them', () => {
  const note = guesses()
  for (let i = 0; i <= FREE; i++) note(hall, NOW)
  for (let i = 0; i < 10_000; i++) note(`198.51.100.${i}`, NOW)
  assert.equal(note(hall, NOW), 0, 'the place that was wrong longest ago is forgotten first')
})

test('what a place is to wait is known before it is looked at again, and passes with the minutes', () => {
  const note = guesses(2)
  assert.equal(note.left(hall, NOW), 0, 'of a place that was never wrong')
  for (const minutes of [0, 0, 1, 2]) assert.equal(note(hall, NOW), minutes)
  assert.equal(note.left(hall, NOW), 2)
  assert.equal(note.left(hall, addMinutes(NOW, 1)), 1)
  assert.equal(note.left(hall, addMinutes(NOW, 2)), 0)
  assert.equal(note.left('192.0.2.2', NOW), 0)
  assert.equal(note.left(hall, addMinutes(NOW, -60)), 2, 'after a clock that is set back no longer')
})
