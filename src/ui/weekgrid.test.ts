import assert from 'node:assert/strict'
import { it } from 'node:test'
import { halfDay, readWeek, weekField, weekGrid } from './weekgrid.ts'

it('Thursday afternoon is the eighth half-day of the week', () => assert.equal(halfDay(3, 1), 1 << 7))

it('the ticked half-days come back as the same week, whatever else was sent', () => {
  assert.equal(readWeek(['2', '6', '14', '-1', 'x', '']), halfDay(1, 0) | halfDay(3, 0))
})

it('a half-day on which both have time says so in words', () => {
  assert.match(String(weekGrid({ on: halfDay(1, 0), free: halfDay(1, 0) })), /活動・空き/)
})

it('a resident ticks fourteen half-days, and those that were chosen before are ticked', () => {
  const boxes = String(weekField({ name: 'w', label: '時間', value: halfDay(6, 1) })).match(/<input[^>]*>/g) ?? []
  assert.equal(boxes.length, 14)
  assert.match(boxes.at(-1) ?? '', /value="13" checked/)
})
