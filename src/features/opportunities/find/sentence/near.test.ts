import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { builtInWords } from '#features/words/index.ts'
import { fold } from '#platform/folding.ts'
import { alikeWords, slipsBetween } from './near.ts'

const { lexicon } = await builtInWords()

describe('how many slips of the hand lie between two words', () => {
  for (const [one, other, slips] of [
    ['ぼらんていあ', 'ぼらんていあ', 0],
    ['ぼらんてあ', 'ぼらんていあ', 1],
    ['ぼらんてていあ', 'ぼらんていあ', 1],
    ['ぼらんでいあ', 'ぼらんていあ', 1],
    ['ぼらんいてあ', 'ぼらんていあ', 1],
    ['ほらんてあ', 'ぼらんていあ', 2],
    ['保育延', '保育園', 1],
    ['', '花', 1],
    ['花', '', 1],
    ['𠮷野家', '吉野家', 1],
  ] as const)
    test(`${one || 'nothing'} and ${other || 'nothing'}: ${slips}`, () => {
      assert.equal(slipsBetween(one, other), slips)
      assert.equal(slipsBetween(other, one), slips)
    })
})

describe('what was meant by a word that no list has', () => {
  for (const [typed, meant] of [
    ['ボランテア', 'ボランティア'],
    ['フレエル', 'フレイル'],
    ['コミニケーション', null],
    ['ふいとねす', 'フィットネス'],
    ['図書缶', '図書館'],
    ['ヨゴ', null],
    ['介後', null],
  ] as const)
    test(`${typed}: ${meant ?? 'nothing'}`, async () => {
      const alike = alikeWords(typed, lexicon)
      if (meant) assert.ok(alike.includes(fold(meant)), alike.join('、'))
      else assert.deepEqual(alike, [])
    })
  test('no more are told than are asked for, and never the word itself', async () => {
    assert.equal(alikeWords('ボランテア', lexicon, 1).length, 1)
    assert.ok(!alikeWords('ボランティア', lexicon).includes(fold('ボランティア')))
  })
})
