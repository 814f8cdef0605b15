import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { easily, pairsOf } from '#ui/plainly.ts'
import { EASY } from './easy.ts'

const pairs = pairsOf(EASY)
const source = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src'], { encoding: 'utf8' })
  .split('\n')
  .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('lexicon/easy.ts'))
  .map(name => readFileSync(name, 'utf8'))
  .join('\n')
/** What stands around what is put in; a figure of the product's is put in, too. */
const piecesOf = (usual: string): string[] => usual.split(/＊|\d+(?=けた|分)/)

test('each sentence that has a plain wording stands in the product, once in the table', () => {
  assert.ok(pairs.length > 60)
  assert.deepEqual(
    pairs.map(([usual]) => usual).filter(usual => !piecesOf(usual).every(piece => source.includes(piece))),
    [],
  )
  assert.equal(new Set(pairs.map(([usual]) => usual)).size, pairs.length)
})

const ease = easily(pairs)
for (const [says, page, eased] of [
  ['the name of a field', '<label for="x">お名前<b>必須</b></label>', '<label for="x">名前<b>かならず書く</b></label>'],
  [
    'what is wrong, with the number that stands in it',
    '<p>番号が違います。届いた6けたの番号を、もう一度確かめてください。あと3回、入力できます。</p>',
    '<p>番号がちがいます。もう一度見てください。あと3回、書くことができます。</p>',
  ],
  ['what was told', '<p class="title">申しこみをお受けしました。</p>', '<p class="title">申しこみが届きました。</p>'],
  ['nothing of what stands within another sentence', '<p>お名前を書く紙</p>', '<p>お名前を書く紙</p>'],
  [
    'nothing in what somebody typed, or in a tag',
    '<textarea title="ご希望">ご希望</textarea>',
    '<textarea title="ご希望">ご希望</textarea>',
  ],
  ['no name', '<b translate="no">お名前</b>', '<b translate="no">お名前</b>'],
] as const)
  test(`is put in the place of ${says}`, () => assert.equal(ease(page), eased))
