import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Line } from './rules.ts'
import { seenBy } from './seen.ts'
import { correction, entered, figure, line, planReport, sheet, sheetsReport, work, worksReport } from './testing.ts'

const BELOW = 10
const seenLine = (one: Line): Line => seenBy(planReport([one]), BELOW).lines[0]!
const valuesOf = ({ quarters, year }: Line): (number | null)[] => [...quarters, year].map(({ value }) => value)

describe('a figure of people that is told to those who may not open the records', () => {
  const CASES: [says: string, given: (number | null)[], told: (number | null)[]][] = [
    ['is told where it is not small', [12, 30], [12, 30, 42]],
    ['is told from ten people on', [10], [10, 10]],
    ['is left out at nine, and so is the sum of which it is all', [9], [null, null]],
    ['is left out at one', [1], [null, null]],
    ['is told where it is none: nobody is named by it', [0, 12], [0, 12, 12]],
    ['takes the sum with it, of which it would follow', [12, 3, 40], [12, null, 40, null]],
    ['takes a sum with it that is small by itself', [0, 0, 4], [0, 0, null, null]],
    ['stays unknown where it is unknown', [null, 12], [null, 12, 12]],
  ]
  for (const [says, given, told] of CASES) it(says, () => assert.deepEqual(valuesOf(seenLine(line(given))), told))

  it('loses with its number all that would tell it: share of the target, light, records and their hash', () => {
    const { quarters, year } = seenLine(
      line([], { quarters: [figure(4, { target: 20, rate: 20, light: 'missed' })], year: figure(4) }),
    )
    for (const one of [quarters[0]!, year]) {
      assert.equal(one.hidden, true)
      assert.deepEqual([one.value, one.rate, one.light, one.records, one.hash, one.link], Array(6).fill(null))
    }
    assert.equal(quarters[0]!.target, 20)
  })

  it('opens nothing, also where it is told: the records are somebody else’s to see', () => {
    const { quarters } = seenLine(line([40]))
    assert.deepEqual(
      [quarters[0]!.value, quarters[0]!.link, quarters[0]!.records, quarters[0]!.hash],
      [40, null, null, null],
    )
  })

  it('follows from nothing that is told: for every line of up to four quarters each small number could be another one', () => {
    const values = [0, 1, 5, 9, 10, 25]
    const lines = values.flatMap(a => values.flatMap(b => values.map(c => [a, b, c])))
    for (const given of lines) {
      const told = valuesOf(seenLine(line(given)))
      const hidden = given.filter(value => value > 0 && value < BELOW)
      if (hidden.length > 0) assert.equal(told.at(-1), null, `${given}`)
      for (const [at, value] of given.entries())
        assert.equal(told[at], value > 0 && value < BELOW ? null : value, `${given}`)
    }
  })

  it('is the same in the reports of all quarters of a year: two of them side by side tell no more than one', () => {
    const all = [5, 20, 12, 40]
    const told = [1, 2, 3, 4].map(until => valuesOf(seenLine(line(all.slice(0, until)))).slice(0, -1))
    for (const [at, one] of told.entries()) assert.deepEqual(one, told[3]!.slice(0, at + 1))
    // No sum of a year in which one is left out is told, so no difference of two sums is.
    for (const until of [1, 2, 3, 4]) assert.equal(valuesOf(seenLine(line(all.slice(0, until)))).at(-1), null)
  })
})

describe('a share of answers', () => {
  const share = (value: number | null, base: number | null) => figure(value, { base })
  const rates = (quarters: ReturnType<typeof share>[], year: ReturnType<typeof share>) =>
    valuesOf(seenLine(line([], { basis: 'rate', unit: '%', quarters, year })))

  it('of few answers is left out, and the year with it', () =>
    assert.deepEqual(rates([share(80, 25), share(100, 3)], share(82, 28)), [80, null, null]))
  it('of ten answers is told', () => assert.deepEqual(rates([share(80, 10)], share(80, 10)), [80, 80]))
  it('of nobody knows how many is left out', () =>
    assert.deepEqual(rates([share(80, null)], share(80, null)), [null, null]))
})

describe('what is no number of people', () => {
  it('is told however small: meetings, areas, yen', () =>
    assert.deepEqual(valuesOf(seenLine(line([1, 2], { people: false, unit: '回' }))), [1, 2, 3]))

  it('is told of what was entered, of which people are left out with all parts of their kind', () => {
    const money = entered(5, { kind: 'expense', unit: '円', people: false })
    const { entered: told } = seenBy(
      planReport([], { entered: [money, entered(40, { part: '甲' }), entered(3, { part: '乙' })] }),
      BELOW,
    )
    assert.deepEqual(
      told.map(({ count, hidden }) => [count, hidden]),
      [
        [5, undefined],
        [null, true],
        [null, true],
      ],
    )
  })

  it('is the text of a department, which was confirmed for everybody', () => {
    const report = sheetsReport([sheet({ actual: '3人' })])
    assert.deepEqual(seenBy(report, BELOW), report)
    const works = seenBy(worksReport([work({ figures: [entered(3)], sheets: [sheet()] })]), BELOW)
    assert.deepEqual([works.works[0]!.figures[0]!.count, works.works[0]!.sheets[0]!.actual], [null, '61'])
  })
})

describe('what was corrected', () => {
  const told = (was: number | null, is: number | null, people = true) => {
    const [one] = seenBy(planReport([], { corrections: [correction({ was, is, people })] }), BELOW).corrections
    return [one!.was, one!.is]
  }
  it('is told without its numbers where they, or what lies between them, are few people', () => {
    assert.deepEqual(told(120, 80), [120, 80])
    assert.deepEqual(told(120, 118), [null, null])
    assert.deepEqual(told(9, 40), [null, null])
    assert.deepEqual(told(null, 4), [null, null])
  })
  it('is told with them where it is of meetings', () => assert.deepEqual(told(1, 2, false), [1, 2]))

  it('is told of people between two versions without them', () => {
    const change = { name: '参加者', period: '第1四半期', was: '120人', is: '118人', people: true }
    const [one] = seenBy(planReport([], { changes: [change] }), BELOW).changes
    assert.deepEqual([one!.was, one!.is], ['少数', '少数'])
  })
})
