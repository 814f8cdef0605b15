import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formOf, partsIn, type TestCell } from '../files/book/testing.ts'
import type { Data } from '../files/fields.ts'
import { bookFaults } from './names-book.ts'
import { FORM_KINDS, type FormKind } from './rules.ts'
import { standardBook } from './standard/book.ts'

type Asked = { kind?: FormKind; now?: Data | null } & Parameters<typeof formOf>[1]
const faults = async (rows: TestCell[][], { kind = 'plan', now = null, ...more }: Asked = {}) =>
  bookFaults(kind, await partsIn(formOf(rows, more)), now)

const WRONG: [says: string, rows: TestCell[][], sentence: string][] = [
  [
    'a name that does not exist',
    [['{{報告の番号}}']],
    '「報告の番号」という名前はありません。名前の一覧から選んでください。',
  ],
  [
    'a name of a list outside of it',
    [['{{指標名}}']],
    '「指標名」という名前はありません。名前の一覧から選んでください。',
  ],
  [
    'a name beside its list',
    [['{{#指標}}{{指標名}}', '{{/指標}}', '{{実績}}']],
    '「実績」という名前はありません。名前の一覧から選んでください。',
  ],
  [
    'a list as a plain name',
    [['{{指標}}']],
    '「指標」は、くり返しの名前です。{{#指標}} … {{/指標}} と書いてください。',
  ],
  [
    'a plain name as a list',
    [['{{#番号}}', '{{/番号}}']],
    '「番号」は、くり返しの名前ではありません。{{番号}} と書いてください。',
  ],
  [
    'a list that ends in another row',
    [['{{#指標}}{{指標名}}'], ['{{/指標}}']],
    '「指標」のくり返しが、同じ行のなかで閉じていません。行の右のセルに {{/指標}} を足してください。',
  ],
  [
    'a list that does not begin',
    [['{{指標名}}{{/指標}}']],
    '「指標」のくり返しが、始まっていません。{{#指標}} を足してください。',
  ],
  [
    'a list that ends as another',
    [['{{#指標}}', '{{/訂正}}']],
    '「指標」のくり返しが、「訂正」で閉じています。同じ名前で閉じてください。',
  ],
  [
    'one that does so in a cell',
    [['{{#指標}}a{{/訂正}}']],
    '「指標」のくり返しが、「訂正」で閉じています。同じ名前で閉じてください。',
  ],
  ['a name without its end', [['{{番号']], '「番号」の }} がありません。名前は {{ と }} で囲んでください。'],
  ['a name without its beginning', [['番号}}']], '「番号」の {{ がありません。名前は {{ と }} で囲んでください。'],
  [
    'wide marks',
    [['｛｛番号｝｝']],
    '「｛｛」が全角です。差しこむ名前は、半角の {{ と }} で囲んでください。例：{{番号}}',
  ],
  [
    'too few rows',
    [['{{#指標}}{{指標名}}', '{{実績}}{{/指標}}'], ['計']],
    '「指標」の行が足りません。2行いりますが、シート「様式」には1行しかありません。名前を書いた行の下に、何も書いていない行を足してください。',
  ],
]

