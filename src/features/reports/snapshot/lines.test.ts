import assert from 'node:assert/strict'
import test, { describe, it } from 'node:test'
import type { IndicatorRow, Standing } from '#features/indicators/index.ts'
import { correctionsIn, lineOf, type Period, quartersOf } from './lines.ts'
import type { Line } from './rules.ts'

const BOUNDS = { reached: 100, nearly: 90, late: 70 }
const ID = '01a22930-b7af-72d0-beca-afd21bb7f2af'

const standing = (actual: number | null, more: Partial<Standing> = {}): Standing => ({
  ...{ target: null, actual, counted: actual === null ? 'none' : 'whole', light: null, part: null, base: null },
  since: '2026-04-01',
  ...more,
})
/** A quarter that is closed, with as much of its figure as a report asks for. */
const closed = (actual: number, more: Partial<Standing> & { corrections?: number } = {}): Standing => {
  const { corrections = 0, ...rest } = more
  const figure = {
    id: ID,
    evidence_count: actual,
    evidence_hash: 'a'.repeat(64),
    corrections,
    value: actual + corrections,
  }
  const told = {
    new_value: actual,
    reason: '入力まちがい',
    corrected_by: '田中 礼子',
    corrected_at: '2026-07-20T01:00:00.000Z',
  }
  return standing(actual, { closed: { figure: { ...figure, ...told } as never, now: actual }, ...rest })
}
const row = (quarters: Standing[], more: Partial<IndicatorRow> = {}): IndicatorRow => ({
  ...{ key: 'consultations', indicator_id: ID, id: ID, sort: 1, section: 'カ', name: '相談', unit: '件' },
  ...{ work_id: null, counts: 'consultations', direction: 'up', basis: 'sum', source: '計画', linked: true, quarters },
  year: standing(999, { target: 400 }),
  forecast: null,
  missing: null,
  ...more,
})
const of = (quarter: Period['quarter']): Period => ({ fiscal_year: 2026, quarter })
const NOTHING = [standing(null), standing(null)]

describe('an indicator on the report of a quarter', () => {
  const line = lineOf(
    row([closed(90, { target: 100 }), closed(120, { target: 100, light: 'reached' }), standing(7), standing(null)]),
    of(2),
    BOUNDS,
  )

  it('tells the quarters up to that one and none after it', () => {
    assert.deepEqual(
      line.quarters.map(({ value }) => value),
      [90, 120],
    )
    assert.deepEqual(
      [1, 2, 3, 4, 0].map(quarter => quartersOf({ quarter } as Period).length),
      [1, 2, 3, 4, 4],
    )
  })

  it('tells the year as what those quarters come to, not as what was counted since', () => {
    assert.deepEqual([line.year.value, line.year.target], [210, 400])
    // 210 of 400 when 183 of 365 days are over: more than its share.
    assert.deepEqual([line.year.rate, line.year.light], [53, 'reached'])
  })

  it('opens the closed figure, with how many records are behind it and their hash', () => {
    const { link, records, hash } = line.quarters[1]!
    assert.deepEqual(link, { href: `/staff/indicators/figures/${ID}`, can: 'closings.read' })
    assert.deepEqual([records, hash], [120, 'a'.repeat(64)])
  })

  it('opens of the year the list of its days', () =>
    assert.deepEqual(line.year.link, {
      href: '/staff/consultations?from=2026-04-01&to=2026-09-30',
      can: 'people.read',
    }))
})

describe('an indicator on the report of a year', () => {
  const line = lineOf(
    row([closed(90), closed(120), closed(80), closed(109)], { year: standing(399, { target: 400, light: 'nearly' }) }),
    of(0),
    BOUNDS,
  )

  it('tells all quarters, and the year as the table of the indicators has it', () => {
    assert.equal(line.quarters.length, 4)
    assert.deepEqual([line.year.value, line.year.rate, line.year.light], [399, 99, 'nearly'])
  })
})

