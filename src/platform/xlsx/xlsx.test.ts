import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isWorkbook, readWorkbook, type Sheet, workbookRefusals } from './index.ts'
import { workbook, zip } from './testing.ts'

async function read(bytes: Uint8Array): Promise<Sheet[]> {
  assert.ok(isWorkbook(bytes))
  const sheets = await readWorkbook(bytes)
  return typeof sheets === 'string' ? assert.fail(sheets) : sheets
}
const cells = async (bytes: Uint8Array) => (await read(bytes))[0]?.rows.map(row => row.cells)

describe('a number is read as its cell shows it, a day with its year', () => {
  const cases: readonly [format: string, value: number, shown: string][] = [
    ['General', 0.1 + 0.2, '0.3'],
    ['G/標準', 1500, '1500'],
    ['@', 122173, '122173'],
    ['14', 46256, '2026-08-22'],
    ['27', 46256, '2026-08-22'],
    ['28', 46256, '2026-08-22'],
    ['30', 46256, '2026-08-22'],
    ['31', 46256, '2026-08-22'],
    ['36', 46256, '2026-08-22'],
    ['50', 46256, '2026-08-22'],
    ['58', 46256, '2026-08-22'],
    ['32', 0.5625, '13:30'],
    ['34', 46256, '2026年8月'],
    ['55', 46256, '2026年8月'],
    ['[$-411]ggge"年"m"月"d"日"', 46256, '2026-08-22'],
    ['[$-411]ge\\.m\\.d;@', 46256, '2026-08-22'],
    ['m"月"d"日"\\(aaa\\)', 46256, '2026-08-22'],
    ['[$-411]aaaa', 46256, '土'],
    ['yyyy"年"m"月"', 46256, '2026年8月'],
    ['yyyy/m/d h:mm', 46256.5625, '2026-08-22 13:30'],
    ['h:mm;@', 0.375, '9:00'],
    ['h"時"mm"分"', 0.375, '9:00'],
    ['h:mm', 46256.375, '9:00'],
    ['[h]:mm', 26 / 24, '26:00'],
    ['yyyy/m/d', 1, '1900-01-01'],
    ['yyyy/m/d', 59, '1900-02-28'],
    ['yyyy/m/d', 61, '1900-03-01'],
    ['0', 12.6, '13'],
    ['000000', 11002, '011002'],
    ['#,##0', 1500, '1,500'],
    ['#,##0"円"', 1500, '1,500円'],
    ['"定員"0"名"', 20, '定員20名'],
    ['[$¥-411]#,##0', 500, '¥500'],
    ['0_);[Red]\\(0\\)', -5, '(5)'],
    ['0%', 0.5, '50%'],
    ['0.00', 1.5, '1.50'],
  ]
  for (const [format, v, shown] of cases)
    test(`${v} as ${format} is ${shown}`, async () => {
      const bytes = workbook([{ name: '1', rows: [[{ v, s: 1 }]] }], { formats: [format] })
      assert.deepEqual(await cells(bytes), [[shown]])
    })
})

test('days of a workbook that counts from 1904 are the same days', async () => {
  const bytes = workbook([{ name: '1', rows: [[{ v: 46256 - 1462, s: 1 }]] }], { formats: ['14'], date1904: true })
  assert.deepEqual(await cells(bytes), [['2026-08-22']])
})

test('readings over kanji are no part of a text, pieces of different looks are', async () => {
  const shared =
    '<si><t>催し</t><rPh sb="0" eb="1"><t>モヨオ</t></rPh></si><si><r><t>無</t></r><r><rPr/><t xml:space="preserve">料 </t></r></si>'
  const xml =
    '<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="str"><f>A1</f><v>式</v></c><c t="b"><v>1</v></c></row></sheetData></worksheet>'
  assert.deepEqual(await cells(workbook([{ name: '1', xml }], { shared })), [['催し', '無料 ', '式', 'TRUE']])
})

test('a cell that is merged downward stands in each of its rows; one that is merged across stands once', async () => {
  const rows = [
    ['11月3日', '囲碁', 'A', ''],
    ['', '将棋', '', ''],
    ['', '歌', '', ''],
  ]
  assert.deepEqual(await cells(workbook([{ name: '1', rows, merged: ['A1:A2', 'C1:D1', 'B1:B1048576'] }])), [
    ['11月3日', '囲碁', 'A'],
    ['11月3日', '将棋'],
    ['', '歌'],
  ])
})