describe('the names of a workbook', () => {
  for (const [says, rows, sentence] of WRONG)
    it(`with ${says} are refused with a sentence that names it`, async () =>
      assert.ok((await faults(rows)).includes(sentence), JSON.stringify(await faults(rows))))

  it('are refused where a list stands in a list, with what to do', async () => {
    const [fault] = await faults([['{{#事業票}}{{事業名}}', '{{#評価シート}}', '{{/評価シート}}{{/事業票}}']], {
      kind: 'works',
    })
    assert.match(fault!, /1つの行に1つのくり返し.*1つのセルのなかに書けます/)
  })

  it('are all told that are wrong, each once', async () =>
    assert.deepEqual(
      (await faults([['{{あ}}', '{{い}}'], ['{{あ}}']])).map(text => text.slice(0, 3)),
      ['「あ」', '「い」'],
    ))

  it('are refused above and below the pages like in cells, and in what cannot be filled', async () => {
    const foot = (text: string) => ({ head: `<headerFooter><oddFooter>${text}</oddFooter></headerFooter>` })
    assert.deepEqual(await faults([['a']], foot('{{番号}}')), [])
    assert.match((await faults([['a']], foot('{{知らない}}')))[0]!, /「知らない」という名前はありません/)
    assert.match((await faults([['a']], foot('{{#指標}}x{{/指標}}')))[0]!, /ヘッダーとフッターではくり返せません/)
    assert.match(
      (await faults([['a']], { parts: [['xl/drawings/drawing1.xml', '<a>{{番号}}</a>']] }))[0]!,
      /図形、グラフ、コメント/,
    )
  })

  it('need the rows of the newest report, and say how many', async () => {
    const form: TestCell[][] = [['{{#指標}}{{指標名}}', '{{実績}}{{/指標}}'], [null, null], [null, null], ['計']]
    assert.deepEqual(await faults(form), [])
    assert.match(
      (await faults(form, { now: { 指標: Array(21).fill({}) } }))[0]!,
      /「指標」の行が足りません。21行いりますが、シート「様式」には3行しかありません。/,
    )
  })

  it('are refused in what is no workbook inside, and in one of more cells than a form has', async () => {
    const parts = new Map(await partsIn(formOf([['a']])))
    parts.set('xl/workbook.xml', Buffer.from('<workbook>'))
    assert.deepEqual(bookFaults('plan', parts, null), [
      'ファイルが壊れています。WordかExcelで開き、名前を付けて保存し直してください。',
    ])
    const cells = `<worksheet><sheetData><row>${'<c/>'.repeat(300_001)}</row></sheetData></worksheet>`
    const large = new Map([
      ...(await partsIn(formOf([['a']]))),
      ['xl/worksheets/sheet1.xml', Buffer.from(cells)] as const,
    ])
    assert.match(bookFaults('plan', large, null)[0]!, /開くと大きくなりすぎるファイルです/)
  })

  it('of the product are right, and none at all is right too', async () => {
    for (const kind of FORM_KINDS) assert.deepEqual(bookFaults(kind, await partsIn(standardBook(kind)), null), [])
    assert.deepEqual(await faults([['文だけです。', 5]]), [])
  })
})

const NESTED = `${'{{#指標}}'.repeat(30)}{{指標名}}${'{{/指標}}'.repeat(30)}`
const BOMBS: [says: string, rows: TestCell[][], more: Parameters<typeof formOf>[1], sentence: RegExp][] = [
  ['a list within itself, again and again', [[NESTED]], {}, /差しこむと大きくなりすぎます/],
  [
    'a text that thousands of cells share',
    [[null]],
    {
      shared: `<si><t>${'{{番号}}'.repeat(500)}</t></si>`,
      parts: [
        [
          'xl/worksheets/sheet1.xml',
          `<worksheet><sheetData>${'<row><c t="s"><v>0</v></c></row>'.repeat(400)}</sheetData></worksheet>`,
        ],
      ],
    },
    /開くと大きくなりすぎるファイルです/,
  ],
  ['thousands of merged cells', [['a']], { merged: Array(2001).fill('A1:B1') }, /開くと大きくなりすぎるファイルです/],
  [
    'elements within each other without end',
    [['a']],
    { head: `${'<x>'.repeat(200)}${'</x>'.repeat(200)}` },
    /開くと大きくなりすぎるファイルです/,
  ],
]

describe('a workbook that would keep the server busy', () => {
  for (const [says, rows, more, sentence] of BOMBS)
    it(`with ${says} is refused`, async () => {
      const [fault, ...others] = await faults(rows, more)
      assert.match(fault ?? '', sentence)
      assert.deepEqual(others, [])
    })
})
