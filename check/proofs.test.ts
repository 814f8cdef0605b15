import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { CannotRun, type Proof } from '../prove/proof.ts'
import { PROOFS } from '../prove/proofs.ts'
import { readTap } from '../prove/tests.ts'

// docs/proofs.md tells the truth: what it names is there.

const root = join(import.meta.dirname, '..')
const NUMBERS = { A: 4, B: 3, C: 5, D: 2, F: 7, I: 4, L: 4, S: 6, W: 5 }

test('there are forty proofs, each of them once', () => {
  const all = Object.entries(NUMBERS).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, at) => `${letter}${at + 1}`),
  )
  assert.deepEqual(
    PROOFS.map(({ id }) => id),
    all,
  )
})

/** What of a proof is not there: a test, or a word of what was measured and how it was seen to fail. */
function missing({ id, tests = {}, measure, measured, failed, later }: Proof): string[] {
  const names = Object.entries(tests).flatMap(([file, some]) => {
    if (!existsSync(join(root, file))) return [`${id}: ${file}`]
    const text = readFileSync(join(root, file), 'utf8')
    return some === 'all' ? [] : some.filter(name => !text.includes(name)).map(name => `${id}: ${name} in ${file}`)
  })
  const proved = Object.keys(tests).length > 0 || measure !== undefined
  const told = !proved ? later !== undefined : measured !== '' && failed !== ''
  return [...names, ...(told || later ? [] : [`${id}: nothing was measured, or it was never seen to fail`])]
}

test('every proof names tests that there are, what was measured and how it was seen to fail', () => {
  assert.deepEqual(PROOFS.flatMap(missing), [])
  const made: Proof = { ...PROOFS[0]!, tests: { 'src/strangers.test.ts': ['no such test'] }, failed: '' }
  assert.equal(missing(made).length, 2)
})

test('a report of tests is read: what held, what did not, what was skipped, and the figures', () => {
  const { tests, figures } = readTap(
    'TAP version 13\n# Subtest: a\n    ok 1 - b\n    not ok 2 - c\nok 1 - d # SKIP no root\n# 3 cells\n# tests 3\n',
  )
  assert.deepEqual(
    [...tests],
    [
      ['b', true],
      ['c', false],
      ['d', false],
    ],
  )
  assert.deepEqual(figures, ['3 cells'])
  assert.ok(new CannotRun('no root') instanceof Error)
})

test('every row of ASVS 5.0 at level 1 and 2 has an answer, and its evidence is there', () => {
  const [, ...rows] = readFileSync(join(root, 'docs/security/asvs.csv'), 'utf8').trimEnd().split('\n')
  assert.equal(new Set(rows.map(row => row.split(',')[0])).size, 253)
  const wrong = rows.filter(row => {
    const [, level, answer, evidence = ''] = row.split(',')
    const files = evidence.match(/\b(src|check|docs|e2e|bench|ops|prove)\/[\w./-]+\.(ts|md|conf|json)/g) ?? []
    const proofs = [...evidence.matchAll(/prove ([A-Z]\d)/g)].map(([, id]) => id)
    return (
      !/^[12]$/.test(level!) ||
      !/^(yes|partly|no|n\/a)$/.test(answer!) ||
      evidence === '' ||
      files.some(file => !existsSync(join(root, file))) ||
      proofs.some(id => !PROOFS.some(proof => proof.id === id))
    )
  })
  assert.deepEqual(wrong, [])
})

test('what the paper for the review of a city says in figures is what the lists hold', () => {
  const paper = readFileSync(join(root, 'docs/security/README.md'), 'utf8')
  const [, ...rows] = readFileSync(join(root, 'docs/security/asvs.csv'), 'utf8').trimEnd().split('\n')
  const answered = (...answers: string[]) => rows.map(row => row.split(',')).filter(row => answers.includes(row[2]!))
  const [yes, partly, no, none] = ['yes', 'partly', 'no', 'n/a'].map(answer => answered(answer).length)
  const told = `${yes}が「はい」、${partly}が「一部」、${no}が「いいえ」、${none}が「当てはまらない」です`
  assert.ok(paper.includes(told), told)
  // Who does what of those that are not met, each by its number.
  const [, todo = ''] = /「一部」と「いいえ」の\d+を([\s\S]*?)\n## /.exec(paper) ?? []
  const named = [...todo.matchAll(/V(\d+\.\d+)\.(\d+)(?:〜V\d+\.\d+\.(\d+))?/g)].flatMap(([, at, from, to = from]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, n) => `V${at}.${Number(from) + n}`),
  )
  const open = answered('partly', 'no').map(([number]) => number!)
  assert.deepEqual([...new Set(named)].sort(), open.sort())
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  assert.ok(paper.includes(`ランタイム${Object.keys(dependencies).length}個`), Object.keys(dependencies).join())
})
