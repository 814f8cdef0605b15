import assert from 'node:assert/strict'
import test from 'node:test'
import { fiscalRange, type Quarter } from '#platform/ages.ts'
import { startOf, today } from '#platform/clock.ts'
import { KINDS, type Of, periodRefusal, type Refusal } from './rules.ts'
import { codeOf, KIND_TEXT, periodText, refusalText } from './text.ts'

for (const [says, kind, fiscal_year, quarter, number, code] of [
  ['the second quarter of 令和8年度', 'quarter', 2026, 2, 1, 'R8-Q2-001'],
  ['its next version', 'quarter', 2026, 2, 2, 'R8-Q2-002'],
  ['the thousandth', 'quarter', 2026, 2, 1000, 'R8-Q2-1000'],
  ['a year', 'year', 2026, 0, 1, 'R8-Y-001'],
  ['令和元年度, which began as 平成31年', 'year', 2019, 0, 1, 'R1-Y-001'],
  ['the last year of 平成', 'year', 2018, 0, 1, 'H30-Y-001'],
  ['the sheets of 平成27年度', 'sheets', 2015, 0, 1, 'H27-E-001'],
  ['its works', 'works', 2015, 0, 12, 'H27-W-012'],
] as const)
  test(`the number of ${says} is ${code}`, () => assert.equal(codeOf({ kind, fiscal_year, quarter }, number), code))

test('no two kinds or periods share a number', () => {
  const codes = KINDS.flatMap(kind =>
    [2018, 2019, 2026].flatMap(fiscal_year =>
      (kind === 'quarter' ? ([1, 2, 3, 4] as const) : ([0] as const)).flatMap(quarter =>
        [1, 2].map(number => codeOf({ kind, fiscal_year, quarter }, number)),
      ),
    ),
  )
  assert.equal(new Set(codes).size, codes.length)
})

const quarter = (fiscal_year: number, quarter: Quarter): Of => ({
  kind: 'quarter',
  fiscal_year,
  quarter,
  team_id: null,
})
const whole = (kind: 'year' | 'sheets' | 'works', fiscal_year: number): Of => ({
  ...{ kind, fiscal_year, quarter: 0, team_id: null },
})
type At = { fiscal_year: number; quarter: Quarter }
/** Closed since the last quarter of 令和7年度. */
const CLOSED: At[] = [
  { fiscal_year: 2025, quarter: 4 },
  { fiscal_year: 2026, quarter: 1 },
]

const CASES: [says: string, of: Of, today: string, refusal: Refusal | null, closed?: At[]][] = [
  ['a quarter that is closed', quarter(2026, 1), '2026-11-21', null],
  ['the first one that was closed', quarter(2025, 4), '2026-11-21', null],
  ['one that is over and not closed', quarter(2026, 2), '2026-11-21', 'open'],
  ['one that runs', quarter(2026, 3), '2026-11-21', 'running'],
  ['one on its last day', quarter(2026, 2), '2026-09-30', 'running'],
  ['the same on the day after', quarter(2026, 2), '2026-10-01', 'open'],
  ['one that has not begun', quarter(2027, 1), '2026-11-21', 'running'],
  ['one before the first that was closed', quarter(2025, 3), '2026-11-21', 'early'],
  ['a year whose last quarter is closed', whole('year', 2025), '2026-11-21', null],
  ['a year that runs', whole('year', 2026), '2026-11-21', 'running'],
  ['a year that is over and not closed', whole('year', 2026), '2027-04-01', 'open'],
  ['a year long before', whole('year', 2015), '2026-11-21', 'early'],
  ['a year where nothing was ever closed', whole('year', 2025), '2026-11-21', 'open', []],
  ['the sheets of a year that is over, closed or not', whole('sheets', 2026), '2027-04-01', null],
  ['the sheets of a year that runs', whole('sheets', 2026), '2027-03-31', 'running'],
  ['the works of a closed year', whole('works', 2025), '2026-11-21', null],
  ['the works of a year before anything could be closed', whole('works', 2015), '2026-11-21', null],
  ['the works of a year that is not closed', whole('works', 2026), '2027-04-01', 'open'],
  ['the works where nothing was ever closed', whole('works', 2015), '2026-11-21', 'open', []],
]
for (const [says, of, day, refusal, closed = CLOSED] of CASES) {
  const days = fiscalRange(of.fiscal_year, of.quarter === 0 ? undefined : of.quarter)
  test(`${says} ${refusal === null ? 'can be reported' : `cannot be reported: ${refusal}`}`, () =>
    assert.equal(periodRefusal(of, closed, days, day), refusal))
}

test('a quarter ends with 31 March in Japan, not in London: at 23:59 it runs, at 0:00 it is over', () => {
  const days = fiscalRange(2026, 4)
  const midnight = startOf('2027-04-01')
  const before = new Date(Date.parse(midnight) - 60_000).toISOString()
  assert.deepEqual([today(before), today(midnight)], ['2027-03-31', '2027-04-01'])
  assert.equal(periodRefusal(quarter(2026, 4), CLOSED, days, today(before)), 'running')
  assert.equal(periodRefusal(quarter(2026, 4), CLOSED, days, today(midnight)), 'open')
})

test('whoever cannot make a report is told what to do, and who can close the quarter', () => {
  const told = (refusal: Refusal, who: string[] = ['田中 礼子', '山本 一']) =>
    refusalText(refusal, { of: quarter(2026, 2), to: '2026-09-30', who })
  assert.equal(
    told('open'),
    '令和8年度 第2四半期は、まだ締めていません。報告は、締めた数からつくります。管理者（所管課）の田中 礼子さん、山本 一さんが「四半期の締め」で締めると、つくれるようになります。',
  )
  assert.match(told('open', []), /管理者（所管課）が「四半期の締め」で締めると/)
  assert.match(told('running'), /令和8年9月30日（水）まで続きます/)
  for (const refusal of ['early', 'noSheets', 'noWorks', 'noReason', 'broken'] as const) {
    assert.match(told(refusal), /。$/)
    assert.ok(told(refusal).split('。').length > 2, `${refusal}: what is wrong, and what to do`)
  }
})

test('a period is called as the city calls it', () => {
  assert.equal(periodText({ fiscal_year: 2026, quarter: 2 }), '令和8年度 第2四半期')
  assert.equal(periodText({ fiscal_year: 2019, quarter: 0 }), '令和元年度')
  assert.deepEqual(Object.keys(KIND_TEXT), [...KINDS])
})