test('what is hidden is named and not read', async () => {
  const [shown, hidden, very] = await read(
    workbook([
      { name: '講座', rows: [['a'], ['b'], ['c']], hiddenRows: [2] },
      { name: '下書き', rows: [['x']], state: 'hidden' },
      { name: '設定', rows: [['x']], state: 'veryHidden' },
    ]),
  )
  assert.deepEqual([shown?.rows.map(({ row }) => row), shown?.hidden], [[1, 3], [2]])
  assert.deepEqual([hidden?.isHidden, hidden?.rows, very?.isHidden], [true, [], true])
})

test('what cannot be read is refused with what to do', async () => {
  const good = workbook([{ name: '1', rows: [['a']] }])
  const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)])
  const manyRows = `<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(200_001)}</sheetData></worksheet>`
  const cases: readonly [Uint8Array, string][] = [
    [ole, 'oldExcel'],
    [Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), 'encrypted'],
    [good.subarray(0, good.length - 30), 'brokenWorkbook'],
    [Buffer.concat([good.subarray(0, 60), Buffer.alloc(40), good.subarray(100)]), 'brokenWorkbook'],
    [zip([['xl/workbook.bin', 'x']]), 'binaryExcel'],
    [zip([['xl/other.xml', 'x']]), 'brokenWorkbook'],
    [zip([['xl/workbook.xml', '<a/>']], 1), 'encrypted'],
    [workbook([{ name: '1', xml: '<worksheet><sheetData><row>' }]), 'brokenWorkbook'],
    [workbook([{ name: '1', xml: manyRows }]), 'tooManyCells'],
    [
      workbook([
        {
          name: '1',
          xml: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
        },
      ]),
      'brokenWorkbook',
    ],
  ]
  for (const [bytes, refusal] of cases) {
    assert.equal(await readWorkbook(bytes), refusal)
    assert.match(workbookRefusals[refusal as keyof typeof workbookRefusals], /ください。$/)
  }
})

test('a small file that unpacks to more than 300 megabytes is refused without being unpacked', async () => {
  const bomb = zip([
    ['xl/workbook.xml', '<workbook><sheets/></workbook>'],
    ['xl/_rels/workbook.xml.rels', '<Relationships/>'],
    ['xl/sharedStrings.xml', Buffer.alloc(310 * 1024 * 1024, ' ')],
  ])
  assert.ok(bomb.length < 1024 * 1024)
  assert.equal(await readWorkbook(bomb), 'unpackedTooLarge')
})

/** Small files that come to more than the memory of a server, or keep it busy for hours. */
const BOMBS: readonly (readonly [says: string, sheet: string, shared: string, refusal: string])[] = [
  [
    'a text that is packed once and stands in thousands of cells',
    '<row><c t="s"><v>0</v></c></row>'.repeat(3000),
    `<si><t>${'長'.repeat(40_000)}</t></si>`,
    'tooManyCells',
  ],
  ['cells far to the right', '<row><c r="ALL1"><v>1</v></c></row>'.repeat(6000), '', 'tooManyCells'],
  [
    'ranges that all name the same million of rows',
    `<row r="1"><c r="A1"><v>1</v></c></row><row r="1000000"><c r="B1"><v>1</v></c></row>${'<mergeCell ref="A1:A1000000"/>'.repeat(10)}`,
    '',
    'tooManyCells',
  ],
  ['hundreds of thousands of ranges', '<mergeCell ref="A1:A2"/>'.repeat(200_001), '', 'tooManyCells'],
  ['a cell without end', `<row><c t="str"><v>${'長'.repeat(50_001)}</v></c></row>`, '', 'longText'],
]

for (const [says, sheet, shared, refusal] of BOMBS)
  test(`a workbook with ${says} is refused`, async () => {
    const bomb = workbook([{ name: '表', xml: `<worksheet>${sheet}</worksheet>` }], { shared })
    assert.ok(bomb.length < 300_000)
    assert.equal(await readWorkbook(bomb), refusal)
  })

test('what several sheets hold is counted together', async () => {
  const sheet = { name: '表', xml: `<worksheet>${'<row><c><v>1</v></c></row>'.repeat(101_000)}</worksheet>` }
  assert.equal((await readWorkbook(workbook([sheet]))).length, 1)
  assert.equal(await readWorkbook(workbook([sheet, sheet])), 'tooManyCells')
})
