import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { readCsv, writeCsv } from './csv.ts'
import { decodeText, MAX_UPLOAD } from './files.ts'

const bytes = (...values: number[]) => new Uint8Array(values)
const ascii = (text: string) => new TextEncoder().encode(text)

test('the encoding is told by the content', async () => {
  const text = '名称,開始日\r\n髙橋～①,2026-11-21'
  assert.deepEqual(await decodeText(ascii(text)), { text, encoding: 'utf-8' })
  assert.deepEqual(await decodeText(ascii(`\ufeff${text}`)), { text, encoding: 'utf-8-bom' })
  assert.deepEqual(await decodeText(iconv.encode(text, 'cp932')), { text, encoding: 'shift_jis' })
  assert.deepEqual(await decodeText(iconv.encode(text, 'utf-16le', { addBOM: true })), { text, encoding: 'utf-16le' })
})

test('an encoding of another office is told by its bytes, ① 髙 and 﨑 included', async () => {
  const text = '名称,開始日\r\nスマホの会 髙﨑①～,2026-11-21\r\nｶﾀｶﾅ,'
  assert.deepEqual(await decodeText(iconv.encode(text, 'utf-16be', { addBOM: true })), { text, encoding: 'utf-16be' })
  assert.deepEqual(await decodeText(iconv.encode(text, 'utf-16be', { addBOM: false })), { text, encoding: 'utf-16be' })
  assert.deepEqual(await decodeText(iconv.encode(text, 'utf-16le', { addBOM: false })), { text, encoding: 'utf-16le' })
  const jis = '\u001b$BL>>N\u001b(B,\u001b$B3+;OF|\u001b(B\r\n\u001b$B%9%^%[\u001b(B \u001b$B-!\u001b(B,2026-11-21\r\n'
  assert.deepEqual(await decodeText(ascii(jis)), {
    text: '名称,開始日\r\nスマホ ①,2026-11-21\r\n',
    encoding: 'iso-2022-jp',
  })
  const euc = '名称,開始日\r\nスマホの会,2026-11-21'
  assert.deepEqual(await decodeText(iconv.encode(euc, 'euc-jp')), { text: euc, encoding: 'euc-jp' })
  assert.deepEqual(await decodeText(iconv.encode(euc, 'cp932')), { text: euc, encoding: 'shift_jis' })
  assert.deepEqual(await decodeText(iconv.encode('NO,ｶﾅ\r\n1,ｻﾄｳ', 'cp932')), {
    text: 'NO,ｶﾅ\r\n1,ｻﾄｳ',
    encoding: 'shift_jis',
  })
})

test('a file that is no text is refused, whatever its name says', async () => {
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['picture', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)],
    ['picture', bytes(0xff, 0xd8, 0xff, 0xe0)],
    ['pdf', ascii('%PDF-1.7')],
    ['excel', bytes(0x50, 0x4b, 3, 4, ...ascii('xl/workbook.xml'))],
    ['archive', bytes(0x50, 0x4b, 3, 4, ...ascii('a.csv'))],
    ['binary', ascii('a\u0000b')],
    ['garbled', bytes(0xef, 0xbb, 0xbf, 0xff)],
    ['garbled', bytes(0x41, 0xff, 0xfd, 0x80)],
    ['empty', bytes()],
    ['tooLarge', new Uint8Array(MAX_UPLOAD + 1)],
  ]
  for (const [refusal, content] of cases) assert.equal(await decodeText(content), refusal)
})

test('records carry the row that a spreadsheet shows', async () => {
  assert.deepEqual(await readCsv('a,b\r\n1,"x\ny"\r\n\r\n3\r\n4,5,6\r\n'), {
    header: ['a', 'b'],
    records: [
      { row: 2, cells: ['1', 'x\ny'] },
      { row: 4, cells: ['3'] },
      { row: 5, cells: ['4', '5', '6'] },
    ],
  })
  assert.deepEqual(await readCsv('a\tb\n1,0\t2'), { header: ['a', 'b'], records: [{ row: 2, cells: ['1,0', '2'] }] })
})

test('a CSV that cannot be read is refused as a whole', async () => {
  assert.equal(await readCsv('a,b\n1,"x'), 'brokenCsv')
  assert.equal(await readCsv(''), 'empty')
  assert.equal(await readCsv(`a\n${'x'.repeat(32_001)}`), 'longCell')
  assert.equal(await readCsv(`a\n${'x\n'.repeat(200_001)}`), 'tooManyRows')
})

test('what a spreadsheet would run as a formula is made harmless, and only that', async () => {
  const written = (cell: string | number | null) => writeCsv([[cell]]).slice(1, -2)
  for (const cell of ['=1+1', '+81-4-7164-1811', '-x', '@SUM(A1)', '＝1', '　=1', '\tx', "'=1"])
    assert.equal(written(cell), `"'${cell}"`)
  for (const cell of ['柏市', '04-7164-1811', "it's", "'x"]) assert.equal(written(cell), `"${cell}"`)
  assert.equal(written(-5), '-5')
  assert.equal(written(null), '')
  assert.ok(writeCsv([['a', 'b']]).startsWith('\ufeff"a","b"\r\n'))
})

test('what we write is read back unchanged', async () => {
  const cell = fc
    .array(fc.constantFrom('=', '+', '-', '@', "'", '"', ',', '\n', '\r\n', '\t', ' ', '＝', '柏', 'a', '1'), {
      maxLength: 8,
    })
    .map(chars => chars.join(''))
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(rows, async table => {
      const read = await readCsv(writeCsv([['見出し', '列'], ...table]).slice(1))
      assert.ok(typeof read !== 'string')
      assert.deepEqual(
        read.records.map(record => record.cells),
        table,
      )
    }),
  )
})
