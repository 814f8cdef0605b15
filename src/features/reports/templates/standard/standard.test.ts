import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isWellFormed, openForm, type Parts, typeOf } from '../package.ts'
import { FORM_KINDS, type FormKind } from '../rules.ts'
import { standardBook } from './book.ts'
import { bookPackage, LOOKS } from './book-package.ts'
import { standardForm } from './index.ts'
import { wordDocument } from './package.ts'
import { facts, p, table } from './words.ts'

// The forms that come with the product, as paper: a city prints them, and begins its own with them.

async function opened(bytes: Uint8Array): Promise<Parts> {
  const parts = await openForm(bytes)
  assert.ok(typeof parts !== 'string', String(parts))
  assert.ok(await isWellFormed(parts))
  return parts
}
const part = (parts: Parts, name: string): string => parts.get(name)!.toString('utf8')
const documentOf = async (bytes: Uint8Array) => part(await opened(bytes), 'word/document.xml')
/** The first group of each match. */
const each = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found]) => found!)
const numbers = (text: string, pattern: RegExp): number[] => each(text, pattern).map(Number)
const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0)

const forms = new Map<FormKind, Parts>()
const books = new Map<FormKind, Parts>()
for (const kind of FORM_KINDS) {
  forms.set(kind, await opened(standardForm(kind)))
  books.set(kind, await opened(standardBook(kind)))
}
const sheetsOf = (book: Parts): string[] =>
  [...book.keys()].filter(name => name.startsWith('xl/worksheets/')).map(name => part(book, name))

for (const [kind, form] of forms)
  describe(`the document of the product (${kind})`, () => {
    const body = part(form, 'word/document.xml')
    const [, wide, high] = /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(body)!.map(Number)

    it('is A4, on its side where there are many columns', () => {
      assert.deepEqual([wide, high].toSorted(), [11906, 16838])
      assert.equal(wide! > high!, kind === 'plan')
      assert.equal(body.includes('w:orient="landscape"'), kind === 'plan')
    })

    it('has no table that is wider than what is printed of the page, and cells that fill it', () => {
      const printed =
        wide! - sum(numbers(body, /<w:pgMar .*?w:right="(\d+)"/g)) - sum(numbers(body, /w:left="(\d+)" w:header/g))
      const tables = each(body, /<w:tbl>([\s\S]*?)<\/w:tbl>/g)
      assert.ok(tables.length > 0)
      for (const one of tables) {
        const [is] = numbers(one, /<w:tblW w:w="(\d+)"/g)
        assert.ok(is! <= printed, `${is} of ${printed}`)
        for (const row of each(one, /<w:tr>([\s\S]*?)<\/w:tr>/g)) {
          const cells = numbers(row, /<w:tcW w:w="(\d+)"/g)
          assert.ok(Math.abs(sum(cells) - is!) <= cells.length, `cells of ${sum(cells)} in a table of ${is}`)
        }
      }
    })

    it('keeps each row on one page', () =>
      assert.equal(each(body, /(<w:tr>)/g).length, each(body, /(<w:cantSplit\/>)/g).length))

    it('says on every page whose report it is, which one, and which page', () => {
      const foot = part(form, 'word/footer1.xml')
      for (const said of ['{{自治体}}', '{{番号}}', ' PAGE ', ' NUMPAGES ']) assert.ok(foot.includes(said), said)
      assert.match(body, /<w:footerReference w:type="default" r:id="rId2"\/>/)
      assert.match(part(form, 'word/_rels/document.xml.rels'), /Id="rId2"[^>]*Target="footer1.xml"/)
    })

    it('carries the hash of its content, so that a paper can be compared', () =>
      assert.match(body, /SHA-256） \{\{ハッシュ\}\}/))
  })

