import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { filled } from '#platform/submitted.ts'
import { readWork, typedOf } from './forms.ts'

const TEAMS = new Set(['01a22877-64cc-78e4-bf90-ccaa431dfae8', '01a22877-64cc-78e4-bf90-ccaa431dfae9'])
const [FIRST = '', SECOND = ''] = [...TEAMS]
const TYPED = {
  plan: '第10期介護保険事業計画',
  code: 'ア',
  name: '地域人材養成研修・セミナー事業',
  page: '5〜6ページ',
  summary: '年6回の研修です。',
  purpose: '「企業人材」を「地域人材」へ導きます。',
  from_year: '2023',
  until_year: '2025',
  sort: '10',
}
const read = (over: Record<string, unknown> = {}) => readWork(TEAMS, filled({ ...TYPED, teams: [FIRST], ...over }))

describe('a work of a plan, as it is typed', () => {
  it('is read with its years, its place and its departments', () => {
    const found = read({ teams: [FIRST, SECOND] })
    assert.ok(found.ok)
    const { from_year, until_year, sort, teams } = found.value
    assert.deepEqual(
      { from_year, until_year, sort, teams },
      { from_year: 2023, until_year: 2025, sort: 10, teams: [FIRST, SECOND] },
    )
  })

  for (const [why, over, value] of [
    ['without years goes on', { from_year: '', until_year: '' }, { from_year: null, until_year: null }],
    ['of one year only', { from_year: '2026', until_year: '2026' }, { from_year: 2026, until_year: 2026 }],
    ['in wide digits', { from_year: '２０２３', until_year: '２０２５' }, { from_year: 2023, until_year: 2025 }],
    ['without a place stands first', { sort: '' }, { sort: 0 }],
    ['with blanks around its name', { name: '　セミナー事業 ' }, { name: 'セミナー事業' }],
    ['of a department that is none of these', { teams: ['x', SECOND] }, { teams: [SECOND] }],
    ['of no department yet', { teams: [] }, { teams: [] }],
  ] as const)
    it(`${why}`, () => {
      const found = read(over)
      assert.ok(found.ok)
      for (const [name, one] of Object.entries(value)) assert.deepEqual(found.value[name as keyof typeof value], one)
    })

  for (const [why, over, field, says] of [
    ['without a plan', { plan: ' ' }, 'plan', /計画の名前を入力してください/],
    ['without a number', { code: '' }, 'code', /計画の中の番号を入力してください。例：ア/],
    ['without a name', { name: '' }, 'name', /事業の名前を入力してください/],
    ['with a name of 101 letters', { name: 'あ'.repeat(101) }, 'name', /100文字まで/],
    ['with an aim of 2,001 letters', { purpose: 'あ'.repeat(2001) }, 'purpose', /2,000文字まで/],
    [
      'with a year in words',
      { from_year: '来年度' },
      'from_year',
      /年度を「令和8年度」か「2026」のように入力するか、空のままに/,
    ],
    ['with a year before 2000', { from_year: '1999' }, 'from_year', /年度を「令和8年度」か/],
    ['with a year after 2099', { until_year: '2100' }, 'until_year', /年度を「令和8年度」か/],
    [
      'that ends before it begins',
      { from_year: '2026', until_year: '2025' },
      'until_year',
      /始まりの年度かそれより後に/,
    ],
    ['with a place below nought', { sort: '-1' }, 'sort', /0以上の整数/],
  ] as const)
    it(`is refused ${why}`, () => {
      const refused = read(over)
      assert.ok(!refused.ok)
      assert.deepEqual(Object.keys(refused.errors), [field])
      assert.match(refused.errors[field]!, says)
    })

  it('stands in its form as it is stored', () => {
    const found = read()
    assert.ok(found.ok)
    const stored = { ...found.value, id: FIRST, teams: [{ id: FIRST, name: '福祉課', ended_on: null }] }
    const again = readWork(TEAMS, typedOf(stored as unknown as Parameters<typeof typedOf>[0]))
    assert.ok(again.ok)
    assert.deepEqual(again.value, found.value)
  })
})
