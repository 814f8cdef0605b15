import assert from 'node:assert/strict'
import test from 'node:test'
import { explainedIn } from './explained.ts'

const CASES: [text: string, links: string[]][] = [
  ['業務委託', ['業務委託 contract']],
  ['雇用保険に入ります', ['雇用保険 insurance']],
  ['派遣です。派遣元は市内の会社です。', ['派遣 dispatch']],
  ['柏市シルバー人材センター（請負）', ['シルバー人材センター silver-centre', '請負 piecework']],
  ['有償ボランティア', ['有償ボランティア paid-volunteering']],
  ['図書館の本を棚にもどす', []],
  ['', []],
]
for (const [text, links] of CASES)
  test(`「${text}」 explains ${links.join(', ') || 'nothing'}, and stays the same text`, () => {
    const parts = explainedIn(text)
    assert.deepEqual(
      parts.flatMap(part => (part.href ? [`${part.text} ${part.href.split('#')[1]}`] : [])),
      links,
    )
    assert.equal(parts.map(part => part.text).join(''), text)
  })
