import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { packed } from '#platform/xlsx/index.ts'
import { workbook, zip } from '#platform/xlsx/testing.ts'
import { formOf } from '../files/book/testing.ts'
import { openForm } from './package.ts'
import { type FormRefusal, MOST_BYTES } from './rules.ts'
import { wordDocument } from './standard/package.ts'
import { p } from './standard/words.ts'

const TYPES = '<Types><Override PartName="/word/document.xml" ContentType="application/x.document.main+xml"/></Types>'
const BODY = '<w:document><w:body/></w:document>'
const form = (...more: [name: string, content: string | Buffer][]) =>
  zip([['[Content_Types].xml', TYPES], ['word/document.xml', BODY], ...more])
const rels = (one: string) => `<Relationships>${one}</Relationships>`
const text = (xml: string) => `<w:document><w:body>${xml}</w:body></w:document>`
const document = (xml: string) =>
  zip([
    ['[Content_Types].xml', TYPES],
    ['word/document.xml', text(xml)],
  ])

/** So many megabytes of nothing, which pack to some kilobytes. */
const nothing = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024)

const CASES: [says: string, bytes: Uint8Array, refusal: FormRefusal | null][] = [
  ['a document of Word', wordDocument(p('{{番号}}'), { landscape: true }), null],
  ['one with a picture', form(['word/media/image1.png', nothing(2)]), null],
  [
    'one with a link that somebody may press',
    form([
      'word/_rels/document.xml.rels',
      rels('<Relationship Type="http://x/hyperlink" Target="https://www.city.example.lg.jp/" TargetMode="External"/>'),
    ]),
    null,
  ],
  ['one with the number of its page', document('<w:p><w:fldSimple w:instr=" PAGE "/></w:p>'), null],
  ['an empty file', new Uint8Array(), 'empty'],
  ['one of more than 5 MB', Buffer.alloc(MOST_BYTES + 1), 'tooLarge'],
  ['one of before 2007, or with a password', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), 'old'],
  ['a text', Buffer.from('番号 {{番号}}'), 'other'],
  ['a workbook', formOf([['{{番号}}', 3, '=SUM(B1)', '=HYPERLINK("https://www.city.example.lg.jp/","市")']]), null],
  ['a workbook that names the columns of its tables', formOf([['=SUM(表[2026])', '=表[[#This Row],[数]]']]), null],
  ['a workbook without its list of parts', workbook([{ name: '表', rows: [['番号']] }]), 'other'],
  ['a workbook with macros', formOf([['a']], { parts: [['xl/vbaProject.bin', 'x']] }), 'macros'],
  ['a workbook with macros of before', formOf([['a']], { parts: [['xl/macrosheets/sheet1.xml', '<x/>']] }), 'macros'],
  [
    'a workbook that reads another',
    formOf([['=[1]表!A1']], { parts: [['xl/externalLinks/externalLink1.xml', '<x/>']] }),
    'outside',
  ],
  ['a workbook whose formula names another', formOf([["='[other.xlsx]表'!A1"]]), 'outside'],
  ['a workbook whose formula names one by its number', formOf([["=1+'[2]表'!A1"]]), 'outside'],
  ['a workbook whose formula fetches', formOf([['=_xlfn.WEBSERVICE("https://example.com/")']]), 'outside'],
  ['a workbook whose formula runs a command', formOf([["=cmd|'/c calc'!A1"]]), 'outside'],
  ['a workbook that asks a database', formOf([['a']], { parts: [['xl/connections.xml', '<x/>']] }), 'outside'],
  ['a workbook that defines entities', formOf([['a']], { parts: [['xl/x.xml', '<!DOCTYPE x []><x/>']] }), 'broken'],
  [
    'a workbook that unpacks to more than 50 MB',
    formOf([['a']], { parts: [['xl/media/a.bin', 'x'.repeat(51 * 1024 * 1024)]] }),
    'bomb',
  ],
  ['another package', packed([['a.txt', 'a']]), 'other'],
  ['one with macros', form(['word/vbaProject.bin', 'x']), 'macros'],
  [
    'one with macros under another name',
    zip([
      ['[Content_Types].xml', TYPES.replace('x.document', 'vnd.ms-word.document.macroEnabled')],
      ['word/document.xml', BODY],
    ]),
    'macros',
  ],
  ['one with a control that runs', form(['word/activeX/activeX1.xml', '<x/>']), 'macros'],
  ['one with a program in it', form(['word/embeddings/oleObject1.bin', 'x']), 'macros'],
  [
    'one that fetches its own form',
    form([
      'word/_rels/settings.xml.rels',
      rels(
        '<Relationship Type="http://x/attachedTemplate" Target="https://example.com/a.dotm" TargetMode="External"/>',
      ),
    ]),
    'outside',
  ],
  [
    'one that fetches a picture',
    form([
      'word/_rels/document.xml.rels',
      rels("<Relationship Type='http://x/image' Target='https://example.com/a.png' TargetMode='External'/>"),
    ]),
    'outside',
  ],
  [
    'one that fetches a text by a field',
    document('<w:p><w:fldSimple w:instr=" INCLUDETEXT c:\\a.docx "/></w:p>'),
    'outside',
  ],
  [
    'one whose field is cut into pieces',
    document('<w:instrText>DD</w:instrText><w:instrText xml:space="preserve">EAUTO c:\\cmd</w:instrText>'),
    'outside',
  ],
  [
    'one that defines entities',
    zip([
      ['[Content_Types].xml', TYPES],
      ['word/document.xml', `<!DOCTYPE x [<!ENTITY a "b">]>${BODY}`],
    ]),
    'broken',
  ],
  ['one that unpacks to more than 50 MB', form(['word/media/image1.png', nothing(51)]), 'bomb'],
  ['one whose texts unpack to more than 8 MB', form(['word/styles.xml', nothing(9)]), 'bomb'],
  ['one that is cut off', wordDocument(p('x'.repeat(500)), { landscape: true }).slice(0, 900), 'broken'],
]

describe('a file that is put in as a form', () => {
  for (const [says, bytes, refusal] of CASES)
    it(`${says} is ${refusal === null ? 'taken' : `refused: ${refusal}`}`, async () => {
      const opened = await openForm(bytes)
      assert.equal(typeof opened === 'string' ? opened : null, refusal)
    })

  it('of thousands of parts is refused before any of them is read', async () => {
    const parts = Array.from({ length: 10_001 }, (_, at) => [`word/${at}.xml`, ''] as const)
    assert.equal(await openForm(zip(parts)), 'bomb')
  })
})
