import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FigureTable } from '#features/breakdowns/index.ts'
import {
  breakdowns,
  correction,
  entered,
  figure,
  line,
  planReport,
  sheet,
  sheetsReport,
  work,
  worksReport,
} from '../snapshot/testing.ts'
import { nameFaults } from '../templates/names.ts'
import { openForm } from '../templates/package.ts'
import { FORM_KINDS } from '../templates/rules.ts'
import { standardForm } from '../templates/standard/index.ts'
import { FIELDS, fieldsOf } from './document.ts'
import type { Data, Named } from './fields.ts'

const HASH = 'b'.repeat(64)
const tableOf = (count: number, value: number | null): FigureTable => ({
  ...{ key: `t${count}`, title: `表${count}`, head: '地域', notes: ['読み方'], total: null },
  columns: Array.from({ length: count }, (_, at) => ({ key: `c${at}`, text: `列${at}`, unit: '人' })),
  lines: [
    {
      ...{ key: 'a', text: '北', unasked: false },
      cells: Array.from({ length: count }, () => ({
        ...{ value, state: value === null ? ('hidden' as const) : ('shown' as const), evidence: null },
      })),
    },
  ],
})
const REPORTS = {
  plan: planReport(
    [
      line([30, 118], { quarters: [figure(30), figure(118, { target: 100, rate: 118, light: 'reached' })] }),
      line([null]),
    ],
    {
      ...{
        corrections: [correction()],
        entered: [entered(40)],
        sheets: [sheet()],
        replaces: 'R8-Q2-000',
        reason: 'わけ',
      },
      breakdowns: breakdowns([tableOf(3, 4), tableOf(4, 4)], [tableOf(3, null), tableOf(4, 1200)]),
    },
  ),
  sheets: sheetsReport([sheet(), sheet({ kind: 'progress', progress: '②予定どおり進んでいる' })], { open: 2 }),
  works: worksReport([work({ money: [entered(1000, { unit: '円' })], figures: [entered(3)], sheets: [sheet()] })], {
    shared: [entered(5000, { unit: '円' })],
  }),
}

/** Every name of a list and of the lists in it. */
const every = (fields: readonly Named[]): Named[] => fields.flatMap(one => [one, ...every(one.inner ?? [])])

/** The values are there for every name, and for no other. */
function compare(fields: readonly Named[], values: Data): void {
  assert.deepEqual(Object.keys(values).toSorted(), fields.map(({ name }) => name).toSorted())
  for (const { name, inner } of fields) {
    const value = values[name]!
    if (!inner) assert.ok(['string', 'number'].includes(typeof value), name)
    else if (inner.length === 0) assert.equal(typeof value, 'boolean', name)
    else for (const one of value as readonly Data[]) compare(inner, one)
  }
}

for (const kind of FORM_KINDS)
  describe(`the names of a form (${kind})`, () => {
    it('are filled, each of them and no other', () => compare(FIELDS[kind], fieldsOf(REPORTS[kind], HASH)))

    it('stand once where they stand, say what they mean, and need no mark of the form', () => {
      const lists = [FIELDS[kind], ...every(FIELDS[kind]).map(({ inner = [] }) => inner)]
      for (const list of lists) assert.equal(new Set(list.map(({ name }) => name)).size, list.length)
      for (const { name, means } of every(FIELDS[kind])) {
        assert.ok(means.length >= 2, name)
        assert.doesNotMatch(name, /[{}#^/@\s]/)
      }
    })

    it('are all that the form of the product uses', async () => {
      const parts = await openForm(standardForm(kind))
      assert.ok(typeof parts !== 'string')
      assert.deepEqual(await nameFaults(kind, parts), [])
    })
  })

describe('what is filled in', () => {
  const values = fieldsOf(REPORTS.plan, HASH)
  const [known, unknown] = values['指標'] as readonly Data[]

  it('is the figure as the page shows it', () => {
    assert.deepEqual(
      ['目標', '実績', '達成率', '状況', '年度の実績', '第1四半期の実績', '第3四半期の実績'].map(name => known![name]),
      [100, 118, '118%', '● 達成', 148, 30, '—'],
    )
  })

  it('is never 0 where nothing is known', () => {
    assert.deepEqual([unknown!['実績'], unknown!['達成率'], unknown!['年度の実績']], ['記入なし', '—', '記入なし'])
  })

  it('carries the number, the hash, and what it replaces', () => {
    const { 番号: code, ハッシュ: hash, 前の版: replaces, 新しい版: isNew, 版のわけ: why } = values
    assert.deepEqual([code, hash, replaces, isNew, why], ['R8-Q2-001', HASH, 'R8-Q2-000', true, 'わけ'])
  })

  it('is of the 内訳 what everybody may read, a table in the least form that has room for it', () => {
    const [few, many] = values['内訳'] as readonly Data[]
    const [row] = few!['行'] as readonly Data[]
    assert.deepEqual(
      [few!['表の名前'], few!['列1'], few!['列4'], row!['項目'], row!['数1'], row!['数4']],
      ['表3', '列0（人）', '', '北', '伏せた数', ''],
    )
    assert.deepEqual([few!['3列の表'], few!['5列の表'], many!['3列の表'], many!['5列の表']], [true, false, false, true])
    assert.equal((many!['行'] as readonly Data[])[0]!['数4'], 1200)
    assert.match(values['内訳の注記'] as string, /10未満/)
    assert.deepEqual(fieldsOf(planReport([]), HASH)['内訳'], [])
  })

  it('is of a sheet by what it is evaluated', () => {
    const [score, progress] = fieldsOf(REPORTS.sheets, HASH)['評価シート'] as readonly Data[]
    assert.deepEqual([score!['指標で評価'], score!['進捗で評価'], score!['評点']], [true, false, 'C（達成率74.3%）'])
    assert.deepEqual([progress!['指標で評価'], progress!['進捗状況']], [false, '②予定どおり進んでいる'])
  })
})
