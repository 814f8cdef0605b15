import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { PAGES } from '../src/app.ts'

const root = join(import.meta.dirname, '..')

/** The rows of the paper that name a line of the code: the file and what stands in it. */
const rowsIn = (paper: string): [file: string, line: string][] =>
  [...paper.matchAll(/`((?:src|ops)\/[^`]+)` `([^`]+)` \|$/gm)].map(([, file, line]) => [file!, line!])

test('every limit that the paper of limits names stands so in the code', () => {
  const rows = rowsIn(readFileSync(join(root, 'docs/security/limits.md'), 'utf8'))
  assert.ok(rows.length > 15)
  const wrong = rows.filter(([file, line]) => !readFileSync(join(root, file), 'utf8').includes(line))
  assert.deepEqual(wrong, [])
})

test('every page that takes a file is named there, and no other', () => {
  const part = readFileSync(join(root, 'docs/security/limits.md'), 'utf8')
    .split('## 受け取るファイル')[1]!
    .split('\n| 何を')[0]!
  const named = [...part.matchAll(/`(\/staff[^`]+)`/g)].map(([, path]) => path!)
  const taking = PAGES.filter(({ takes }) => takes === 'file').map(({ path }) => path)
  assert.deepEqual(named.toSorted(), [...new Set(taking)].toSorted())
})

test('a line that changed is found', () =>
  assert.deepEqual(rowsIn('| a | 5 | b | `src/x.ts` `const A = 5` |\n| none | 1 |'), [['src/x.ts', 'const A = 5']]))
