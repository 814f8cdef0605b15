import assert from 'node:assert/strict'
import test from 'node:test'
import { breachesOf, crowded, generated, inProduct } from './rules.ts'

const found = (name: string, text: string) => breachesOf(name, text).map(({ line, says }) => `${line} ${says}`)
/** A call that may not stand in a test, put together so that this file keeps the rule. */
const called = (how: string) => `test.${how}('x', () => {})`

const BREACHES: readonly (readonly [says: string, name: string, text: string, breach: RegExp])[] = [
  ['the time of the machine', 'src/features/a/rules.ts', 'const a = 1\nnew Date()', /^2 time is a parameter/],
  ['the time in milliseconds', 'src/ui/a.ts', 'Date.now()', /^1 time is a parameter/],
  ['301 lines', 'src/ui/a.ts', 'a\n'.repeat(301), /^301 a file past 300 lines/],
  ['301 lines of a test', 'src/ui/a.test.ts', 'a\n'.repeat(301), /^301 a file past 300 lines/],
  ['301 lines of style', 'src/ui/css/a.css', 'a\n'.repeat(301), /^301 a file past 300 lines/],
  ['a style of a tag', 'src/ui/a.ts', 'html`<p style="color: red">`', /^1 no inline style/],
  ['a script of a tag', 'src/ui/a.ts', '\n\nhtml`<a class="b" onclick="go()">`', /^3 no inline style/],
  ['a test that is skipped', 'src/ui/a.test.ts', called('skip'), /^1 a test that is skipped says why/],
  ['a test that runs alone', 'check/a.test.ts', `\n${called('only')}`, /^2 a test that is skipped/],
  ['a test that is to be written', 'e2e/a.test.ts', called('todo'), /^1 a test that is skipped/],
  ['the marks of a merge', 'src/ui/a.ts', `html\`\n${'<'.repeat(7)} HEAD\n\``, /^2 the marks of a merge/],
  [
    'a template of one long line',
    'src/ui/a.ts',
    `\nhtml\`${'あ'.repeat(240)}\${one}\``,
    /^2 a line with parts in it has 250 letters/,
  ],
  ['a space in a sentence', 'src/ui/a.ts', "\n'主催者に おたずねください'", /^2 no half-width space/],
  ['a wait between tests', 'e2e/a.test.ts', 'test(a)\nconst b = await c()', /^2 a test file waits/],
  ['a suite that waits', 'src/a.test.ts', "const b = await c()\ndescribe('d', async () => {})", /^2 a test file waits/],
  ['a picture of another host', 'src/ui/a.ts', '<img src="https://a.example/b">', /^1 no request to another host/],
  [
    'a question to another host',
    'src/features/a/jobs.ts',
    "\nawait fetch('/a')",
    /^2 the product asks no other program/,
  ],
  ['a connection', 'src/platform/a.ts', "import { connect } from 'node:net'", /^1 the product asks no other program/],
  ['a letter of another host', 'src/ui/css/a.css', '@import "https://a.example/b"', /^1 no request to another host/],
]
for (const [says, name, text, breach] of BREACHES)
  test(`a breach is found with its line: ${says}`, () => {
    const [one, ...more] = found(name, text)
    assert.match(one ?? '', breach)
    assert.deepEqual(more, [])
  })

const KEPT: readonly (readonly [says: string, name: string, text: string])[] = [
  ['the one clock', 'src/platform/clock.ts', 'new Date()'],
  ['a question of the browser', 'src/ui/client/a.ts', "await fetch('/a')"],
  ['a server', 'src/main.ts', "import { createServer } from 'node:http'"],
  ['a moment that is given', 'src/ui/a.ts', 'new Date(iso)'],
  ['the time in a test', 'src/ui/a.test.ts', 'Date.now()'],
  ['the time in what helps tests', 'src/platform/testing.ts', 'Date.now()'],
  ['the time in the seed', 'seed/a.ts', 'Date.now()'],
  ['300 lines', 'src/ui/a.ts', 'a\n'.repeat(300)],
  ['the types of the schema', 'src/platform/schema.ts', 'a\n'.repeat(900)],
  ['a test that says why it is skipped', 'src/ui/a.test.ts', "t.skip('no Chrome here')"],
  ['a long sentence', 'src/ui/a.ts', `'${'あ'.repeat(300)}'`],
  ['what another program writes in one line', 'src/platform/xlsx/a.ts', `\`${'<a/>'.repeat(80)}\${one}\``],
  ['a space in a name', 'src/ui/a.ts', "'なかむら かずこ', '中村 和子'"],
  ['a space in a comment', 'src/ui/a.ts', '/** 火・木の 午前 */\n// 火の 午後'],
  ['a space in a list of words', 'src/platform/variants.ts', "'えゑ ええ い'"],
  ['a space in what people type', 'src/features/opportunities/find/judged/said.ts', "'午前中だけ 座ってできる'"],
  ['a wait before the tests', 'src/ui/a.test.ts', 'const b = await c()\ntest(a)'],
  ['a wait in a test', 'src/ui/a.test.ts', 'test(a)\nconst b = async () => await c()'],
  ['an address in a comment', 'src/ui/a.ts', '// https://www.rfc-editor.org/rfc/rfc9562'],
  ['a namespace', 'src/ui/a.ts', '<svg xmlns="http://www.w3.org/2000/svg">'],
  ['a style of another name', 'src/ui/a.ts', 'html`<p data-styles="a">`'],
]
for (const [says, name, text] of KEPT)
  test(`what is allowed is no breach: ${says}`, () => assert.deepEqual(found(name, text), []))

test('a file that breaks two rules is named for both', () =>
  assert.equal(found('src/ui/a.ts', 'Date.now()\n<p style="a">').length, 2))

test('a folder of a feature has room for fifteen files, its folders for fifteen each', () => {
  const files = (folder: string, count: number) => Array.from({ length: count }, (_, i) => `${folder}/${i}.ts`)
  assert.deepEqual(crowded([...files('src/features/a', 15), ...files('src/features/a/staff', 15)]), [])
  assert.match(crowded(files('src/features/a', 16))[0] ?? '', /^src\/features\/a {2}.*: 16 stand here$/)
  assert.deepEqual(crowded(files('src/platform', 60)), [])
})

test('tests and what helps them are no part of the product, and the schema is not written by hand', () => {
  const names = ['src/ui/a.ts', 'src/ui/css/a.css', 'src/ui/a.test.ts', 'src/platform/testing.ts', 'seed/a.ts']
  assert.deepEqual(names.filter(inProduct), names.slice(0, 2))
  assert.deepEqual(['src/platform/schema.ts', 'src/ui/schema.ts'].map(generated), [true, false])
})
