import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nameFaults } from './names.ts'
import { openForm } from './package.ts'
import type { FormKind } from './rules.ts'
import { wordDocument } from './standard/package.ts'
import { p, table } from './standard/words.ts'

async function faults(body: string, kind: FormKind = 'plan'): Promise<string[]> {
  const parts = await openForm(wordDocument(body, { landscape: false }))
  assert.ok(typeof parts !== 'string')
  return nameFaults(kind, parts)
}
const cells = (...texts: string[]) => table(texts.map(cell => ({ head: '', cell, wide: 20 })))

const WRONG: [says: string, body: string, sentence: string][] = [
  [
    'a name that does not exist',
    p('{{報告の番号}}'),
    '「報告の番号」という名前はありません。名前の一覧から選んでください。',
  ],
  [
    'a name of a repeated part outside of it',
    p('{{指標名}}'),
    '「指標名」という名前はありません。名前の一覧から選んでください。',
  ],
  [
    'a name of another kind of form',
    p('{{#事業票}}{{/事業票}}'),
    '「事業票」という名前はありません。名前の一覧から選んでください。',
  ],
  [
    'a repeated part as a plain name',
    p('{{指標}}'),
    '「指標」は、くり返しの名前です。{{#指標}} … {{/指標}} と書いてください。',
  ],
  [
    'a plain name as a repeated part',
    p('{{#番号}}あ{{/番号}}'),
    '「番号」は、くり返しの名前ではありません。{{番号}} と書いてください。',
  ],
  [
    'a repeated part that does not end',
    p('{{#指標}}{{指標名}}'),
    '「指標」のくり返しが、閉じていません。{{/指標}} を足してください。',
  ],
  [
    'one that does not begin',
    p('{{指標名}}{{/指標}}'),
    '「指標」のくり返しが、始まっていません。{{#指標}} を足してください。',
  ],
  [
    'one that ends as another',
    p('{{#指標}}{{/訂正}}'),
    '「指標」のくり返しが、「訂正」で閉じています。同じ名前で閉じてください。',
  ],
  ['a name without its end', p('{{番号'), '「番号」の }} がありません。名前は {{ と }} で囲んでください。'],
  ['a name without its beginning', p('番号}}'), '「番号」の {{ がありません。名前は {{ と }} で囲んでください。'],
  [
    'wide marks',
    p('｛｛番号｝｝'),
    '「｛｛」が全角です。差しこむ名前は、半角の {{ と }} で囲んでください。例：{{番号}}',
  ],
  ['a mark that puts in raw parts', p('{{@番号}}'), '「番号」の書き方は使えません。{{番号}} と書いてください。'],
  [
    'a part that repeats itself within itself',
    p(`${'{{#指標}}'.repeat(30)}{{指標名}}${'{{/指標}}'.repeat(30)}`),
    '差しこむと大きくなりすぎます（くり返しのなかで、ほかのくり返しを重ねています）。くり返しの重なりをへらしてください。',
  ],
  [
    'a mark that changes the marks',
    p('{{=[[ ]]=}}'),
    '「=[[ ]]=」という名前はありません。名前の一覧から選んでください。',
  ],
]

describe('the names of a form', () => {
  for (const [says, body, sentence] of WRONG)
    it(`with ${says} are refused with a sentence that names it`, async () =>
      assert.deepEqual(await faults(body), [sentence]))

  it('are all told that are wrong, each once', async () => {
    const found = await faults(p('{{あ}}{{い}}{{あ}}') + p('{{#指標}}{{う}}{{/指標}}'))
    assert.deepEqual(
      found.map(text => text.slice(0, 3)),
      ['「あ」', '「い」', '「う」'],
    )
  })

  it('are refused where a repeated part begins in a table and ends after it', async () => {
    const [fault] = await faults(cells('{{#指標}}', '{{指標名}}') + p('{{/指標}}'))
    assert.match(fault!, /「指標」のくり返しの場所が合いません。表のくり返しは、同じ行のなかで始めて閉じてください。/)
  })

  it('are taken in a row of a table, in paragraphs, within each other and as what is not there', async () => {
    assert.deepEqual(await faults(cells('{{#指標}}{{事業}}', '{{実績}}{{/指標}}')), [])
    assert.deepEqual(
      await faults(p('{{#訂正}}') + p('{{わけ}}（{{番号}}）') + p('{{/訂正}}') + p('{{^訂正}}なし{{/訂正}}')),
      [],
    )
    const works = p('{{#事業票}}') + p('{{#評価シート}}{{評価}}{{事業名}}{{/評価シート}}') + p('{{/事業票}}')
    assert.deepEqual(await faults(works, 'works'), [])
    assert.deepEqual(
      await faults(p('{{#評価シート}}{{#指標で評価}}{{評点}}{{/指標で評価}}{{/評価シート}}'), 'sheets'),
      [],
    )
  })

  it('are found where Word has cut them into pieces', async () => {
    const cut =
      '<w:p><w:r><w:t>{{</w:t></w:r><w:r><w:t>番</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>号}</w:t></w:r><w:r><w:t>}</w:t></w:r></w:p>'
    assert.deepEqual(await faults(cut), [])
    assert.deepEqual(await faults(cut.replace('番', '知らない番')), [
      '「知らない番号」という名前はありません。名前の一覧から選んでください。',
    ])
  })

  it('may be none at all', async () => assert.deepEqual(await faults(p('文だけの文書です。')), []))
})
