import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import ts from 'typescript'
import { pairsOf } from '#ui/plainly.ts'
import { EASY } from '../src/features/words/lexicon/easy.ts'
import { HONOURING, KNOWN, OFFICE_WORDS, ROUNDABOUT } from './plain-words.ts'

// Every plain wording stands beside the sentence that it stands for; here all of them are measured together.

type Wording = { text: string; at: string }

/** What is put into a sentence when it is shown: a name, a number, a day. */
const HOLE = '〇〇'

function textsOf(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isTemplateExpression(node))
    return [node.head.text + node.templateSpans.map(({ literal }) => HOLE + literal.text).join('')]
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)]
  return []
}

/** The place of the plain wording among what these are given. */
const PLACE: Readonly<Record<string, number>> = { plainly: 1, both: 1, besides: 0 }

function wordingsIn(name: string): Wording[] {
  const source = ts.createSourceFile(name, readFileSync(name, 'utf8'), ts.ScriptTarget.Latest)
  const found: Wording[] = []
  const look = (node: ts.Node): void => {
    const place =
      ts.isCallExpression(node) && ts.isIdentifier(node.expression) ? PLACE[node.expression.text] : undefined
    const given = place === undefined ? undefined : (node as ts.CallExpression).arguments[place]
    if (given) for (const text of textsOf(given)) found.push({ text, at: name })
    ts.forEachChild(node, look)
  }
  look(source)
  return found
}

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src'], { encoding: 'utf8' })
  .split('\n')
  .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
const wordings = [
  ...files.flatMap(wordingsIn),
  ...pairsOf(EASY).map(([, easy]) => ({ text: easy.replaceAll('＊', HOLE), at: 'src/features/words/lexicon/easy.ts' })),
]
const sentences = wordings.flatMap(({ text, at }) =>
  text
    .split(/(?<=[。！？])|\n/)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '')
    .map(sentence => ({ sentence, at })),
)
/** Without what a button says, which is said as it stands there, and without thanks. */
const own = (sentence: string) => sentence.replaceAll(/「[^」]*」|ありがとうございま/g, '')
const told = (found: readonly { sentence: string; at: string }[]) =>
  found.map(({ sentence, at }) => `${at}: ${sentence}`)

describe('the plain wordings of residents’ pages', () => {
  test('are many, in every noun that residents meet', () => {
    assert.ok(wordings.length >= 100, String(wordings.length))
    for (const noun of ['home', 'opportunities', 'requests', 'bookings', 'residents', 'consents', 'looks'])
      assert.ok(
        wordings.some(({ at }) => at.startsWith(`src/features/${noun}/`)),
        noun,
      )
  })

  test('have sentences of forty letters at most in the middle, and none of more than sixty', () => {
    const lengths = sentences.map(({ sentence }) => sentence.length).sort((a, b) => a - b)
    assert.ok(lengths[Math.floor(lengths.length / 2)]! <= 40, `${lengths[Math.floor(lengths.length / 2)]}`)
    assert.deepEqual(told(sentences.filter(({ sentence }) => sentence.length > 60)), [])
  })

  test('say no word of offices, or explain it in brackets', () => {
    const words = [...OFFICE_WORDS.matchAll(/(\S+?)\(/g)].map(([, word]) => word!).filter(word => !KNOWN.includes(word))
    const bare = (sentence: string) => words.filter(word => new RegExp(`${word}(?!（)`).test(own(sentence)))
    assert.deepEqual(
      sentences.flatMap(({ sentence, at }) => bare(sentence).map(word => `${word}: ${at}: ${sentence}`)),
      [],
    )
  })

  test('honour and humble nobody', () =>
    assert.deepEqual(
      told(sentences.filter(({ sentence }) => HONOURING.some(word => own(sentence).includes(word)))),
      [],
    ))

  test('say nothing twice round, and nothing that is done to somebody', () =>
    assert.deepEqual(told(sentences.filter(({ sentence }) => ROUNDABOUT.some(way => way.test(sentence)))), []))

  test('end as one speaks: です, ます, ません, ください', () =>
    assert.deepEqual(
      told(
        sentences.filter(
          ({ sentence }) =>
            sentence.endsWith('。') && !/(です|でした|ます|ません|ました|ください|か)(（.*）)?。$/.test(sentence),
        ),
      ),
      [],
    ))
})
