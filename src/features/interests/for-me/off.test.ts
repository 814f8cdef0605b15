import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { timesOf } from '#features/opportunities/index.ts'
import { isOff } from './off.ts'

const SATURDAY = '2026-12-05'
const [NOON, EVENING] = [720, 1080]

describe('which half of a day a time needs: all that it touches', () => {
  // Somebody who cannot on this Saturday: what they could have come to is off, what they could not come to anyway is no matter.
  for (const [why, from, to, when, off] of [
    ['to noon is a morning', 600, NOON, 'sat-am', true],
    ['from noon is an afternoon', NOON, 840, 'sat-pm', true],
    ['from noon is no morning', NOON, 840, 'sat-am', false],
    ['a minute after noon needs the afternoon too', 600, NOON + 1, 'sat-am', false],
    ['to six is an afternoon', 840, EVENING, 'sat-pm', true],
    ['a minute after six needs the evening too', 840, EVENING + 1, 'sat-pm', false],
    ['from six is an evening', EVENING, 1200, 'sat-night', true],
    ['from six is no afternoon', EVENING, 1200, 'sat-pm', false],
    ['the whole day needs all of it', 540, 1200, 'sat-am', false],
    ['the whole day, for whoever has all Saturday', 540, 1200, 'sat', true],
    ['a Saturday is no Sunday', 600, NOON, 'sun-am', false],
  ] as [string, number, number, string, boolean][])
    it(why, () => {
      const slots = [{ weekday: null, on_day: SATURDAY, from_min: from, to_min: to }]
      assert.equal(isOff({ slots }, { when: timesOf(when)!, off: [SATURDAY] }), off)
    })
  it('whoever said no times can come at any', () => {
    const slots = [{ weekday: null, on_day: SATURDAY, from_min: 540, to_min: 1200 }]
    assert.equal(isOff({ slots }, { when: 0, off: [SATURDAY] }), true)
    assert.equal(isOff({ slots }, { when: 0, off: ['2026-12-06'] }), false)
    assert.equal(isOff({ slots }, { when: 0, off: [] }), false)
  })
})
