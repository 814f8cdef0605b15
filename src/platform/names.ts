import { fold, foldReading } from './folding.ts'
import { nfkc } from './text.ts'

/** A reading: hiragana or katakana (of either width), the long mark, the middle dot and spaces. */
export const isReading = (text: string): boolean =>
  /^[\p{Script=Hiragana}\p{Script=Katakana}ー・･\s]+$/u.test(nfkc(text))

/** A name for comparing, so that 齋藤 = 斎藤, 髙田 = 高田 and 葛 with a variation selector = 葛. Never shown. */
export const nameKey = (name: string): string => fold(name)

/**
 * A reading for searching as in a phone book: whatever was typed (ｻｲﾄｳ, サイトウ, さいとう), small kana as large ones
 * (シヨウジ), the spellings heard alike as one (ヨシヱ, しづ子, いすゞ, おーくま). Never shown.
 */
export const kanaKey = (name: string): string => foldReading(name)
