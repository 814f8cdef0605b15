import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Cell, FigureTable, Line } from '#features/breakdowns/index.ts'
import { seenBy, withoutPeople } from './seen.ts'
import { breakdowns, planReport, sheetsReport } from './testing.ts'
import { figuresNote } from './told.ts'

const told = (value: number): Cell => ({ value, state: 'shown', evidence: null })
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
    assert.match(note(false), /四半期で伏せた数は、その四半期の入る年度の数でも伏せています。/)
  })
})
