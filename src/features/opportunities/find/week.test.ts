import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eveningBits, keptBits, timesIn, timesOf, visitsAWeek, weekOf } from './week.ts'

const TUE = 1
const kept = (from: number, to: number): number => {
  const halves = (from < 720 ? 1 << (2 * TUE) : 0) | (to > 720 ? 1 << (2 * TUE + 1) : 0)
  return halves | eveningBits([{ weekday: TUE, from, to }])
}
/** What the store asks of the database. */
const fits = (bits: number, asked: string): boolean => {
  const { halves, evenings, afternoons } = keptBits(timesOf(asked)!)
  return (bits & ~((bits >> 14) & afternoons) & halves) !== 0 || ((bits >> 14) & evenings) !== 0
}

for (const [what, from, to, parts] of [
  ['9:00 to 11:00', 540, 660, ['tue-am']],
  ['11:00 to 14:00', 660, 840, ['tue-am', 'tue-pm']],
  ['13:00 to 18:00', 780, 1080, ['tue-pm']],
  ['17:00 to 19:00', 1020, 1140, ['tue-pm', 'tue-night']],
  ['18:00 to 20:00', 1080, 1200, ['tue-night']],
  ['10:00 to 20:00', 600, 1200, ['tue-am', 'tue-pm', 'tue-night']],
] as const)
  test(`${what} is found by ${parts.join(', ')} and no other time of that day`, () => {
    const asked = ['tue-am', 'tue-pm', 'tue-night', 'wed-am', 'wed-pm', 'wed-night']
    assert.deepEqual(
      asked.filter(one => fits(kept(from, to), one)),
      parts,
    )
  })

test('a week is said in as few words as it can', () => {
  assert.deepEqual(
    timesIn(weekOf([], ['night'])).map(({ text }) => text),
    ['夜'],
  )
  assert.deepEqual(
    timesIn(weekOf([5], []) | timesOf('tue-am')!).map(({ key }) => key),
    ['sat', 'tue-am'],
  )
  for (const [key, text] of [
    ['weekend', '土日'],
    ['weekday-am', '平日の午前'],
    ['weekday-night', '平日の夜'],
  ] as const)
    assert.deepEqual(timesIn(timesOf(key)!), [{ key, text, bits: timesOf(key) }])
  assert.equal(timesOf('night-am'), null)
  assert.equal(timesOf('21'), null)
  assert.equal(timesOf('20'), timesOf('sun-night'))
})

test('how often one comes follows from the hours that are asked of one', () => {
  const daily = [0, 1, 2, 3, 4].map(weekday => ({ weekday, from_min: 540, to_min: 720 }))
  assert.equal(visitsAWeek(daily, 3), 1)
  assert.equal(visitsAWeek(daily, 9), 3)
  assert.equal(visitsAWeek(daily, null), null)
})
