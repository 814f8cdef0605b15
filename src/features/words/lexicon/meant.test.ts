import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { CATEGORY_TEXT } from '#features/kinds/index.ts'
import { fold } from '#platform/folding.ts'
import { FIELDS } from '../data/index.ts'
import { builtInWords, wordsWith } from './lexicon.ts'
import { bareWord, fieldsBySigns, fieldsGuessed, fieldsOf, fieldsOfSituation, mixedWord } from './meant.ts'

const words = await builtInWords()

describe('the field of a word that no activity has', () => {
  for (const [word, why, ...fields] of [
    ['水泳', 'is named there', 'スポーツ'],
    ['すいえい', 'is read so', 'スポーツ'],
    ['スイエイ', 'is written in the other kana', 'スポーツ'],
    ['ペルシャ語', 'ends in one sign that tells', '語学'],
    ['テナーサックス', 'ends in a word of the field', '音楽'],
    ['縄投げ', 'ends in what one does', 'スポーツ'],
    ['七宝焼', 'is written without its last kana', '絵・書・写真'],
    ['教育援助', 'ends in one field and begins in another', '近所の困りごと', '講師・指導'],
    ['海外旅行者', 'begins with a word of the field', '語学'],
    ['慰問', 'belongs to several', '傾聴・話し相手', '福祉施設の手伝い', '音楽'],
    ['住民票', 'is of no field'],
    ['ぬるぽ', 'is no word'],
    ['語', 'is nothing but an end', '語学'],
  ] as const)
    test(`${word} ${why}: ${fields.join('、') || 'none'}`, () =>
      assert.deepEqual(fieldsOf(word, words).toSorted(), fields.toSorted()))

  test('each category has a field, and its words are known as words', () => {
    for (const [category, list] of FIELDS.flatMap(({ words }) => Object.entries(words))) {
      assert.ok(list.length > 0 && category in CATEGORY_TEXT)
      for (const token of list.split(/\s+/)) assert.ok(words.lexicon.has(fold(token.replace(/\(.*/, ''))), token)
    }
  })
  test('no word of a field is a phrase: 犬の散歩 is 犬 and 散歩, each with what means the same', () => {
    for (const token of FIELDS.flatMap(({ words }) => Object.values(words))
      .join(' ')
      .split(/\s+/))
      assert.doesNotMatch(token, /[\p{Script=Han}ァ-ヶー](?:の|を)[\p{Script=Han}ァ-ヶー]/u)
  })
})

describe('the field of a word that no list has, by its signs', () => {
  for (const [word, why, ...fields] of [
    ['蹴球', 'has a sign of sports', 'スポーツ'],
    ['会社案', 'has signs that stand in words of every kind'],
    ['ぬるぽ', 'has no sign of kanji'],
  ] as const)
    test(`${word} ${why}`, () => assert.deepEqual(fieldsBySigns(word, words), fields))
})

describe('the field of a word that only a dictionary has', () => {
  for (const [word, near] of [
    ['関取', 'スポーツ'],
    ['せきとり', 'スポーツ'],
    ['喘息', '健康チェック'],
    ['木蓮', '園芸'],
    ['ぬるぽ', null],
  ] as const)
    test(`${word}: ${near ?? 'none'}`, () => {
      const fields = fieldsGuessed(word, words)
      if (near) assert.ok(fields.includes(near), fields.join('、'))
      else assert.deepEqual(fields, [])
    })
})

describe('a word whose kana were left out', () => {
  for (const [typed, word] of [
    ['草取', '草取り'],
    ['読聞かせ', '読み聞かせ'],
    ['見守', '見守り'],
    ['図書', null],
    ['取', null],
  ] as const)
    test(`${typed}: ${word ?? 'none'}`, () => assert.equal(bareWord(fold(typed), words), word && fold(word)))
})

describe('the fields near to how somebody lives or feels', () => {
  for (const [said, near] of [
    ['妻に先立たれて半年', 'サロン・居場所'],
    ['テレビばかり見ている', 'サロン・居場所'],
    ['年金だけじゃ食べていけない', '販売・品出し'],
    ['ヒザがいたい', '体操・フレイル予防'],
    ['忘れっぽくなった', '囲碁・将棋・麻雀'],
    ['引っ越してきたばかり', '町会・自治会'],
    ['ガラケーしか使ったことがない', 'スマホ・パソコン'],
    ['女房に先立たれて自炊', '料理'],
    ['土曜日の図書館', null],
    ['ひまわりを育てる', null],
    ['太極拳', null],
    ['骨董', null],
  ] as const)
    test(`${said}: ${near ?? 'none'}`, () => {
      const fields = fieldsOfSituation(said, words)
      if (near) assert.ok(fields.includes(near), fields.join('、'))
      else assert.deepEqual(fields, [])
    })
  test('each is said by two signs at least or by one of kanji', () => {
    for (const [said] of words.situations) assert.ok([...said].length > 1 || /\p{Script=Han}/u.test(said), said)
  })
})

describe('a word written half in kanji and half in kana', () => {
  for (const [typed, word] of [
    ['花だん', '花壇'],
    ['清そう', '清掃'],
    ['せい掃', '清掃'],
    ['きゅう食', '給食'],
    ['軽さぎょう', '軽作業'],
    ['送げい', '送迎'],
    ['花が', null],
    ['本から', null],
    ['花壇', null],
    ['かだん', null],
    ['花だ', null],
  ] as const)
    test(`${typed}: ${word ?? 'none'}`, () => assert.equal(mixedWord(fold(typed), words), word && fold(word)))
})

describe('the words of a city', () => {
  test('stand before ours, in all their forms, and change ours for nobody else', async () => {
    const own = await wordsWith([{ asked: '夕涼む', means: '夏祭り' }])
    assert.deepEqual(own.lexicon.get(fold('夕涼み')), [fold('夕涼む'), fold('夏祭り')])
    assert.equal((await builtInWords()).lexicon.has(fold('夕涼む')), false)
  })
  test('a city that adds none has ours', async () => assert.equal(await wordsWith([]), words))
})
