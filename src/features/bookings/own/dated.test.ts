import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { TRANSITIONS } from '../rules.ts'
import { bookingsDated } from './dated.ts'

const ROW = {
  ...{ id: '0192', title: '写真の会', place: '市民センター', on_day: '2026-12-05', from_min: 600, to_min: 720, nth: 1 },
  ...{ status: 'confirmed', ended_as: null as string | null, off: false, version: 3 },
}
const told = (more: Partial<typeof ROW>) => bookingsDated.tell([{ ...ROW, ...more }], '2026-12-01', '2026-12-31')[0]!

describe('a booking in a calendar', () => {
  for (const [status, more, state, said] of [
    ['confirmed', {}, 'set', ''],
    ['attended', {}, 'set', ''],
    ['absent', {}, 'set', 'お休みしました'],
    ['waiting', {}, 'maybe', '空きを待っています。まだ決まっていません'],
    ['offered', {}, 'maybe', '席が空きました。お返事をお待ちしています'],
    ['lapsed', {}, 'maybe', 'お返事の期限が過ぎました。窓口にお電話ください'],
    ['cancelled', { ended_as: 'self' }, 'off', '取り消しました'],
    ['cancelled', { ended_as: 'off' }, 'off', '中止になりました'],
    ['confirmed', { off: true }, 'off', '中止になりました'],
  ] as const)
    test(`that is ${status}${Object.keys(more).length > 0 ? ` (${JSON.stringify(more)})` : ''} is ${state}`, () => {
      const thing = told({ status, ...more })
      assert.deepEqual([thing.state, thing.said], [state, said])
    })

  test('is told of each status that there is', () => {
    for (const status of Object.keys(TRANSITIONS)) assert.equal(typeof told({ status }).said, 'string', status)
  })

  test('is the same thing when its date is moved, and another of a course is another one', () => {
    assert.equal(told({ on_day: '2026-12-12', from_min: 540 }).uid, told({}).uid)
    assert.notEqual(told({ nth: 2 }).uid, told({}).uid)
  })

  test('has a number that rises with each change of its occasion and with its end', () => {
    const steps = [told({}), told({ version: 4 }), told({ version: 4, status: 'cancelled', ended_as: 'off' })]
    const numbers = steps.map(({ sequence }) => sequence)
    assert.deepEqual(
      numbers,
      [...numbers].sort((a, b) => a - b),
    )
    assert.equal(new Set(numbers).size, numbers.length)
  })

  test('leads to the page where it is changed, with its place and its hours', () => {
    const { href, place, from, to, day } = told({})
    assert.deepEqual([href, place, from, to, day], ['/my/bookings/0192', '市民センター', 600, 720, '2026-12-05'])
  })
})
