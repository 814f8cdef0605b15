import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { askedPeriod } from './period.ts'

const TODAY = '2026-11-21'
const YEAR = { from: '2026-04-01', to: '2027-03-31' }

describe('the days of a list', () => {
  for (const [query, from, to, wrong] of [
    ['', YEAR.from, YEAR.to, ''],
    ['from=10月1日', '2026-10-01', YEAR.to, ''],
    ['from=令和８年１０月１日&to=2026/10/31', '2026-10-01', '2026-10-31', ''],
    ['from=%20', YEAR.from, YEAR.to, ''],
    // Which 22 November is meant nobody can say: it is asked.
    ['to=11月22日', YEAR.from, YEAR.to, 'to'],
    ['from=きのう', YEAR.from, YEAR.to, 'from'],
    ['from=2026-11-31', YEAR.from, YEAR.to, 'from'],
    ['from=2026-10-02&to=2026-10-01', '2026-10-02', YEAR.to, 'to'],
    ['from=2026-10-01&to=2026-10-01', '2026-10-01', '2026-10-01', ''],
  ] as const)
    test(`「${query}」: ${from} to ${to}${wrong && `, and at 「${wrong}」 it says what to do`}`, () => {
      const asked = askedPeriod(new URLSearchParams(query), { whole: YEAR, today: TODAY })
      assert.deepEqual([asked.from, asked.to, Object.keys(asked.errors).join()], [from, to, wrong])
    })

  test('a day outside of the chosen year is said, and what was typed stays', () => {
    const query = new URLSearchParams('from=2026-03-31')
    const asked = askedPeriod(query, { whole: YEAR, within: YEAR, today: TODAY })
    assert.deepEqual([asked.from, asked.typed.from], [YEAR.from, '2026-03-31'])
    assert.match(asked.errors.from ?? '', /年度/)
  })
})
