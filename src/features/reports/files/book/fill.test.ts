import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { zip } from '#platform/xlsx/testing.ts'
import type { Data } from '../fields.ts'
import { fillBook } from './fill.ts'
import { cellsIn, formOf, partsIn } from './testing.ts'

// A city's own workbook, filled.

const rows = (count: number): Data[] =>
  Array.from({ length: count }, (_, at) => ({ 名: `指標${at + 1}`, 数: (at + 1) * 1000 }))
const VALUES: Data = {
  ...{ 番号: 'R8-Q2-001', 人: 1234, 割合: '98%', ある: true, ない: false, 空: '', 式: '=1+1' },
  ...{
    指標: rows(3),
    訂正: [],
    事業: [
      {
        名: '甲',
        額: [
          { 費: '人件費', 円: 5000 },
          { 費: '賃借料', 円: 70 },
        ],
      },
    ],
  },
}
const LIST = ['{{#指標}}{{名}}', '{{数}}{{/指標}}']

async function filled(form: Uint8Array, values: Data = VALUES): Promise<string[]> {
  const done = await fillBook(form, values)
  assert.ok(done instanceof Uint8Array, JSON.stringify(done))
  return cellsIn(done)
}

const CELLS: [says: string, cell: string, comes: string][] = [
  ['a name alone of a number is a number', '{{人}}', 'A1:1234/1'],
  ['blanks beside it change nothing', ' {{ 人 }} ', 'A1:1234/1'],
  ['among words it is written as it is read', '計 {{人}}人', 'A1:「計 1,234人」/1'],
  ['a text is a text', '{{番号}}', 'A1:「R8-Q2-001」/1'],
  ['a text that looks like a formula is a text', '{{式}}', 'A1:「=1+1」/1'],
  ['a text that looks like a share is a text', '{{割合}}', 'A1:「98%」/1'],
  ['what is empty leaves the cell empty', '{{空}}', 'A1:/1'],
  ['a part stands where it is so', '{{#ある}}版{{番号}}{{/ある}}{{#ない}}x{{/ない}}', 'A1:「版R8-Q2-001」/1'],
  ['a part stands where there is nothing', '{{^訂正}}なし{{/訂正}}{{^指標}}x{{/指標}}', 'A1:「なし」/1'],
  ['a list stands in one cell', '{{#指標}}{{名}}={{数}};{{/指標}}', 'A1:「指標1=1,000;指標2=2,000;指標3=3,000;」/1'],
  ['names of every object are none', '{{constructor}}{{__proto__}}', 'A1:/1'],
  ['other cells stay', '番号', 'A1:「番号」/1'],
]

describe('a cell of a form', () => {
  for (const [says, cell, comes] of CELLS)
    it(says, async () => assert.deepEqual(await filled(formOf([[cell]])), [comes]))

  it('may share its text with others, be cut into pieces of other looks, and have readings over its kanji', async () => {
    const shared =
      '<si><r><t>{{番</t></r><r><rPr><b/></rPr><t>号}}</t></r><rPh sb="0" eb="1"><t>バンゴウ</t></rPh></si>'
    const form = formOf([[null]], { shared })
    const parts = await partsIn(form)
    assert.ok(parts.has('xl/sharedStrings.xml'))
    const sheet =
      '<worksheet><sheetData><row><c s="4" t="s"><v>0</v></c><c t="s"><v>0</v></c></row></sheetData></worksheet>'
    const again = zip([...parts].map(([name, part]) => [name, name.endsWith('sheet1.xml') ? sheet : part] as const))
    assert.deepEqual(await filled(again), ['A1:「R8-Q2-001」/4 B1:「R8-Q2-001」'])
  })
})

const LISTS: [says: string, form: Uint8Array, values: Data, comes: string[]][] = [
  [
    'is filled into the rows that wait for it, which keep their looks',
    formOf([LIST, [null, null], [null, null], ['計', 7]]),
    VALUES,
    ['A1:「指標1」/1 B1:1000/2', 'A2:「指標2」/1 B2:2000/2', 'A3:「指標3」/1 B3:3000/2', 'A4:「計」/1 B4:7/2'],
  ],
  [
    'gets more rows where nothing stands below, with the looks of its first',
    formOf([['題'], LIST]),
    VALUES,
    ['A1:「題」/1', 'A2:「指標1」/1 B2:1000/2', 'A3:「指標2」/1 B3:2000/2', 'A4:「指標3」/1 B4:3000/2'],
  ],
  ['of nothing leaves its row empty', formOf([LIST, ['計']]), { ...VALUES, 指標: [] }, ['A1:/1 B1:/2', 'A2:「計」/1']],
  [
    'leaves numbers and formulas of the rows as they are, and has them counted anew',
    formOf([
      [1, ...LIST, '=C1*2'],
      [2, null, null, '=C2*2'],
      [3, null, null, '=C3*2'],
      ['計', undefined, '=SUM(C1:C3)'],
    ]),
    VALUES,
    [
      'A1:1/1 B1:「指標1」/2 C1:1000/3 D1:=C1*2/4',
      'A2:2/1 B2:「指標2」/2 C2:2000/3 D2:=C2*2/4',
      'A3:3/1 B3:「指標3」/2 C3:3000/3 D3:=C3*2/4',
      'A4:「計」/1 C4:=SUM(C1:C3)/3',
    ],
  ],
  [
    'knows the names outside of it, and lists within it stand in a cell',
    formOf([['{{#事業}}{{名}}（{{番号}}）', '{{#額}}{{費}} {{円}}円。{{/額}}{{/事業}}']]),
    VALUES,
    ['A1:「甲（R8-Q2-001）」/1 B1:「人件費 5,000円。賃借料 70円。」/2'],
  ],
]

