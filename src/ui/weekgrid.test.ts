import assert from 'node:assert/strict'
import { it } from 'node:test'
import { halfDay, readWeek, weekField, weekGrid } from './weekgrid.ts'

it('Thursday afternoon is the eighth half-day of the week', () => assert.equal(halfDay(3, 1), 1 << 7))

it('the ticked half-days come back as the same week, whatever else was sent', () => {
  assert.equal(readWeek(['2', '6', '14', '-1', 'x', '']), halfDay(1, 0) | halfDay(3, 0))
})

it('「平日の午前」 and 「土日」 are sent as one word each and come back as their half-days', () => {
  assert.equal(readWeek(['weekday-am']), 0b0101010101)
  assert.equal(readWeek(['weekend', '0']), 0b11110000000001)
  const boxes = String(weekField({ name: 'w', label: '時間', value: readWeek(['weekday-pm']), atOnce: true }))
  assert.equal(boxes.match(/value="\d+" checked/g)?.length, 5)
  assert.match(boxes, /value="weekday-pm">/)
})

it('a half-day on which both have time says so in words', () => {
  assert.match(String(weekGrid({ on: halfDay(1, 0), free: halfDay(1, 0) })), /活動・空き/)
})

it('a resident ticks fourteen half-days, and those that were chosen before are ticked', () => {
  const boxes = String(weekField({ name: 'w', label: '時間', value: halfDay(6, 1) })).match(/<input[^>]*>/g) ?? []
  assert.equal(boxes.length, 14)
  assert.match(boxes.at(-1) ?? '', /value="13" checked/)
})
