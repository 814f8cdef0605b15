import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hardReadings } from '#features/words/index.ts'
import { readingsOf, shownAbove, spelled, withReadings } from './readings.ts'

const TABLE = readingsOf(
  '活動(かつどう) 活動中(かつどうちゅう) 雇用(こよう) 保険(ほけん) 雇用保険(こようほけん) 申しこみ(もうしこみ) 申(もう) 市民(しみん) 使(つか) 見守り(みまもり) 話し(はなし) 見学(けんがく) 0件(0けん) 0時間(0じかん) 時間(じかん) お花(おはな)',
)
/** `漢字[かな]` for a word with its reading. */
const plain = (html: string): string =>
  html.replace(/<ruby>([^<]*)<rp>（<\/rp><rt>([^<]*)<\/rt><rp>）<\/rp><\/ruby>/g, '$1[$2]')

describe('a hard word has its reading above it', () => {
  const CASES: readonly (readonly [text: string, shown: string, why: string])[] = [
    ['活動をさがす', '活動[かつどう]をさがす', 'alone'],
    ['雇用保険', '雇用保険[こようほけん]', 'the longest word, not the one inside it'],
    ['活動保険', '活動[かつどう]保険[ほけん]', 'two words that fill the run together'],
    ['活動中', '活動中[かつどうちゅう]', 'a longer word of the table'],
    ['活動家', '活動家', 'not inside a word that is not known'],
    ['大活動', '大活動', 'nor at its end'],
    ['市民活動の活動中村', '市民[しみん]活動[かつどう]の活動中村', 'a name beside it is not cut'],
    ['中村保険', '中村保険', 'the name of a firm has no reading, nor a part of it'],
    ['使う、使い方、使用', '使[つか]う、使[つか]い方、使用', 'a stem before its kana alone'],
    ['申しこみ', '申[もう]しこみ', 'above the kanji alone'],
    ['見守りを見学', '見守[みまも]りを見学[けんがく]', 'with the kana that belong to it'],
    ['話しを話を', '話[はな]しを話を', 'by the kana that follow'],
    ['3件と３時間、時間', '3件[けん]と３時間[じかん]、時間[じかん]', 'what is counted is read behind its number'],
    ['3活動', '3活動', 'and nothing else is'],
    ['お花', 'お花', 'what begins with kana is no word of the table'],
    ['かなと&amp;カナ', 'かなと&amp;カナ', 'no kanji, nothing done'],
  ]
  for (const [text, shown, why] of CASES) it(`${text}: ${why}`, () => assert.equal(plain(spelled(text, TABLE)), shown))
})

describe('the reading of a word is put above its kanji', () => {
  const CASES: readonly (readonly [word: string, reading: string, shown: string | null])[] = [
    ['引き受け', 'ひきうけ', '引[ひ]き受[う]け'],
    ['レジ打ち', 'れじうち', 'レジ打[う]ち'],
    ['図書館', 'としょかん', '図書館[としょかん]'],
    ['見守り', 'みまもる', null],
  ]
  for (const [word, reading, shown] of CASES)
    it(`${word} ${reading}`, () => {
      const above = shownAbove(word, reading)
      assert.equal(above === null ? null : plain(above), shown)
    })
})

describe('a page', () => {
  const read = withReadings(TABLE)
  it('keeps its tags, what is typed, code, and names as they are', () => {
    const page = `<!doctype html><title>活動</title><a href="/活動" title="活動"><b>活動</b></a><!--活動-->
      <input value="活動"><textarea>活動</textarea><select><option>活動</option></select><script>活動</script>
      <span translate="no">活動<span>活動</span>活動</span><svg><text>活動</text></svg><ruby>活動<rt>x</rt></ruby><p>活動</p>`
    const shown = plain(read(page))
    assert.equal(shown, page.replace('<b>活動', '<b>活動[かつどう]').replace('<p>活動', '<p>活動[かつどう]'))
  })
  it('is the same page without its readings', () => {
    const page = '<p>雇用保険と申しこみ</p><p>3件</p>'
    assert.equal(read(page).replace(/<rp>.*?<\/rp>|<rt>.*?<\/rt>|<\/?ruby>/g, ''), page)
  })
})

describe('the table of the product', () => {
  const words = hardReadings()
  const own = words.slice(words.lastIndexOf('活動(かつどう)'))
  it('has a reading that fits for each of its words, in kana', () => {
    for (const [, word = '', reading = ''] of own.matchAll(/(\S+?)\((\S+?)\)/g)) {
      assert.match(reading.replace(/^0/, ''), /^[ぁ-んー]+$/, word)
      assert.notEqual(shownAbove(word.replace(/^0/, ''), reading.replace(/^0/, '')), null, word)
    }
  })
  it('tells no word twice', () => {
    const all = [...own.matchAll(/(\S+?)\(/g)].map(([, word]) => word)
    assert.deepEqual(
      all.filter((word, at) => all.indexOf(word) !== at),
      [],
    )
  })
  it('reads the sentences of our pages as they are read aloud', () => {
    const table = readingsOf(words)
    for (const [text, shown] of [
      ['窓口からご連絡します。', '窓口[まどぐち]からご連絡[れんらく]します。'],
      ['同意を取り消す', '同意[どうい]を取[と]り消[け]す'],
      ['手続きは、お電話か窓口で', '手続[てつづ]きは、お電話[でんわ]か窓口[まどぐち]で'],
      ['植木 真由美さん', '植木 真由美さん'],
      ['中村 和子さん', '中村 和子さん'],
    ] as const)
      assert.equal(plain(spelled(text, table)), shown)
  })
  it('costs little: a page of 60 kB in a few milliseconds', () => {
    const page =
      '<p>窓口の相談員が、好きなこと・行ける時間をうかがい、合いそうな活動をいっしょにえらびます。</p>'.repeat(400)
    const read = withReadings(readingsOf(words))
    read(page)
    const began = performance.now()
    for (let at = 0; at < 10; at++) read(page)
    const each = (performance.now() - began) / 10
    assert.ok(each < 25, `${each.toFixed(1)} ms`)
  })
})
