import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bareName, beside, childOf, childrenOf, treeOf, written } from './tree.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** What is read and written again. */
const SAME: [says: string, xml: string][] = [
  ['elements within each other, with their prefixes', '<x:a><x:b/><c>d</c></x:a>'],
  ['words beside elements, in their order', '<a>一<b/>二<b/>三</a>'],
  ['signs that XML has for itself', '<a b="&lt;&amp;&quot;">&lt;b&gt; &amp; "c"</a>'],
  ['lines and tabs of an attribute', '<a b="一&#10;二&#9;三"/>'],
  ['letters beyond the first plane', '<a>𠮷野家</a>'],
]

const CHANGED: [says: string, xml: string, comes: string][] = [
  ['comments are left out', '<a><!-- b -->c</a>', '<a>c</a>'],
  ['what stands in CDATA is words', '<a><![CDATA[<b>]]></a>', '<a>&lt;b&gt;</a>'],
  ['an element of nothing is closed at once', '<a></a>', '<a/>'],
]

const NO_XML: [says: string, xml: string][] = [
  ['an element that does not end', '<a><b></a>'],
  ['two roots', '<a/><b/>'],
  ['an entity that nobody has defined', '<a>&b;</a>'],
  ['words without an element', '文だけ'],
]

describe('a part of a workbook', () => {
  for (const [says, xml] of SAME)
    it(`is written as it was read: ${says}`, () => assert.equal(written(treeOf(xml)), HEAD + xml))
  for (const [says, xml, comes] of CHANGED)
    it(`is written without what means nothing: ${says}`, () => assert.equal(written(treeOf(xml)), HEAD + comes))
  for (const [says, xml] of NO_XML)
    it(`is none with ${says}`, () => {
      assert.throws(() => written(treeOf(xml)))
    })

  it('has its elements found by their names, whatever their prefix', () => {
    const tree = treeOf('<x:a><x:b n="1"/><b n="2"/><c/></x:a>')
    assert.equal(bareName(tree), 'a')
    assert.deepEqual(
      childrenOf(tree, 'b').map(({ attributes }) => attributes['n']),
      ['1', '2'],
    )
    assert.equal(childOf(tree, 'd'), undefined)
  })

  it('gets an element that is named as those beside it', () => {
    assert.equal(beside(treeOf('<x:a/>'), 'b', {}).name, 'x:b')
    assert.equal(written(beside(treeOf('<a/>'), 'b', { c: '1' }, ['d'])), `${HEAD}<b c="1">d</b>`)
  })

  for (const [says, xml] of [
    ['a hundred thousand elements more than any form has', `<a>${'<b/>'.repeat(400_000)}</a>`],
    ['a thousand elements within each other', '<a>'.repeat(1000) + '</a>'.repeat(1000)],
  ] as const)
    it(`is refused with ${says}, before it takes the memory`, () => {
      assert.throws(
        () => treeOf(xml),
        (error: { refusal?: string }) => error.refusal === 'bomb',
      )
    })
})
