import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readWorkbook } from '#platform/xlsx/index.ts'
import { PAPER } from '../../../seed/cast/evaluations/chigasaki.ts'
import { demoApp } from '../../../seed/testing.ts'
import { openForm } from './templates/package.ts'

// The reports of the demo city beside the papers that they follow: the targets of 柏市地域高年齢者就業機会確保計画 第1の4(2), and
// 茅ヶ崎市's sheets of 平成27年度. Every figure of the paper stands on the page, in the workbook and in the document.

const { login } = await demoApp()
const tanaka = await login('tanaka')
const text = (path: string) => readFileSync(join(import.meta.dirname, '../../../seed/cast', path), 'utf8')
const plain = (words: string) => words.replace(/[\s　]/g, '')

async function bytesOf(code: string, type: string): Promise<Buffer> {
  const { headers } = await tanaka.get(`/staff/reports?code=${code}`)
  const response = await tanaka.get(`${headers.get('location')}/report.${type}`)
  assert.equal(response.status, 200)
  return Buffer.from(await response.arrayBuffer())
}
/** The rows of a sheet of a report's workbook, each by the heading. */
async function rowsOf(code: string, sheet: string): Promise<Record<string, string>[]> {
  const read = await readWorkbook(await bytesOf(code, 'xlsx'))
  assert.ok(typeof read !== 'string')
  const [head, ...rows] = read.find(({ name }) => name === sheet)!.rows.map(({ cells }) => cells)
  return rows.map(cells => Object.fromEntries(head!.map((name, at) => [name, cells[at] ?? ''])))
}
/** What a document says: each row of a table, and each paragraph, as one piece. */
async function piecesOf(code: string): Promise<string[]> {
  const parts = await openForm(await bytesOf(code, 'docx'))
  assert.ok(typeof parts !== 'string')
  const xml = parts.get('word/document.xml')!.toString('utf8')
  const cells = (row: string) => row.split('</w:tc>').map(cell => plain(cell.replace(/<[^>]*>/g, '')))
  return xml.split('</w:tr>').map(row => cells(row).join('|'))
}

describe('the targets of the plan of 柏市', () => {
  const PLAN = plain(text('indicators/plan.txt'))
  /** The last number that the plan gives in words like these: a year without one goes on as the year before. */
  const said = (pattern: RegExp): number => {
    const all = [...PLAN.matchAll(pattern)]
    assert.ok(all.length > 0, String(pattern))
    return Number(all.at(-1)![1]!.replace(',', ''))
  }
  /** The number after a heading of the outcomes, in the part that begins with these words. */
  const outcome = (who: string, kind: string): number =>
    said(new RegExp(`${who}の雇用・就業者数(?:(?!雇用・就業者数).)*?${kind}(\\d+)件/年`, 'g'))

  const TARGETS: [name: string, year: number, quarter?: number][] = [
    ['セミナー参加者数', said(/セミナー参加者数（(\d+)人／年/g), said(/3期40人、4期(\d+)人/g)],
    ['セミナー参加者の満足度', said(/セミナー参加者の満足度（(\d+)%以上）/g)],
    ['取り組んでいる地域数', said(/取り組んでいる地域数年間(\d+)か所/g)],
    ['地域ミニ集会の実施回数', said(/地域ミニ集会実施回数(\d+)回/g)],
    ['地域ミニ集会 参加者の満足度', said(/地域ミニ集会参加者の満足度(\d+)%以上/g)],
    [
      '関係団体との協議回数',
      4 * said(/関係団体との協議回数四半期ごとに(\d+)回/g),
      said(/関係団体との協議回数四半期ごとに(\d+)回/g),
    ],
    ['高年齢者：週20時間以上の就業', outcome('高年齢者', '週20時間以上の就業')],
    ['高年齢者：週20時間未満の就業（つなぎ・有償ボランティアを含む）', outcome('高年齢者', '有償ボランティア含む）')],
    ['高年齢者：無償ボランティア', outcome('高年齢者', '無償ボランティア')],
    ['高年齢者以外：週20時間以上の就業', outcome('高年齢者以外', '週20時間以上の就業')],
    [
      '高年齢者以外：週20時間未満の就業（つなぎ・有償ボランティアを含む）',
      outcome('高年齢者以外', '有償ボランティア含む）'),
    ],
    ['高年齢者以外：無償ボランティア', outcome('高年齢者以外', '無償ボランティア')],
    ['フレイル予防啓発講座等を受けた人数', said(/フレイル予防啓発講座等を受けた人数(\d+)人／年/g)],
    ['フレイルチェックを受けた人数', said(/フレイルチェックを受けた人数(\d+)人／年/g)],
    ['窓口での相談数', said(/かしわ生涯現役窓口での相談数（(\d+)件／年/g), said(/相談数（400件／年(\d+)件／期）/g)],
    ['ホームページのアクセス数', said(/現役ネットアクセス数（([\d,]+)件\/年/g), said(/30,000件\/年([\d,]+)件\/期/g)],
    [
      'ホームページ利用者の満足度',
      said(/（30,000件\/年7,500件\/期）○アウトカム目標（年度毎・四半期毎）利用者の満足度(\d+)%以上/g),
    ],
  ]

  it('are read from the paper as it stands: 20, 60 and 100 of 令和6年度, which 令和7年度 goes on with', () => {
    assert.deepEqual(
      TARGETS.slice(6, 12).map(([, year]) => year),
      [20, 60, 100, 4, 4, 8],
    )
    assert.match(PLAN, /【令和7年度】原則令和6年度と同様/)
  })

  it('stand in the workbook of the last quarter of 令和7年度, of the year and of the quarter', async () => {
    const rows = await rowsOf('R7-Q4-001', '指標')
    for (const [name, year, quarter] of TARGETS) {
      const row = rows.find(one => one['指標'] === name)
      assert.ok(row, name)
      assert.equal(row['年度 目標'], String(year), name)
      if (quarter !== undefined) assert.equal(row['第4四半期 目標'], String(quarter), name)
      assert.match(row['目標の出典']!, /柏市地域高年齢者就業機会確保計画/)
    }
    // The follow-up study has no number in its last year: 「一定の傾向をまとめる」.
    assert.equal(rows.find(one => one['指標'] === '追跡調査を実施した人数')!['年度 目標'], '')
    assert.match(PLAN, /【令和7年度】前2年の追跡調査内容を分析し/)
  })

  it('stand in the document, each in the row of its indicator', async () => {
    const pieces = await piecesOf('R7-Q4-001')
    for (const [name, year, quarter] of TARGETS) {
      const row = pieces.find(piece => piece.split('|').includes(plain(name)))?.split('|')
      assert.ok(row, name)
      assert.equal(row[7], year.toLocaleString('ja'), name)
      if (quarter !== undefined) assert.equal(row[3], quarter.toLocaleString('ja'), name)
    }
  })
})

