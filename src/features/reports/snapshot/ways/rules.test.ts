import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Figure, Ways } from '../rules.ts'
import { seenBy } from '../seen.ts'
import { figure, line, planReport } from '../testing.ts'
import { waysIn, waysText } from './rules.ts'

const BELOW = 10
type Answers = Parameters<typeof waysIn>[0][number]
const answers = (desk: number, own: { qr: number; paper: number; phone: number }): Answers => ({
  ...{ consultations: 100, unasked: 0, answered: desk + own.qr + own.paper + own.phone, own },
  each: { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 },
  media: { phone: desk - 1, visit: 1 } as Answers['media'],
})

test('the ways of the answers are those of the quarters, and stand only where they are what the figure is of', () => {
  const two = [answers(20, { qr: 11, paper: 10, phone: 0 }), answers(5, { qr: 1, paper: 0, phone: 2 })]
  assert.deepEqual(waysIn(two, 49), { ways: { desk: 25, paper: 10, qr: 12, phone: 2 } })
  for (const base of [48, null]) assert.deepEqual(waysIn(two, base), {})
  assert.deepEqual(waysIn([], 0), {})
})

const ways = (desk: number, paper: number, qr: number, phone: number): Partial<Figure> => ({
  ...{ base: desk + paper + qr + phone, ways: { desk, paper, qr, phone } satisfies Ways },
})
const share = (quarters: Partial<Figure>[], year: Partial<Figure>, name = '満足度') =>
  line([], {
    ...{ name, basis: 'rate', unit: '%' },
    quarters: quarters.map(one => figure(90, one)),
    year: figure(90, year),
  })
const seen = (one: ReturnType<typeof share>) => seenBy(planReport([one]), BELOW).lines[0]!

const CASES: readonly (readonly [says: string, given: Partial<Figure>, told: Ways | undefined])[] = [
  ['are told where none is small', ways(40, 12, 30, 0), { desk: 40, paper: 12, qr: 30, phone: 0 }],
  [
    'leave out a small one, and the next that it would follow from',
    ways(40, 3, 30, 0),
    { desk: 40, paper: null, qr: null, phone: 0 },
  ],
  ['of few answers are not told at all', ways(3, 2, 1, 0), undefined],
]
for (const [says, given, told] of CASES)
  test(`the ways of answers, for those who may not see the people, ${says}`, () =>
    assert.deepEqual(seen(share([given], given)).quarters[0]!.ways, told))

test('a year leaves out what one of its quarters leaves out', () => {
  const { year } = seen(share([ways(40, 3, 30, 0), ways(40, 20, 30, 0)], ways(80, 23, 60, 0)))
  assert.deepEqual(year.ways, { desk: 80, paper: null, qr: null, phone: 0 })
})

test('they are told in words, of the quarter and of the year, and nothing of what nobody was asked', () => {
  const report = planReport([share([ways(40, 3, 30, 1)], ways(80, 23, 60, 2)), line([5])], { quarter: 2 })
  assert.equal(
    waysText(report),
    '「満足度」の答え：第2四半期 職員の代理入力40件・紙3件・QRコード30件・電話1件、年度 職員の代理入力80件・紙23件・QRコード60件・電話2件。',
  )
  assert.match(waysText(seenBy(report, BELOW)), /紙 少数・QRコード 少数/)
  assert.equal(waysText(planReport([line([5])])), '')
})