for (const [kind, book] of books)
  describe(`the workbook of the product (${kind})`, () => {
    const sheets = sheetsOf(book)
    const rowsOf = (sheet: string) => each(sheet, /<row r="\d+">([\s\S]*?)<\/row>/g)
    const looksOf = (row: string) => numbers(row, / s="(\d+)"/g).map(at => LOOKS[at])

    it('names each sheet as Excel allows it, and each once', () => {
      const names = each(part(book, 'xl/workbook.xml'), /<sheet name="([^"]*)"/g)
      assert.equal(names.length, sheets.length)
      assert.equal(new Set(names).size, names.length)
      for (const name of names) assert.match(name, /^[^[\]:*?/\\]{1,31}$/)
    })

    it('repeats on every page the row of its headings, which are over all of its columns', () => {
      const titles = numbers(part(book, 'xl/workbook.xml'), /_xlnm\.Print_Titles"[^>]*>'[^']*'!\$(\d+):/g)
      assert.equal(titles.length, sheets.length)
      for (const [at, sheet] of sheets.entries()) {
        const looks = looksOf(rowsOf(sheet)[titles[at]! - 1]!)
        assert.deepEqual(new Set(looks), new Set(['head']))
        assert.equal(looks.length, each(sheet, /(<col )/g).length)
      }
    })

    it('begins a list in the first cell of its row and ends it in the last, and never in the middle', () => {
      for (const sheet of sheets) {
        const cells = each(rowsOf(sheet).at(-1)!, /<t [^>]*>([\s\S]*?)<\/t>/g)
        const list = /^\{\{#([^}]+)\}\}/.exec(cells[0]!)?.[1]
        assert.ok(list && cells.at(-1)!.endsWith(`{{/${list}}}`), cells[0])
        for (const cell of cells.slice(1, -1))
          assert.ok(!cell.includes(`{{#${list}}}`) && !cell.includes(`{{/${list}}}`))
      }
    })

    it('carries the hash and the number on each sheet', () => {
      for (const sheet of sheets) assert.ok(sheet.includes('{{ハッシュ}}') && sheet.includes('{{番号}}'))
    })
  })

describe('where nothing was entered', () => {
  it('a document of 事業票 says so of each list, which is not 0', () => {
    const body = part(forms.get('works')!, 'word/document.xml')
    for (const list of ['予算・財源・支出', '実績の記入', '評価シート'])
      assert.match(body, new RegExp(`\\{\\{\\^${list}\\}\\}[^{}]*(?:まだ|ありません)[^{}]*\\{\\{/${list}\\}\\}`), list)
  })

  it('a workbook of 事業票 says so in each cell that repeats something', () => {
    const [sheet] = sheetsOf(books.get('works')!)
    const inCells = each(sheet!, /<t [^>]*>([\s\S]*?)<\/t>/g).filter(cell => /\n\{\{\//.test(cell))
    assert.equal(inCells.length, 4)
    for (const cell of inCells) assert.match(cell, /\{\{\^[^}]+\}\}(?:記入なし|確定したシートなし)\{\{\//)
  })
})

describe('what the forms are made of', () => {
  const upright = { landscape: false }

  it('is text, whatever marks of XML stand in it', async () => {
    const body = await documentOf(wordDocument(p('<b>A&B</b> "1"'), upright))
    assert.match(body, />&lt;b&gt;A&amp;B&lt;\/b&gt; &quot;1&quot;<\/w:t>/)
    const cell = { text: '<1 & "2">', look: 'plain' as const }
    const [sheet] = sheetsOf(await opened(bookPackage([{ name: '表', widths: [9], rows: [[cell]], heads: 1 }])))
    assert.match(sheet!, />&lt;1 &amp; &quot;2&quot;&gt;<\/t>/)
  })

  it('is a table whose heading comes again on each page, with figures to the right', async () => {
    const columns = [
      { head: '名', cell: '{{名}}', wide: 20 },
      { head: '数', cell: '{{数}}', wide: 10, right: true },
    ]
    const [head, row] = each(await documentOf(wordDocument(table(columns), upright)), /<w:tr>([\s\S]*?)<\/w:tr>/g)
    assert.deepEqual(
      [head, row].map(one => one!.includes('<w:tblHeader/>')),
      [true, false],
    )
    assert.deepEqual(
      each(row!, /<w:tc>([\s\S]*?)<\/w:tc>/g).map(cell => cell.includes('<w:jc w:val="right"/>')),
      [false, true],
    )
    assert.deepEqual(numbers(row!, /<w:tcW w:w="(\d+)"/g), [1134, 567], '20 and 10 mm')
  })

  it('is a name beside each value, in bold and on grey', async () => {
    const body = await documentOf(wordDocument(facts([['目的', '{{目的}}']], [30, 100]), upright))
    const [name, value] = each(body, /<w:tc>([\s\S]*?)<\/w:tc>/g)
    for (const mark of ['<w:b/>', '<w:shd '])
      assert.deepEqual(
        [name, value].map(one => one!.includes(mark)),
        [true, false],
      )
  })

  it('is known for what it is: a document or a workbook', () => {
    for (const kind of FORM_KINDS)
      assert.deepEqual([typeOf(forms.get(kind)!), typeOf(books.get(kind)!)], ['docx', 'xlsx'])
  })
})