describe('the sheets of 茅ヶ崎市', () => {
  const paper = plain(text('evaluations/paper.txt'))

  it('say in the workbook what the paper says, word for word and figure for figure', async () => {
    const rows = await rowsOf('H27-E-001', '評価シート')
    assert.equal(rows.length, PAPER.length)
    for (const row of rows) {
      for (const column of ['事業の概要', '事業の目的', '進捗状況', '評価の指標', '評価', '今後の取組'])
        assert.ok(paper.includes(plain(row[column]!)), `${row['事務事業名']} ${column}`)
      assert.ok(paper.includes(`掲載ページ${row['掲載ページ']}事務事業名${plain(row['事務事業名']!)}担当課`))
      if (row['目標値'] !== '')
        assert.ok(paper.includes(`目標値${row['目標値']}評点${row['評点']![0]}評価`), row['評点'])
    }
  })

  it('grade 61 of 82 as C and 10 of 8 as S, in the document too', async () => {
    const pieces = (await piecesOf('H27-E-001')).join('\n')
    for (const figures of ['目標値|82', '実績|61', '評点|C（達成率74.3%）', '目標値|8|', '評点|S（達成率125%）'])
      assert.ok(pieces.includes(figures), figures)
    assert.ok(paper.includes('目標値82評点C評価') && paper.includes('目標値8評点S評価'))
  })

  it('tell of 244 who came and 17 who found work', async () => {
    for (const code of ['H27-E-001', 'H27-W-001']) {
      const pieces = (await piecesOf(code)).join('\n')
      for (const said of ['延べ２４４人が利用', '１７名の就労が実現'])
        assert.ok(pieces.includes(said) && paper.includes(said), `${code} ${said}`)
    }
  })

  it('are one page each of a work that four departments share, each with its own text', async () => {
    const rows = (await rowsOf('H27-E-001', '評価シート')).filter(row =>
      row['事務事業名']!.startsWith('地域における多様な居場所'),
    )
    assert.equal(rows.length, 4)
    assert.equal(new Set(rows.map(row => row['担当課'])).size, 4)
    assert.equal(new Set(rows.map(row => row['今後の取組'])).size, 4)
  })
})