describe('a list of a form', () => {
  for (const [says, form, values, comes] of LISTS)
    it(says, async () => assert.deepEqual(await filled(form, values), comes))

  it('merges the cells of the rows that it gets as those of its first', async () => {
    const done = (await fillBook(
      formOf([['{{#指標}}{{名}}', null, '{{数}}{{/指標}}']], { merged: ['A1:B1'] }),
      VALUES,
    )) as Uint8Array
    const xml = (await partsIn(done)).get('xl/worksheets/sheet1.xml')!.toString('utf8')
    assert.deepEqual(
      [...xml.matchAll(/mergeCell ref="([^"]*)"/g)].map(([, ref]) => ref),
      ['A1:B1', 'A2:B2', 'A3:B3'],
    )
    assert.match(xml, /<mergeCells count="3">/)
    assert.match(xml, /<row r="3" ht="30" customHeight="1">/)
    assert.doesNotMatch(xml, /dimension|spans/)
  })

  const SHORT: [says: string, form: Uint8Array, room: number][] = [
    ['a sum stands', formOf([LIST, [null, null], ['計']]), 2],
    ['the next list stands', formOf([LIST, [], ['{{#訂正}}{{名}}', '{{数}}{{/訂正}}']]), 2],
    ['cells are merged over the page', formOf([LIST, [null, null], ['', '']], { merged: ['A3:B3'] }), 2],
    ['its own row is merged with the one below', formOf([LIST, [null, null]], { merged: ['A1:A2'] }), 1],
  ]
  for (const [says, form, room] of SHORT)
    it(`is not filled over what stands below: ${says}`, async () =>
      assert.deepEqual(await fillBook(form, VALUES), [{ list: '指標', sheet: '様式', needed: 3, room }]))
})

describe('a workbook that is filled', () => {
  it('says what is printed above and below its pages', async () => {
    const head = '<headerFooter><oddFooter>&amp;R{{題}} &amp;P</oddFooter></headerFooter>'
    const done = (await fillBook(formOf([['a']], { head }), { 題: '相談&紹介' })) as Uint8Array
    const xml = (await partsIn(done)).get('xl/worksheets/sheet1.xml')!.toString('utf8')
    assert.match(xml, /<oddFooter>&amp;R相談&amp;&amp;紹介 &amp;P<\/oddFooter>/)
  })

  it('is counted anew when it is opened, if it has formulas', async () => {
    const book = async (form: Uint8Array) =>
      (await partsIn((await fillBook(form, VALUES)) as Uint8Array)).get('xl/workbook.xml')!.toString('utf8')
    assert.match(await book(formOf([['=1+1']])), /<\/sheets><calcPr fullCalcOnLoad="1"\/>/)
    assert.doesNotMatch(await book(formOf([['{{番号}}']])), /calcPr/)
  })

  it('keeps marks of XML and line breaks, leaves out what XML does not know, and comes out the same to the last byte', async () => {
    const make = () => fillBook(formOf([['{{文}}']]), { 文: '<b>A&B</b>\n「"」\u0001' })
    const xml = (await partsIn((await make()) as Uint8Array)).get('xl/worksheets/sheet1.xml')!.toString('utf8')
    assert.ok(xml.includes('&lt;b&gt;A&amp;B&lt;/b&gt;\n「"」</'))
    assert.deepEqual(await make(), await make())
  })

  it('has rows as high as their texts, where their cells break lines and the city has set no height', async () => {
    const styles =
      '<styleSheet><fonts><font><sz val="10"/></font></fonts><cellXfs><xf/><xf fontId="0"><alignment wrapText="1"/></xf><xf fontId="0"/></cellXfs></styleSheet>'
    const sheet = (height: string, look: number) =>
      `<worksheet><cols><col min="1" max="1" width="20"/></cols><sheetData><row r="1"${height}><c r="A1" s="${look}" t="inlineStr"><is><t>{{文}}</t></is></c></row></sheetData></worksheet>`
    const heightOf = async (height: string, look: number, text: string) => {
      const parts = new Map(await partsIn(formOf([['a']], { parts: [['xl/styles.xml', styles]] })))
      parts.set('xl/worksheets/sheet1.xml', Buffer.from(sheet(height, look)))
      const done = (await fillBook(zip([...parts]), { 文: text })) as Uint8Array
      const xml = (await partsIn(done)).get('xl/worksheets/sheet1.xml')!.toString('utf8')
      return /<row[^>]*? ht="(\d+)"/.exec(xml)?.[1]
    }
    // Twenty digits of eleven points are ten and a half letters of ten.
    assert.equal(await heightOf('', 1, 'あ'.repeat(10)), undefined)
    assert.equal(await heightOf('', 1, 'あ'.repeat(25)), '47')
    assert.equal(await heightOf(' ht="15"', 1, 'あ\nい'), '32')
    assert.equal(await heightOf(' ht="15" customHeight="1"', 1, 'あ'.repeat(25)), '15')
    assert.equal(await heightOf('', 2, 'あ'.repeat(25)), undefined)
  })

  it('is none where the file is none', async () => {
    assert.equal(await fillBook(Buffer.from('no form'), VALUES), null)
  })
})
