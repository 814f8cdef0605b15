import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Cell, FigureTable, Line } from '#features/breakdowns/index.ts'
import { yearTold } from './breakdowns.ts'
import { seenBy, withoutPeople } from './seen.ts'
import { breakdowns, planReport, sheetsReport } from './testing.ts'
import { figuresNote } from './told.ts'

const told = (value: number): Cell => ({ value, state: 'shown', evidence: null })
const HIDDEN: Cell = { value: null, state: 'hidden', evidence: null }
const NONE: Cell = { value: null, state: 'unknown', evidence: null }
const line = (key: string, cells: readonly Cell[]): Line => ({ key, text: key, unasked: false, cells })
const tableOf = (lines: readonly Line[], total: Line | null = null, key = 'area'): FigureTable => ({
  ...{ key, title: '地域別', head: '地域', notes: [], lines, total },
  columns: [
    { key: 'registered', text: '登録', unit: '人' },
    { key: 'contacts', text: '周知', unit: '枚' },
    { key: 'contacts-each', text: '登録1人あたり', unit: '枚' },
  ],
})
const values = ({ lines, total }: FigureTable) =>
  [...lines, ...(total ? [total] : [])].map(({ cells }) => cells.map(({ value, state }) => value ?? state))

describe('the table of a year for those who may not see people', () => {
  const year = tableOf([line('北', [told(40), told(80), told(2)])], line('total', [told(60), told(90), told(1.5)]))
  const quarter = (cells: Cell[], total: Cell[]) => tableOf([line('北', cells)], line('total', total))
  const ALL = [told(10), told(20), told(2)]

  it('is as it is where nothing is left out in its quarters', () => {
    assert.deepEqual(yearTold(year, [quarter(ALL, ALL), quarter(ALL, ALL)]), year)
  })

  it('tells no year of which a quarter is left out, nor what it follows from', () => {
    const found = yearTold(year, [quarter(ALL, ALL), quarter([HIDDEN, told(20), NONE], ALL)])
    assert.deepEqual(values(found), [
      ['hidden', 80, 'hidden'],
      [60, 90, 1.5],
    ])
  })

  it('tells no sum of all of which a quarter is left out', () => {
    const found = yearTold(year, [quarter([HIDDEN, told(1), HIDDEN], [HIDDEN, told(1), HIDDEN])])
    assert.deepEqual(values(found), [
      ['hidden', 80, 'hidden'],
      ['hidden', 90, 'hidden'],
    ])
  })

  it('leaves what is not known as it is, and has nothing to do with other tables', () => {
    const unknown = tableOf([line('北', [NONE, NONE, NONE])])
    assert.deepEqual(yearTold(unknown, [quarter([HIDDEN, HIDDEN, HIDDEN], ALL)]), unknown)
    assert.deepEqual(yearTold(year, [tableOf([line('北', [HIDDEN, HIDDEN, HIDDEN])], null, 'sex')]), year)
  })
})

describe('a report with the tables of the 内訳', () => {
  const report = planReport([], { breakdowns: breakdowns([tableOf([line('北', [told(3), NONE, NONE])])], []) })

  it('loses the whole ones for whoever may not see people, and for everybody outside', () => {
    for (const seen of [withoutPeople(report), seenBy(report, 10)]) {
      assert.deepEqual(seen.breakdowns, { ...report.breakdowns, whole: null })
      assert.doesNotMatch(JSON.stringify(seen), /"value":3/)
    }
  })

  it('of before, which had none, gets none', () => {
    const before = planReport([])
    assert.equal(JSON.stringify(withoutPeople(before)), JSON.stringify(before))
    assert.ok(!('breakdowns' in seenBy(before, 10)))
    const sheets = sheetsReport([])
    assert.equal(withoutPeople(sheets), sheets)
  })

  it('says when they were counted, since when there are records, and what is left out', () => {
    const note = (whole: boolean) => figuresNote(report.breakdowns!, report, whole)
    assert.match(note(true), /この報告をつくった令和8年10月10日（土）に数えた数です/)
    assert.match(note(true), /記録があるのは令和8年8月1日（土）からです/)
    assert.doesNotMatch(note(true), /伏せた/)
    assert.match(note(false), /10未満（1から9まで）の数/)
    assert.doesNotMatch(note(false), /四半期の表で伏せた数は/)
    assert.match(
      figuresNote(report.breakdowns!, { ...report, quarter: 0 }),
      /四半期の表で伏せた数は、年度の表でも伏せています。/,
    )
  })
})
