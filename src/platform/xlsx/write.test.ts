import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isWorkbook, readWorkbook } from './index.ts'
import { type NewSheet, workbookHeaders, writeWorkbook } from './write.ts'
import { openZip } from './zip.ts'

/** What stands in the parts of a workbook with this one sheet. */
async function xmlOf(one: NewSheet): Promise<string> {
  const { names, read } = openZip(writeWorkbook([one]))
  const chunks: Uint8Array[] = []
  for (const name of names) for await (const chunk of read(name)!) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** What a reader of files finds in what was written: of each sheet its rows as texts, without those that are empty. */
async function readBack(sheets: readonly NewSheet[]): Promise<string[][][]> {
  const bytes = writeWorkbook(sheets)
  assert.ok(isWorkbook(bytes))
  const read = await readWorkbook(bytes)
  if (typeof read === 'string') assert.fail(read)
  return read.map(({ rows }) => rows.map(({ cells }) => [...cells]))
}

const sheet = (rows: NewSheet['rows'], name = '指標'): NewSheet => ({ name, rows })

describe('a workbook that we write', () => {
  it('is read as it was written, with its letters, lines and signs', async () => {
    const rows = [
      ['指標', '単位', '年度の目標'],
      ['セミナー参加者数', '人', 210],
      ['<b>満足度</b> & "答え"', '%', 90.5],
      ['二行の\n説明', '𠮷野家・髙島', 0],
    ]
    assert.deepEqual(await readBack([sheet(rows)]), [rows.map(row => row.map(String))])
  })

  for (const [why, text] of [
    ['a sum', '=1+1'],
    ['a command', '=cmd|/c calc!A0'],
    ['a plus', '+81-4-7167-1111'],
    ['a minus', '-1,000円'],
    ['an at sign', '@SUM(A1)'],
    ['a day', '2026-04-01'],
    ['leading zeros', '00123'],
  ] as const)
    it(`keeps what looks like ${why} as the text that it is`, async () => {
      const [[, [found]]] = (await readBack([sheet([['値'], [text]])])) as [[string[], [string]]]
      assert.equal(found, text)
      assert.doesNotMatch(await xmlOf(sheet([['値'], [text]])), /<f>/)
    })

  it('tells an empty cell from a nought, and a cell after it keeps its column', async () => {
    const [[, row]] = (await readBack([
      sheet([
        ['1期', '2期', '3期', '4期'],
        [null, 0, '', 150],
      ]),
    ])) as [string[][]]
    assert.deepEqual(row, ['', '0', '', '150'])
  })

  it('has as many columns as there are: the letters go on after Z', async () => {
    const heading = Array.from({ length: 60 }, (_, at) => `列${at + 1}`)
    const [[first, second]] = (await readBack([sheet([heading, heading.map((_, at) => at)])])) as [string[][]]
    assert.deepEqual(first, heading)
    assert.equal(second?.at(-1), '59')
  })

  it('holds several sheets under their names, in their order', async () => {
    const read = await readWorkbook(writeWorkbook([sheet([['一']], '令和8年度'), sheet([['二']], '目標 & 実績')]))
    if (typeof read === 'string') assert.fail(read)
    assert.deepEqual(
      read.map(({ name, rows }) => [name, rows[0]?.cells[0]]),
      [
        ['令和8年度', '一'],
        ['目標 & 実績', '二'],
      ],
    )
  })

  it('has nothing in it that no file of this kind may hold, whatever was typed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 5 }),
        async texts => {
          const [rows] = await readBack([sheet([['値'], ...texts.map(text => [text])])])
          assert.ok(rows!.length >= 1)
          assert.ok(rows!.every(([text]) => !/[\p{Cc}--\n]/v.test(text ?? '')))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('gives yen, shares and hundredths back as they were, also below nought', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -1e11, max: 1e11 }), async hundredths => {
        const [rows] = await readBack([sheet([['値'], [hundredths / 100]])])
        assert.equal(Number(rows![1]![0]), hundredths / 100)
      }),
      { numRuns: 60 },
    )
  })

  it('is as wide as a page as long as its letters stay legible, and over several pages beyond', async () => {
    const columns = (count: number) => sheet([Array.from({ length: count }, () => 'あ'.repeat(9))])
    for (const [count, fits] of [
      [1, true],
      [11, true],
      [12, false],
    ] as const)
      assert.equal(
        /fitToPage="1".*fitToWidth="1" fitToHeight="0"/s.test(await xmlOf(columns(count))),
        fits,
        String(count),
      )
  })

  it('says its heading on each page, whatever the sheet is called', async () => {
    assert.match(await xmlOf(sheet([['値']], "'R8' & 指標")), /localSheetId="0">'''R8'' &amp; 指標'!\$1:\$1</)
  })

  it('goes on in the next line of a cell where a text is longer than a column, in a row that is as high', async () => {
    const rows = [['値'], ['あ'.repeat(24)], ['あ'.repeat(25)], ['一\n二\n三'], ['あ'.repeat(9999)]]
    const xml = await xmlOf(sheet(rows))
    const found = [...xml.matchAll(/<row r="\d"(?: ht="(\d+)" customHeight="1")?><c r="A\d" s="(\d)"/g)]
    assert.deepEqual(
      found.map(([, height = '', style]) => `${style} ${height}`),
      ['1 ', '0 ', '2 36', '2 54', '2 409'],
    )
  })

  it('is saved under a name, is kept nowhere on the way, and is taken for nothing else', () => {
    const headers = workbookHeaders('indicators.xlsx')
    assert.match(headers['content-type'], /spreadsheetml\.sheet$/)
    assert.equal(headers['content-disposition'], 'attachment; filename="indicators.xlsx"')
    assert.deepEqual([headers['cache-control'], headers['x-content-type-options']], ['no-store', 'nosniff'])
  })
})
