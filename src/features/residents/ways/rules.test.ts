import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMinutes } from '#platform/clock.ts'
import { ACTS, canUndo, cardState, UNDO_DAYS, undoFrom, undoUntil, WAYS, waysIn } from './rules.ts'
import { changeText } from './text.ts'

const NOW = '2026-11-21T01:00:00.000Z'
const here = { channels: ['mail'] as const, host: 'localhost' }
const [mail, phone] = [{ channel: 'mail' as const }, { channel: 'sms' as const }]

test('a way is counted where it leads in: a number only where SMS are sent, a passkey only at its own address', () => {
  const cases: [number, Parameters<typeof waysIn>[0], Partial<Parameters<typeof waysIn>[1]>][] = [
    [0, { addresses: [], passkeys: [] }, {}],
    [1, { addresses: [mail], passkeys: [] }, {}],
    [0, { addresses: [phone], passkeys: [] }, {}],
    [2, { addresses: [mail, phone], passkeys: [] }, { channels: ['mail', 'sms'] }],
    [0, { addresses: [mail], passkeys: [] }, { channels: [] }],
    [1, { addresses: [], passkeys: [{ host: 'localhost' }, { host: 'before.example.jp' }] }, {}],
  ]
  for (const [count, has, more] of cases) assert.equal(waysIn(has, { ...here, ...more }), count, JSON.stringify(has))
})

test('a change can be put back for seven days, once, with those of the day before it', () => {
  assert.equal(undoFrom(NOW), '2026-11-20T01:00:00.000Z')
  const change = { at: NOW, undone_at: null }
  assert.ok(canUndo(change, addMinutes(NOW, UNDO_DAYS * 1440 - 1)))
  assert.ok(!canUndo(change, undoUntil(NOW)))
  assert.ok(!canUndo({ ...change, undone_at: NOW }, NOW))
})

test('of the card is said whether one is good, was, or never was', () => {
  const card = { until_at: addMinutes(NOW, 60), used_at: null, ended_at: null }
  assert.equal(cardState(undefined, NOW), 'none')
  assert.equal(cardState(card, NOW), 'good')
  for (const over of [{ until_at: NOW }, { used_at: NOW }, { ended_at: NOW }])
    assert.equal(cardState({ ...card, ...over }, NOW), 'over')
})

test('every change of every way has a sentence of its own', () => {
  const told = WAYS.flatMap(way => ACTS.map(act => changeText({ way, act })))
  assert.equal(new Set(told).size, WAYS.length * ACTS.length)
  for (const sentence of told) assert.match(sentence, /。$/)
})
