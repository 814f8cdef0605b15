import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Tag } from '../length.ts'
import { bookOf } from './fill.ts'
import { headMarks, tagsIn } from './tags.ts'
import { formOf, partsIn, type TestCell } from './testing.ts'

const head = '<headerFooter><oddHeader>{{題}}</oddHeader><oddFooter>1 / 2</oddFooter></headerFooter>'

/** Names in braces, what is repeated with what stands in it, words as they are. */
const told = (tags: readonly Tag[]): string =>
  tags
    .map(({ type, value, subparsed }) =>
      type === 'content' ? value : subparsed ? `${value}[${told(subparsed)}]` : `{${value}}`,
    )
    .join('')

const CASES: [says: string, rows: TestCell[][], comes: string][] = [
  ['words beside a name', [['計 {{人}}人']], '計 {人}人'],
  ['nothing of cells without names', [['番号', 5, null]], ''],
  ['what is repeated within a cell', [['{{#指標}}{{名}}、{{/指標}}']], '指標[{名}、]'],
  ['a list over the cells of a row', [['{{#指標}}{{名}}', '{{数}}{{/指標}}']], '指標[{名}{数}]'],
  ['what stands beside a list before it', [['{{番号}}', '{{#指標}}{{名}}', '{{数}}{{/指標}}']], '{番号}指標[{名}{数}]'],
  ['rows from above to below', [['{{a}}'], ['x'], ['{{b}}']], '{a}{b}'],
]

describe('the names of a workbook', () => {
  for (const [says, rows, comes] of CASES)
    it(`are told as those of a document: ${says}`, async () =>
      assert.equal(told(tagsIn(bookOf(await partsIn(formOf(rows))))), comes))

  it('stand above and below the pages too, and last', async () => {
    const book = bookOf(await partsIn(formOf([['{{a}}']], { head })))
    assert.equal(headMarks(book).length, 1)
    assert.equal(told(tagsIn(book)), '{a}{題}')
  })
})
