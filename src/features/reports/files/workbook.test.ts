import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readWorkbook } from '#platform/xlsx/index.ts'
import type { Snapshot } from '../snapshot/rules.ts'
import { seenBy } from '../snapshot/seen.ts'
import {
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
import { workbookOf } from './workbook.ts'

const HASH = 'c'.repeat(64)

/** The sheets of a report's workbook as our own reader reads them: name → rows of texts. */
async function sheetsOf(report: Snapshot, note = ''): Promise<Map<string, string[][]>> {
  const read = await readWorkbook(workbookOf(report, HASH, note))
  assert.ok(typeof read !== 'string')
  return new Map(read.map(({ name, rows }) => [name, rows.map(({ cells }) => [...cells])]))
}
/** The cells of the row that begins with this, by the heading. */
function rowOf(rows: readonly string[][] | undefined, ...begins: string[]): Record<string, string> {
  const [head, ...rest] = rows!
  const row = rest.find(cells => begins.every(one => cells.includes(one)))
  assert.ok(row, begins.join(' '))
  return Object.fromEntries(head!.map((name, at) => [name, row[at] ?? '']))
}

const REPORT = planReport(
  [
    line([30, 1180], { quarters: [figure(30), figure(1180, { target: 1000, rate: 118, light: 'reached' })] }),
    line([4, null], { key: 'few', name: '少ない人' }),
  ],
  { corrections: [correction()], entered: [entered(40, { part: '甲' })] },
)

describe('the workbook of a quarter', () => {
  it('says which report it is, and its hash', async () => {
    const about = (await sheetsOf(REPORT)).get('報告')!
    const said = Object.fromEntries(about.map(([name, value]) => [name, value]))
    assert.deepEqual(
      ['報告', '番号', '自治体', '内容のハッシュ（SHA-256）'].map(name => said[name]),
      ['四半期報告（令和8年度 第2四半期）', 'R8-Q2-001', '柏市', HASH],
    )
    assert.match(said['期間']!, /^令和8年7月1日（水）〜令和8年9月30日（水）$/)
  })

  it('has the figures as numbers, what is not known in words, and how each stands', async () => {
    const rows = (await sheetsOf(REPORT)).get('指標')
    const known = rowOf(rows, '参加者')
    assert.deepEqual(
      [
        known['第1四半期 実績'],
        known['第2四半期 実績'],
        known['第2四半期 目標'],
        known['第2四半期 状況'],
        known['年度 実績'],
      ],
      ['30', '1180', '1000', '● 達成', '1210'],
    )
    assert.equal(rowOf(rows, '少ない人')['第2四半期 実績'], '記入なし')
  })

  it('has the records behind each figure with their hash and their page', async () => {
    const row = rowOf((await sheetsOf(REPORT)).get('根拠'), '参加者', '第1四半期')
    assert.deepEqual(
      [row['数えた記録'], row['記録のハッシュ（SHA-256）'], row['記録のページ']],
      ['30', 'a'.repeat(64), '/staff/indicators/figures/1'],
    )
  })

  it('has what was corrected and what was entered', async () => {
    const sheets = await sheetsOf(REPORT)
    assert.deepEqual(Object.values(rowOf(sheets.get('訂正'), '参加者')).slice(2, 6), [
      '120',
      '118',
      '人',
      '入力まちがい',
    ])
    assert.deepEqual(Object.values(rowOf(sheets.get('実績の記入'), '甲')).slice(0, 4), [
      '雇用された人',
      '甲',
      '40',
      '人',
    ])
  })

  it('leaves out few people everywhere where it is for everybody, and says so', async () => {
    const sheets = await sheetsOf(seenBy(REPORT, 10), '注記の文')
    assert.ok(sheets.get('報告')!.some(cells => cells.includes('注記の文')))
    assert.equal(rowOf(sheets.get('指標'), '少ない人')['第1四半期 実績'], '少数')
    assert.equal(rowOf(sheets.get('根拠'), '少ない人', '第1四半期')['記録のハッシュ（SHA-256）'], '')
    assert.deepEqual(Object.values(rowOf(sheets.get('訂正'), '参加者')).slice(2, 4), ['少数', '少数'])
  })

  it('tells what is not as on the report before', async () => {
    const change = { name: '参加者', period: '第1四半期', was: '120人', is: '118人', people: true }
    const about = (await sheetsOf(planReport([], { changes: [change], replaces: 'R8-Q2-001', reason: '訂正' }))).get(
      '報告',
    )!
    assert.ok(about.some(cells => cells[1] === '参加者 第1四半期：120人 → 118人'))
    assert.ok(about.some(cells => cells[0] === '版のわけ' && cells[1] === '訂正'))
  })

  it('comes out the same to the last byte', () => assert.deepEqual(workbookOf(REPORT, HASH), workbookOf(REPORT, HASH)))
})

describe('the workbook of sheets and works', () => {
  it('has every text of a sheet in its row', async () => {
    const row = rowOf((await sheetsOf(sheetsReport([sheet()], { open: 3 }))).get('評価シート'), 'まなび人材事業')
    assert.deepEqual(
      [row['目標値'], row['実績'], row['評点'], row['評価'], row['今後の取組'], row['担当課']],
      ['82', '61', 'C（達成率74.3%）', '評価の文', '今後の文', '文化生涯学習課'],
    )
  })

  it('says how many sheets are not on it, and of which department it is', async () => {
    const about = (await sheetsOf(sheetsReport([sheet()], { open: 3, team: '文化生涯学習課' }))).get('報告')!
    assert.ok(about.some(cells => cells[0] === 'のせていない評価シート' && cells[1]!.startsWith('3')))
    assert.ok(about.some(cells => cells[0] === '部署' && cells[1] === '文化生涯学習課'))
  })

  it('has money, figures and sheets of each work, and the money of none apart', async () => {
    const yen = entered(20378000, { name: '予算', part: '一般財源', unit: '円', money: true })
    const sheets = await sheetsOf(
      worksReport([work({ money: [yen], figures: [entered(17)], sheets: [sheet()] })], {
        shared: [{ ...yen, count: 500 }],
      }),
    )
    assert.equal(rowOf(sheets.get('金額'), '1　まなび人材事業')['数'], '20378000')
    assert.equal(rowOf(sheets.get('金額'), '（事業に分けない金額）')['数'], '500')
    assert.equal(rowOf(sheets.get('実績'), '1　まなび人材事業')['数'], '17')
    assert.equal(sheets.get('評価シート')!.length, 2)
  })
})
