import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCorporateNumber, isMunicipalityCode } from './codes.ts'
import { kanaKey, nameKey } from './names.ts'
import { formatPhone, isMobile, phoneDigits, tidyPhone } from './phones.ts'
import { beginning, cleanText, lengthOf } from './text.ts'

test('text from outside keeps everything but what cannot be stored or seen', () => {
  assert.equal(cleanText('a\u0000b\r\nc\rd\te\u001b'), 'ab\nc\nd\te')
  assert.equal(cleanText('か\u3099'), 'が')
  assert.equal(cleanText('a\ud800b'), 'a\ufffdb')
  assert.equal(cleanText('👍𠮷'), '👍𠮷')
  assert.equal(cleanText('中\u200b村\u200d\u2060 10\u00ad00円\u200f'), '中村 1000円', 'what nobody sees')
  assert.equal(cleanText('👩\u200d🌾葛\u{e0100}'), '👩\u200d🌾葛\u{e0100}', 'a farmer and a kanji with its variant')
  assert.equal(cleanText('\ufa10田神\ufa19'), '\ufa10田神\ufa19', 'a kanji as its bearer writes it')
})

test('marks without end are parted, so that none can hold the machine up with putting them in order', () => {
  const marks = cleanText(`か${'\u0301\u0316'.repeat(100_000)}`)
  assert.equal(marks.match(/\u034f/g)?.length, 6666)
  assert.equal(cleanText(marks), marks)
  const thirty = `か${'\u0316'.repeat(30)}`
  assert.equal(cleanText(thirty), thirty)
})

test('joiners without end hold nothing up either, and in a script that is written with them they stay', () => {
  const joined = `ع${'\u200d'.repeat(200_000)}ع`
  assert.equal(cleanText(joined), joined)
})

test('length is counted as a person counts', () => {
  assert.equal(lengthOf('𠮷野家👍'), 4)
})

test('a text that is cut short ends with a whole letter', () => {
  assert.equal(beginning('あ𠮷野家', 2), 'あ')
  assert.equal(beginning('あ𠮷野家', 3), 'あ𠮷')
  assert.equal(beginning('あ', 3), 'あ')
})

test('variant kanji, width and spaces do not hide that two names are the same', () => {
  for (const [a, b] of [
    ['齋藤', '斎藤'],
    ['斉藤　和子', '齊藤和子'],
    ['髙田', '高田'],
    ['山﨑', '山崎'],
    ['渡邊', '渡辺'],
    ['濵田', '浜田'],
    ['𠮷野', '吉野'],
    ['\ufa10田', '塚田'],
  ] as const)
    assert.equal(nameKey(a), nameKey(b), `${a} ${b}`)
  assert.notEqual(nameKey('高田'), nameKey('高山'))
})

test('a reading is found however it was typed', () => {
  for (const typed of ['サイトウ', 'ｻｲﾄｳ', 'さいとう', 'サイ トウ']) assert.equal(kanaKey(typed), 'さいとう')
  assert.equal(kanaKey('ショウジ'), kanaKey('シヨウジ'))
  assert.equal(kanaKey('ヨシヱ'), kanaKey('よしえ'))
  assert.equal(kanaKey('しづ'), kanaKey('シズ'))
})

const PHONES: readonly (readonly [string, string | null, string | null])[] = [
  ['(04)7164-1811', '0471641811', '04-7164-1811'],
  ['０４ー７１６４ー１８１１', '0471641811', '04-7164-1811'],
  ['+81-4-7164-1811', '0471641811', '04-7164-1811'],
  ['+81 (0)4 7164 1811', '0471641811', '04-7164-1811'],
  ['(0467)86-3175', '0467863175', '0467-86-3175'],
  ['0467863175', '0467863175', '0467-86-3175'],
  ['(0942)45-5656', '0942455656', '0942-45-5656'],
  ['03−5253−5111', '0352535111', '03-5253-5111'],
  ['0429989111', '0429989111', '04-2998-9111'],
  ['0473664081', '0473664081', '047-366-4081'],
  ['090 1234 5678', '09012345678', '090-1234-5678'],
  ['0120973248', '0120973248', '0120-973-248'],
  ['08001234567', '08001234567', '0800-123-4567'],
  ['222-1400', null, null],
  ['09012345', null, null],
  ['047164181122', null, null],
  ['電話なし', null, null],
]

test('a phone number has one form however it was written', () => {
  for (const [text, digits, shown] of PHONES) {
    assert.equal(phoneDigits(text), digits, text)
    assert.equal(tidyPhone(text), shown, text)
  }
  assert.equal(formatPhone('0471641811'), '04-7164-1811')
  assert.ok(isMobile('09012345678') && !isMobile('0471641811') && !isMobile('08001234567') && !isMobile('05012345678'))
})

test('codes of municipalities and corporations are checked by their check digits', () => {
  for (const code of ['142077', '122173', '131172', '111007', '400009', '130001'])
    assert.ok(isMunicipalityCode(code), code)
  for (const code of ['122174', '12217', '1221733', '12217a', '']) assert.ok(!isMunicipalityCode(code), code)
  assert.ok(isCorporateNumber('7000012050002'))
  for (const number of ['7000012050003', '8000012050002', '700001205000', ''])
    assert.ok(!isCorporateNumber(number), number)
})
