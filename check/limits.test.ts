import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'

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

test('a line that changed is found', () =>
  assert.deepEqual(rowsIn('| a | 5 | b | `src/x.ts` `const A = 5` |\n| none | 1 |'), [['src/x.ts', 'const A = 5']]))
