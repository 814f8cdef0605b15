import { remembered } from './remembered.ts'
import { nfkc, toHiragana } from './text.ts'
import { leadingForm, withoutRadicals } from './variants.ts'

/*
 * The one folding of everything that is looked for: words of activities, names and readings of people, names of places.
 * What differs only in how it is written becomes the same text; it is compared and never shown. Most steps map one sign to
 * one; those that look at the sign's neighbours look at them in the text and in the question alike.
 */

/** Which folding this is, as rows keep it: another one needs a migration (db/migrations/0120) and a new figure here. */
export const FOLDING = 3

/** Blanks, what cannot be seen, variation selectors (葛 with U+E0100), and signs that some write and others do not. */
const UNSAID = /\p{Variation_Selector}|\p{Cc}|\p{Cf}|\u034f|[\s・·‧•∙⋅,，、\-‐‑‒–—―−]/gu

/** What somebody typed for the long mark within a word of katakana: サ－クル, サ―クル, and 一 of kanji: サ一クル. */
const DASHED = /(?<=[ァ-ヺ])[-‐‑‒–—―−一](?=[ァ-ヺ])/g

const HAN = String.raw`[\p{Script=Han}々]`
const COUNTERS = '丁番号人名回時分日月年歳才円点週階条区個枚本冊度歩組級種代件泊か所カ箇ヶケヵ'
const NUMERAL = new RegExp(`[〇一二三四五六七八九十百千]*[十百千][〇一二三四五六七八九十百千]*(?=[${COUNTERS}])`, 'gu')
const FIGURES = '〇一二三四五六七八九'
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** 二十三 → 23, 二〇 → 20. What is no number stays as it is: 十十. */
export function figuresOf(numeral: string): string {
  if (!/[十百千]/.test(numeral)) return numeral.replace(/./gu, sign => String(FIGURES.indexOf(sign)))
  if (!/^([二三四五六七八九]?千)?([二三四五六七八九]?百)?([二三四五六七八九]?十)?[一二三四五六七八九]?$/.test(numeral))
    return numeral
  let [sum, figure] = [0, 0]
  for (const sign of numeral) {
    const unit = UNITS[sign]
    if (unit) sum += (figure || 1) * unit
    figure = unit ? 0 : FIGURES.indexOf(sign)
  }
  return String(sum + figure)
}

const GA_PLACE = new RegExp(`(?<=${HAN}|\\d)ケ(?=${HAN})`, 'gu')

/** 三丁目 and 3丁目; 光ヶ丘, 光ケ丘 and 光が丘; 3か月, 3ヶ月 and 三箇月. */
const numbersAndGa = (text: string): string =>
  text
    .replace(NUMERAL, figuresOf)
    .replace(/[〇一二三四五六七八九]/g, figuresOf)
    .replace(/[ヶヵ]/g, 'が')
    .replace(GA_PLACE, 'が')
    .replace(/(?<=[\d数何])[かカ](?=[月所国年条村])|箇(?=[月所国年条])/g, 'が')

const VOICED_V: Record<string, string> = { ぁ: 'ば', ぃ: 'び', ぇ: 'べ', ぉ: 'ぼ' }
const LARGE = Object.fromEntries(
  [
    'ぁあ',
    'ぃい',
    'ぅう',
    'ぇえ',
    'ぉお',
    'っつ',
    'ゃや',
    'ゅゆ',
    'ょよ',
    'ゎわ',
    'ゐい',
    'ゑえ',
    'をお',
    'ぢじ',
    'づず',
  ].map(pair => [pair[0], pair[1]!]),
)

/** Marks of repetition written out (佐々木, いすゞ), ヴ as it is said, small letters as large ones, sounds that are one. */
const kana = (text: string): string =>
  toHiragana(text)
    .replace(/(.)[々〻ゝ]/gu, '$1$1')
    .replace(/(.)ゞ/gu, (_, before: string) => `${before}${`${before}\u3099`.normalize('NFC')[0]}`)
    .replace(/ゔ([ぁぃぇぉ])/g, (_, vowel: string) => VOICED_V[vowel]!)
    .replaceAll('ゔ', 'ぶ')
    .replace(/[ぁぃぅぇぉっゃゅょゎゐゑをぢづ]/g, sign => LARGE[sign]!)

const ROWS = [
  'あかさたなはまやらわがざだばぱ',
  'いきしちにひみりぎじびぴ',
  'うくすつぬふむゆるぐずぶぷ',
  'えけせてねへめれげぜでべぺ',
  'おこそとのほもよろごぞどぼぽ',
]
const LONG = ['あ', 'い', 'う', 'い', 'う']
/** What draws a sound out besides, by its row: おおの as おうの, けえこ as けいこ. */
const AGAIN: Record<string, number> = { え: 3, お: 4 }

const rowOf = (sign: string): number => (sign === '' ? -1 : ROWS.findIndex(row => row.includes(sign)))

/** How the sound of this kana is drawn out, as most words write it: さとう, せんせい; '' after anything else. */
const drawnOut = (before: string): string => LONG[rowOf(before)] ?? ''

const common = (text: string): string => {
  // ハ゛ス: a mark that stands by itself belongs to the letter before it.
  const joined = withoutRadicals(text.toWellFormed()).replaceAll('゛', '\u3099').replaceAll('゜', '\u309a')
  const plain = nfkc(joined).replace(DASHED, 'ー').replace(UNSAID, '')
  const lower = plain.toLowerCase().replaceAll('ς', 'σ')
  return kana(numbersAndGa(lower.replace(/[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{2ffff}]/gu, leadingForm)))
}

/**
 * A text for comparing. The long mark at the end of a word goes (コンピューター, コンピュータ), inside one it is the vowel
 * that is heard: サーバー does not find サバ.
 */
export const fold = remembered(text =>
  common(text)
    .replace(/ー+(?![ぁ-ゖ])/g, '')
    .replace(/(^|.)ー+/gu, (_, before: string) => `${before}${drawnOut(before)}`),
)

/** A reading for comparing: as `fold`, and a long vowel is one however it is written (おーくま, おおくま; さとー, さとう). */
export function foldReading(text: string): string {
  const said = common(text).replace(/[.．]/g, '')
  let out = ''
  let before = ''
  for (const sign of said) {
    const heard = sign === 'ー' || AGAIN[sign] === rowOf(before) ? drawnOut(before) : sign
    out += heard
    before = sign === 'ー' ? heard : sign
  }
  return out
}
