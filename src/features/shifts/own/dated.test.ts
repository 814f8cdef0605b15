import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { seatsDated } from './dated.ts'
import type { Seat } from './store.ts'

/** Every Tuesday from 10 to 12 since September. */
const TUESDAYS: Seat = {
  ...{ id: '0193', title: '本の整理', place: '図書館', opportunity_id: '0194', public: true, weekday: 1, on_day: null },
  ...{ from_min: 600, to_min: 720, weeks: 31, from_on: '2026-09-01', to_on: null, ended: false, absences: [] },
}
const told = (more: Partial<Seat>, from = '2026-12-01', to = '2026-12-31') =>
  seatsDated.tell([{ ...TUESDAYS, ...more }], from, to)
const days = (more: Partial<Seat>, from?: string, to?: string) => told(more, from, to).map(({ day }) => day)

describe('the days of a place', () => {
  for (const [name, more, expected] of [
    ['every week', {}, ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29']],
    ['the first and third of the month', { weeks: 0b101 }, ['2026-12-01', '2026-12-15']],
    ['one day alone', { weekday: null, on_day: '2026-12-10' }, ['2026-12-10']],
    ['that begins within the month', { from_on: '2026-12-10' }, ['2026-12-15', '2026-12-22', '2026-12-29']],
    ['that is known to end', { to_on: '2026-12-09' }, ['2026-12-01', '2026-12-08']],
  ] as const)
    test(name, () => assert.deepEqual(days(more), expected))

  test('of one that was ended stay for four weeks, off, so that a calendar that has them strikes them', () => {
    const list = told({ to_on: '2026-12-09', ended: true })
    assert.deepEqual(
      list.map(({ day, state }) => `${day} ${state}`),
      ['2026-12-01 set', '2026-12-08 set', '2026-12-15 off', '2026-12-22 off', '2026-12-29 off'],
    )
    assert.equal(list.at(-1)!.said, 'この分担は終わりました')
    assert.deepEqual(days({ to_on: '2026-12-09', ended: true }, '2027-01-07', '2027-02-28'), [])
  })
})

describe('a day on which somebody said that they do not come', () => {
  const absence = (...offs: boolean[]) => offs.map(off => ({ on_day: '2026-12-08', off }))
  for (const [name, absences, state, sequence] of [
    ['nothing was said', absence(), 'set', 0],
    ['they do not come', absence(true), 'off', 1],
    ['they come after all', absence(false), 'set', 2],
    ['they do not come once more', absence(false, true), 'off', 3],
  ] as const)
    test(`${name}: ${state}`, () => {
      const [first, second] = told({ absences: [...absences] })
      assert.deepEqual([first!.state, first!.sequence], ['set', 0], 'the other days stand')
      assert.deepEqual([second!.state, second!.sequence], [state, sequence])
    })

  test('says so in words, and the uid is that of the place and the day', () => {
    const [, day] = told({ absences: absence(true) })
    assert.equal(day!.said, 'お休みのご連絡をいただいています')
    assert.equal(day!.uid, 'seat-0193-2026-12-08')
  })
})

test('an activity that is not public any more is told without a link', () => {
  assert.equal(told({ public: false })[0]!.href, undefined)
  assert.equal(told({})[0]!.href, '/opportunities/0194')
})
