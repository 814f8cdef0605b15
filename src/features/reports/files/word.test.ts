import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { openZip } from '#platform/xlsx/index.ts'
import { wordDocument } from '../templates/standard/package.ts'
import { p, table } from '../templates/standard/words.ts'
import type { Data } from './fields.ts'
import { fill } from './word.ts'

const form = (body: string) => wordDocument(body, { landscape: false })

/** A part of a document as text, a line for each paragraph. */
async function textOf(bytes: Uint8Array, part = 'word/document.xml'): Promise<string[]> {
  const chunks: Uint8Array[] = []
  for await (const chunk of openZip(bytes).read(part)!) chunks.push(chunk)
  return Buffer.concat(chunks)
    .toString('utf8')
    .split('</w:p>')
    .map(one =>
      one
        .replace(/<w:br\/>/g, '⏎')
        .replace(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'),
    )
    .filter(text => text !== '')
}
const filled = async (body: string, values: Data) => textOf((await fill(form(body), values))!)

describe('a form that is filled', () => {
  it('says what the names stand for, also with blanks in the marks, and nothing where nothing is known', async () =>
    assert.deepEqual(await filled(p('番号 {{番号}}、{{ 番号 }}、{{なし}}。'), { 番号: 'R8-Q2-001' }), [
      '番号 R8-Q2-001、R8-Q2-001、。',
    ]))

  it('keeps what is written as it is written: marks of XML, lines, letters that XML does not know', async () =>
    assert.deepEqual(await filled(p('{{文}}'), { 文: '<b>A&B</b>\n「{{番号}}」\u0001' }), ['<b>A&B</b>⏎「{{番号}}」']))

  it('repeats a row of a table, and parts between paragraphs', async () => {
    const rows = [
      { 名: '甲', 数: '1' },
      { 名: '乙', 数: '2' },
    ]
    const columns = [
      { head: '名', cell: '{{#行}}{{名}}', wide: 20 },
      { head: '数', cell: '{{数}}{{/行}}', wide: 20 },
    ]
    assert.deepEqual(await filled(table(columns), { 行: rows }), ['名', '数', '甲', '1', '乙', '2'])
    const parts = p('{{#行}}') + p('{{名}}は{{数}}（{{番号}}）') + p('{{/行}}')
    assert.deepEqual(await filled(parts, { 行: rows, 番号: '7' }), ['甲は1（7）', '乙は2（7）'])
  })

  it('shows a part only where it is so, or only where there is nothing', async () => {
    const body = p('{{#ある}}あります{{/ある}}{{^行}}ありません{{/行}}。')
    assert.deepEqual(await filled(body, { ある: true, 行: [{}] }), ['あります。'])
    assert.deepEqual(await filled(body, { ある: false, 行: [] }), ['ありません。'])
  })

  it('fills what stands at the foot of every page too', async () => {
    const done = (await fill(form(p('')), { 自治体: '柏市', 番号: 'R8-Q2-001' }))!
    assert.match((await textOf(done, 'word/footer1.xml'))[0]!, /^柏市　R8-Q2-001/)
  })

  it('comes out the same to the last byte, whenever it is made', async () => {
    const make = () => fill(form(p('{{番号}}')), { 番号: 'R8-Q2-001' })
    const first = await make()
    await new Promise(resolve => setTimeout(resolve, 2100))
    assert.deepEqual(await make(), first)
  })

  it('reads no names of every object, and nothing that is code', async () =>
    assert.deepEqual(
      await filled(p('[{{constructor}}{{__proto__}}{{toString}}{{1+1}}{{番号.length}}]'), { 番号: 'R8' }),
      ['[]'],
    ))

  it('evaluates nothing: it is filled where the engine of JavaScript may make no code of texts', async () => {
    setFlagsFromString('--disallow-code-generation-from-strings')
    try {
      assert.deepEqual(await filled(p('{{#行}}{{名}}{{/行}}'), { 行: [{ 名: '甲' }] }), ['甲'])
    } finally {
      setFlagsFromString('--no-disallow-code-generation-from-strings')
    }
  })

  it('is refused where it is no form, or its names cannot be read', async () => {
    assert.equal(await fill(Buffer.from('no form'), {}), null)
    assert.equal(await fill(form(p('{{番号')), {}), null)
    assert.equal(await fill(form(p('{{#行}}')), {}), null)
  })
})
