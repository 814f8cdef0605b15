import assert from 'node:assert/strict'
import test from 'node:test'
import { functionsOf, outOfShape, quantile } from './shape.ts'

const FUNCTIONS: readonly (readonly [says: string, text: string, lines: readonly number[]])[] = [
  ['a declaration', '/** What it is. */\nexport function a() {\n  return 1\n}\n', [3]],
  ['a constant that is one', 'const a = 1\nconst b = () =>\n  1\n', [2]],
  ['the verb of a page', "page({\n  path: '/a',\n  get: async () => {\n    return 1\n  },\n})\n", [3]],
  ['a method', 'const a = {\n  b() {\n    return 1\n  },\n}\n', [3]],
  [
    'one within another: each, and the outer with both',
    'function a() {\n  const b = () => {\n    return 1\n  }\n}',
    [5, 3],
  ],
  ['one that is handed over on the spot is none', 'list.map(one => {\n  return one\n})\n', []],
  ['a shape without a body is none', 'declare function a(): void\ntype A = { b(): void }\n', []],
]
for (const [says, text, lines] of FUNCTIONS)
  test(`the lines of a function: ${says}`, () => {
    const found = functionsOf({ name: 'src/a.ts', text })
    assert.deepEqual(
      found.map(one => one.lines),
      lines,
    )
  })

test('a function is named by its file and the line where it begins', () =>
  assert.equal(functionsOf({ name: 'src/a.ts', text: '\nfunction a() {}' })[0]?.place, 'src/a.ts:2'))

const QUANTILES: readonly (readonly [lines: readonly number[], share: number, is: number])[] = [
  [[3, 1, 2], 0.5, 2],
  [[4, 1, 2, 3], 0.5, 2],
  [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.9, 9],
  [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 11], 0.9, 10],
  [[5], 0.9, 5],
  [[], 0.9, 0],
]
for (const [lines, share, is] of QUANTILES)
  test(`${share} of ${lines.join(', ') || 'nothing'} have up to ${is}`, () => {
    const all = lines.map(one => ({ place: 'src/a.ts', lines: one }))
    assert.equal(quantile(all, share), is)
  })

const file = (name: string, lines: number, line = '// a\n') => ({ name, text: line.repeat(lines) })
/** So many files of so many lines in a folder of the product. */
const some = (count: number, lines: number, folder = 'src/ui') =>
  Array.from({ length: count }, (_, at) => file(`${folder}/${lines}-${at}.ts`, lines))
const tests = file('src/ui/a.test.ts', 100_000)
const long = (lines: number) => ({ name: 'src/ui/f.ts', text: `function a() {${'\n'.repeat(lines - 1)}}\n` })

const BROKEN: readonly (readonly [says: string, files: Parameters<typeof outOfShape>[0], told: RegExp])[] = [
  [
    'half of the files',
    [...some(1, 80), ...some(2, 81), tests],
    /^src {2}half of the files have up to 81 lines, 80 at/,
  ],
  [
    'nine of ten files',
    [...some(17, 1), ...some(2, 186), tests],
    /^src {2}nine of ten files have up to 186 lines, 185 at/,
  ],
  ['functions', [...some(9, 1), long(21), tests], /^src {2}nine of ten functions have up to 21 lines, 20 at the most/],
  [
    'tests',
    [...some(2, 10), file('e2e/a.test.ts', 9)],
    /^src {2}9 lines of tests to 20 of the product are 0\.450, 0\.5 .*: 1 are/,
  ],
]
for (const [says, files, told] of BROKEN)
  test(`a bar that is not kept is told with its figure: ${says}`, () => {
    const [one, ...more] = outOfShape(files)
    assert.match(one ?? '', told)
    assert.deepEqual(more, [])
  })

test('the longest are named first, ten of them', () => {
  const [, ...named] = outOfShape([...some(12, 90), ...some(1, 150), tests])[0]!.split('\n')
  assert.equal(named.length, 10)
  assert.equal(named[0], '  src/ui/150-0.ts  150')
})

test('where tests are missing, files in folders without any are named', () => {
  const [, ...named] = outOfShape([...some(1, 20), ...some(1, 10, 'src/a'), file('src/ui/a.test.ts', 1)])[0]!.split(
    '\n',
  )
  assert.deepEqual(named, ['  src/a/10-0.ts  10'])
})

test('what keeps every bar is in shape; tests of the checks, helpers and the schema count for nothing', () => {
  const kept = [...some(9, 80), file('src/ui/long.ts', 185), long(20), file('seed/a.test.ts', 463)]
  const beside = [file('src/ui/testing.ts', 900), file('src/platform/schema.ts', 900), file('seed/a.ts', 900)]
  assert.deepEqual(outOfShape([...kept, ...beside]), [])
  assert.equal(outOfShape([...kept.slice(0, -1), file('check/a.test.ts', 900)]).length, 1)
})
