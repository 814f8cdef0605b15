import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { wordDocument } from '../templates/standard/package.ts'
import { p } from '../templates/standard/words.ts'
import type { Data } from './fields.ts'
import { filledLength, MOST_FILLED, type Tag } from './length.ts'
import { fill } from './word.ts'

const word = (value: string): Tag => ({ type: 'content', value })
const name = (value: string): Tag => ({ type: 'placeholder', value })
const each = (value: string, subparsed: Tag[], inverted = false): Tag => ({ ...name(value), subparsed, inverted })
const rows = (count: number, row: Data = { 名: '甲乙' }) => Array.from({ length: count }, () => row)

const CASES: [says: string, tags: Tag[], values: Data, length: number][] = [
  ['words as they stand', [word('四半期')], {}, 3],
  [
    'a name by what it stands for, and nothing where that is not known',
    [name(' 番号 '), name('なし')],
    { 番号: 'R8' },
    2,
  ],
  ['what is repeated as often as it is', [each('行', [word('・'), name('名')])], { 行: rows(3) }, 3 * (1 + 1 + 2)],
  [
    'what stands only where it is so',
    [each('ある', [word('あ')]), each('ない', [word('い')])],
    { ある: true, ない: false },
    2,
  ],
  ['what stands only where there is nothing', [each('行', [word('なし')], true)], { 行: [] }, 3],
  ['a name of outside within', [each('行', [name('番号')])], { 番号: 'R8', 行: rows(2) }, 2 * (1 + 2)],
]

describe('the length of a filled form', () => {
  for (const [says, tags, values, length] of CASES)
    it(`counts ${says}`, () => assert.equal(filledLength(tags, values), length))

  it('is not counted on beyond the most, however deep a part repeats itself', () => {
    let tag = each('行', [])
    for (let depth = 0; depth < 40; depth++) tag = each('行', [tag])
    const length = filledLength([tag], { 行: rows(20) })
    assert.ok(length > MOST_FILLED && length < MOST_FILLED + 100, String(length))
  })

  it('keeps a form from being filled that would take all memory', async () => {
    const nested = `${'{{#行}}'.repeat(12)}{{名}}${'{{/行}}'.repeat(12)}`
    const form = wordDocument(p(nested), { landscape: false })
    assert.ok(await fill(form, { 行: rows(1) }))
    assert.equal(await fill(form, { 行: rows(20) }), null)
  })
})
