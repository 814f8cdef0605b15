import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { dayNumber, halfOf, isoDate, mondayOf, slotHalves, weekBits } from './calendar.ts'

describe('dates', () => {
  it('count days from 1970 and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100000, max: 100000 }), day => {
        assert.equal(dayNumber(isoDate(day)), day)
        assert.equal(dayNumber(isoDate(day)), Date.parse(isoDate(day)) / 86400000)
      }),
    )
  })
  it('are refused where the calendar has none', () => {
    for (const text of ['2027-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-1-1', ''])
      assert.ok(Number.isNaN(dayNumber(text)), text)
    assert.equal(isoDate(dayNumber('2028-02-29')), '2028-02-29')
  })
  it('know the Monday of their week', () => {
    for (const day of ['2026-12-07', '2026-12-09', '2026-12-13'])
      assert.equal(isoDate(mondayOf(dayNumber(day))), '2026-12-07')
    assert.equal(isoDate(mondayOf(-1)), '1969-12-29')
  })
})

describe('weeks and half-days', () => {
  it('are bits', () => {
    assert.equal(weekBits(undefined, 4), 0b1111)
    assert.equal(weekBits(undefined, 32), 0xffffffff)
    assert.equal(weekBits([1, 3], 4), 0b101)
    assert.equal(slotHalves({ weekday: 'mon', from: 11, to: 18 }), 0b111)
    assert.equal(slotHalves({ weekday: 'tue', from: 12, to: 17 }), 0b010000)
    assert.deepEqual([11.75, 12, 16.75, 17].map(halfOf), ['am', 'pm', 'pm', 'evening'])
  })
})
