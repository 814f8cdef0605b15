import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dueRuns, type Known, pauseAfter } from './due.ts'

const TODAY = '2026-11-28'
const again = '2026-11-28T01:00:00.000Z'
const known = (over: Partial<Known>): Known => ({ done: null, tried: null, undone: [], ...over })
const failed = (day: string, since = day) => ({ day, since, failures: 2, again })

describe('what is due of a round', () => {
  const PACES = { gap: { each: 'gap' }, day: { each: 'day', back: 3 } } as const
  const cases: readonly [says: string, each: 'gap' | 'day', before: Known | undefined, runs: string[]][] = [
    ['that never ran begins today', 'gap', undefined, ['2026-11-28 for 2026-11-28']],
    ['for each day that never ran begins today', 'day', undefined, ['2026-11-28 for 2026-11-28']],
    ['that was done today is nothing', 'gap', known({ done: TODAY, tried: TODAY }), []],
    ['for each day that was done today is nothing', 'day', known({ done: TODAY, tried: TODAY }), []],
    [
      'that was done yesterday is today',
      'gap',
      known({ done: '2026-11-27', tried: '2026-11-27' }),
      ['2026-11-28 for 2026-11-28'],
    ],
    [
      'after five days of standing still is one run for all of them',
      'gap',
      known({ done: '2026-11-22', tried: '2026-11-22' }),
      ['2026-11-28 for 2026-11-23'],
    ],
    [
      'for each day after three days of standing still is a run for each, the oldest first',
      'day',
      known({ done: '2026-11-24', tried: '2026-11-24' }),
      ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'].map(day => `${day} for ${day}`),
    ],
    [
      'that failed today is tried again after its pause',
      'gap',
      known({ done: '2026-11-27', tried: TODAY, undone: [failed(TODAY)] }),
      ['2026-11-28 for 2026-11-28 again'],
    ],
    [
      'that failed yesterday is done today for both days, at once',
      'gap',
      known({ done: '2026-11-26', tried: '2026-11-27', undone: [failed('2026-11-27')] }),
      ['2026-11-28 for 2026-11-27'],
    ],
    [
      'that has only ever failed stands for the days since it first did',
      'gap',
      known({ tried: '2026-11-26', undone: [failed('2026-11-26')] }),
      ['2026-11-28 for 2026-11-26'],
    ],
    [
      'for each day of which one failed is that day after its pause and those that follow at once',
      'day',
      known({ done: '2026-11-26', tried: '2026-11-26', undone: [failed('2026-11-25')] }),
      ['2026-11-25 for 2026-11-25 again', '2026-11-27 for 2026-11-27', '2026-11-28 for 2026-11-28'],
    ],
    [
      'for each day after a year of standing still is one for each of the last three days and today; the first says since when',
      'day',
      known({ done: '2025-11-20', tried: '2025-11-20' }),
      ['2026-11-25 for 2025-11-21', ...['2026-11-26', '2026-11-27', '2026-11-28'].map(day => `${day} for ${day}`)],
    ],
    [
      'for each day of which one failed long ago lets that one go with the first of the others',
      'day',
      known({ done: '2026-11-27', tried: '2026-11-27', undone: [failed('2026-09-01')] }),
      ['2026-11-28 for 2026-09-01'],
    ],
    [
      'for each day keeps what failed within its bound, and lets go what failed before',
      'day',
      known({ done: '2026-11-26', tried: '2026-11-27', undone: [failed('2026-11-01'), failed('2026-11-27')] }),
      ['2026-11-27 for 2026-11-01 again', '2026-11-28 for 2026-11-28'],
    ],
    [
      'for each day that was done today leaves what failed long ago to the next day',
      'day',
      known({ done: TODAY, tried: TODAY, undone: [failed('2026-09-01')] }),
      [],
    ],
    [
      'where the clock was put back is nothing until the day comes again',
      'day',
      known({ done: '2026-11-29', tried: '2026-11-29' }),
      [],
    ],
    [
      'where the clock was put back is nothing, done once or not',
      'gap',
      known({ done: '2026-11-29', tried: '2026-11-29' }),
      [],
    ],
    [
      'for each day leaves a failure of a later day alone where only the time before is asked for',
      'day',
      known({ tried: '2026-11-29', undone: [failed('2026-11-29')] }),
      [],
    ],
  ]
  for (const [says, each, before, runs] of cases)
    it(says, () =>
      assert.deepEqual(
        dueRuns(PACES[each], before, TODAY).map(run => `${run.day} for ${run.since}${run.again ? ' again' : ''}`),
        runs,
      ),
    )
})

it('is tried again after pauses that double, never of more than six hours', () => {
  assert.deepEqual([1, 2, 3, 9, 10, 400].map(pauseAfter), [1, 2, 4, 256, 360, 360])
})