describe('a year that is no sum', () => {
  const yearOf = (quarters: Standing[], more: Partial<IndicatorRow>): Line['year'] =>
    lineOf(row([...quarters, ...NOTHING], more), of(2), BOUNDS).year

  it('is of areas the last state', () =>
    assert.equal(
      yearOf([closed(1), closed(2)], { basis: 'last', counts: 'entries:model-areas', unit: 'か所' }).value,
      2,
    ))

  it('is of answers the share of all of them together', () => {
    const [first, second] = [closed(100, { part: 10, base: 10 }), closed(80, { part: 72, base: 90 })]
    const { value, base } = yearOf([first, second], { basis: 'rate', counts: 'consultation-satisfaction', unit: '%' })
    assert.deepEqual([value, base], [82, 100])
  })

  it('is not held against its target where one of its quarters was not recorded as a whole', () => {
    const { counted, rate, light, since } = yearOf([standing(5, { counted: 'part' }), closed(20)], {
      year: standing(999, { target: 400, since: '2026-05-02' }),
    })
    assert.deepEqual([counted, rate, light, since], ['part', null, null, '2026-05-02'])
  })

  it('is held against it where a quarter was not entered: what is entered is known where it was entered', () =>
    assert.equal(yearOf([standing(null), closed(20)], { counts: 'entries:hired', unit: '人' }).counted, 'whole'))

  it('is unknown where nothing is known, which is no 0, and opens nothing', () => {
    const { value, counted, link } = yearOf([standing(null), standing(null)], {})
    assert.deepEqual([value, counted, link], [null, 'none', null])
  })
})

describe('whose numbers may be small', () => {
  const people = (counts: string, unit: string): boolean =>
    lineOf(row([closed(1)], { counts, unit }), of(1), BOUNDS).people
  it('are numbers of people, of what was decided for them and of what they answered', () => {
    for (const [counts, unit] of [
      ['outcome:elder-20h', '件'],
      ['referrals', '人'],
      ['consultations', '件'],
      ['consultation-satisfaction', '%'],
      ['entries-satisfaction:seminar-participants', '%'],
      ['entries:seminar-participants', '人'],
    ] as const)
      assert.equal(people(counts, unit), true, counts)
  })
  it('are none of looks at pages, meetings and areas', () => {
    for (const [counts, unit] of [
      ['views', '件'],
      ['entries:mini-meetings', '回'],
      ['entries:model-areas', 'か所'],
      ['none', '件'],
    ] as const)
      assert.equal(people(counts, unit), false, counts)
  })
})

describe('what opens a number that is not closed', () => {
  const linkOf = (counts: string) => lineOf(row([standing(3)], { counts }), of(1), BOUNDS).quarters[0]!.link
  it('is the list of what it counts, for those who may open that', () => {
    assert.deepEqual(
      ['entries:hired', 'views', 'consultations', 'outcome:elder-20h'].map(counts => linkOf(counts)!.can),
      ['entries.read', 'views.read', 'people.read', 'indicators.trace'],
    )
  })
  it('is nothing where nothing is recorded', () =>
    assert.equal(lineOf(row([standing(3)], { linked: false }), of(1), BOUNDS).quarters[0]!.link, null))
})

test('what was corrected is told of the quarters of the report, with both numbers, why and by whom', () => {
  const quarters = [closed(90), closed(118, { corrections: 2 }), closed(5, { corrections: 1 }), standing(null)]
  assert.deepEqual(correctionsIn([row(quarters)], of(2)), [
    {
      ...{ key: 'consultations', name: '相談', unit: '件', people: true, quarter: 2, was: 120, is: 118 },
      ...{ reason: '入力まちがい', by: '田中 礼子', day: '2026-07-20' },
    },
  ])
  assert.equal(correctionsIn([row(quarters)], of(0)).length, 2)
})
