import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fold, foldReading } from './folding.ts'
import { cleanText } from './text.ts'

describe('what differs only in how it is written is one', () => {
  for (const [a, b] of [
    ['光ケ丘', '光が丘'],
    ['光ヶ丘', '光ケ丘'],
    ['鎌ヶ谷', '鎌ケ谷'],
    ['3か月', '三ヶ月'],
    ['3カ月', '３箇月'],
    ['豊四季台1丁目', '豊四季台一丁目'],
    ['豊四季台１丁目', '豊四季台一丁目'],
    ['23丁目', '二十三丁目'],
    ['百歳体操', '100歳体操'],
    ['千二百円', '1,200円'],
    ['コンピューター', 'コンピュータ'],
    ['ボランティア', 'ボランテイア'],
    ['ヴァイオリン', 'バイオリン'],
    ['フオークダンス', 'フォークダンス'],
    ['葛\u{e0100}城', '葛城'],
    ['髙島屋', '高島屋'],
    ['檜垣', '桧垣'],
    ['籠', '篭'],
    ['淵', '渕'],
    ['藪', '薮'],
    ['竈', '竃'],
    ['諫早', '諌早'],
    ['鷗', '鴎'],
    ['頼', '賴'],
    ['髙𣘺', '高橋'],
    ['圡屋', '土屋'],
    ['吳', '呉'],
    ['姬野', '姫野'],
    ['聰', '聡'],
    ['穐山', '秋山'],
    ['凉子', '涼子'],
    ['俱楽部', '倶楽部'],
    ['市長盃', '市長杯'],
    ['老舖', '老舗'],
    ['拉麵', '拉麺'],
    ['サ－クル', 'サークル'],
    ['サ―クル', 'サークル'],
    ['サ一クル', 'サークル'],
    ['⻑野', '長野'],
    ['\u2f2d\u2f65', '山田'],
    ['囲碁・将棋', '囲碁将棋'],
    ['Ｗｉ－Ｆｉ', 'wifi'],
    ['佐々木', '佐佐木'],
    ['いすゞ', 'いすず'],
    ['ハ゛ス', 'バス'],
    ['ﾊﾟｿｺﾝ', 'ぱそこん'],
  ] as const)
    test(`${a} and ${b}`, () => assert.equal(fold(a), fold(b)))
})

describe('what is not the same stays apart', () => {
  for (const [a, b] of [
    ['サーバー', 'サバ'],
    ['カード', 'カド'],
    ['高田', '高山'],
    ['二十三', '二三'],
    ['ハス', 'バス'],
    ['佐藤', '左藤'],
    ['大坂', '大阪'],
    ['スマホ一台', 'スマホ台'],
  ] as const)
    test(`${a} and ${b}`, () => assert.notEqual(fold(a), fold(b)))
})

describe('a reading is one however a long vowel is written', () => {
  for (const [a, b] of [
    ['おーくま', 'おおくま'],
    ['オオクマ', 'おうくま'],
    ['さとー', 'さとう'],
    ['ゆーこ', 'ゆうこ'],
    ['せーこ', 'せいこ'],
    ['けえこ', 'けいこ'],
    ['すゞ', 'すず'],
    ['シヨウジ', 'しょうじ'],
    ['ヨシヱ', 'よしえ'],
  ] as const)
    test(`${a} and ${b}`, () => assert.equal(foldReading(a), foldReading(b)))
  test('おの and おおの are two', () => assert.notEqual(foldReading('おの'), foldReading('おおの')))
})

test('a folded text is not changed by folding it again', () => {
  for (const text of ['コンピューター入門', '光ケ丘二丁目', '佐々木さんの3か月', 'ヴァイオリン・ソナタ', '㍿結い'])
    assert.equal(fold(fold(text)), fold(text))
})

test('radicals that came out of a PDF are kept as the kanji that were meant', () => {
  assert.equal(cleanText('\u2f2d\u2f65'), '山田')
  assert.equal(cleanText('⻑谷川'), '長谷川')
})
