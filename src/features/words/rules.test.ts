import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accept, filled } from '#platform/submitted.ts'
import { wordForm } from './forms.ts'
import { refusalOf } from './rules.ts'

describe('two words of a city that are looked for as one', () => {
  for (const [why, asked, means, refused] of [
    ['two that differ', '夕涼み会', '夏祭り', null],
    ['one letter that is asked for', '碁', '囲碁', null],
    ['two letters that are found', '碁会', '囲碁', null],
    ['one letter that is found: it stands in every text', '囲碁', '碁', 'short'],
    ['a kanji of two units is one letter', '吉野家', '𠮷', 'short'],
    ['nothing but what is no letter', '・', '夏祭り', 'short'],
    ['the same word', '夏祭り', '夏祭り', 'same'],
    ['the same in the other kana', 'ラジオ体操', 'らじお体操', 'same'],
    ['the same in half width', 'ﾗｼﾞｵ体操', 'ラジオ体操', 'same'],
    ['the same with digits of another width', '１００歳体操', '100歳体操', 'same'],
    ['the same with the old form of a kanji', '國際交流', '国際交流', 'same'],
  ] as const)
    it(`${why}: ${refused ?? 'may be added'}`, () => assert.equal(refusalOf({ asked, means }), refused))
})

describe('what is typed of a word', () => {
  const good = { asked: '夕涼み会', means: '夏祭り', source: '窓口で聞いた' }
  for (const [why, over, wrong] of [
    ['all three', {}, {}],
    ['blanks around a word', { asked: '　夕涼み会 ' }, {}],
    ['no word', { asked: '' }, { asked: /さがす人が入力することば/ }],
    ['no other word', { means: ' ' }, { means: /活動の案内に書かれていることば/ }],
    ['nothing about where it is from', { source: '' }, { source: /どこから来た言い方/ }],
    ['two words in one field', { asked: '夕涼み　会' }, { asked: /さがすことばは、間をあけずに1つのことば/ }],
    ['two words on two lines', { means: '夏\n祭り' }, { means: /同じ意味のことばは、間をあけずに/ }],
    ['a word at its longest', { asked: 'あ'.repeat(40) }, {}],
    ['one letter more', { asked: 'あ'.repeat(41) }, { asked: /40文字まで.*いま41文字/ }],
    ['a source at its longest', { source: 'あ'.repeat(200) }, {}],
    ['a source that is longer', { source: 'あ'.repeat(201) }, { source: /200文字まで/ }],
    ['every fault at once', { asked: '', means: '', source: '' }, { asked: /入力/, means: /入力/, source: /入力/ }],
  ] as [string, Record<string, string>, Record<string, RegExp>][])
    it(why, () => {
      const read = accept(wordForm, filled({ ...good, ...over }))
      const errors = read.ok ? {} : read.errors
      assert.deepEqual(Object.keys(errors), Object.keys(wrong))
      for (const [field, says] of Object.entries(wrong)) assert.match(errors[field]!, says)
    })
})
