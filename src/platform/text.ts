import { withoutRadicals } from './variants.ts'

/** Full-width letters and half-width kana as usual ones (NFKC); the wave dash 〜 and the full-width tilde alike. */
export function nfkc(text: string): string {
  return text.normalize('NFKC').replaceAll('〜', '~')
}

/** Katakana as hiragana, one character for one; everything else as it is. */
export function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶヽヾ]/g, c => String.fromCharCode(c.charCodeAt(0) - 0x60))
}

const PLAIN = String.raw`[\p{ASCII}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]`
const JOINERS = new RegExp(`(?<=^|${PLAIN})[\u200c\u200d]+|(?<![\u200c\u200d])[\u200c\u200d]+(?=${PLAIN}|$)`, 'gu')

/**
 * What may be stored of text from outside: composed (NFC) except the compatibility kanji, which are how some people
 * write their names (塚 U+FA10); line ends as \n; no NUL or other control characters but tab and line end; a lone
 * surrogate becomes U+FFFD, so that nothing else of what was typed is lost. What cannot be seen but comes with pasted
 * text goes too: zero-width spaces, soft hyphens, marks of direction, and joiners beside Japanese or Latin letters (in
 * an emoji, or in a script that is written with them, they stay). Radicals, which PDFs give for kanji, become the kanji. After thirty combining marks in a row stands a U+034F
 * (UAX #15 §13, Stream-Safe Text): to put a hundred thousand of them in order takes seconds.
 */
export function cleanText(text: string): string {
  return (
    withoutRadicals(text.toWellFormed())
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
      .replace(JOINERS, '')
      .replace(/(?:(?!\u034f)\p{M}){30}(?=(?!\u034f)\p{M})/gu, '$&\u034f')
      .replace(/[^\uf900-\ufaff\u{2f800}-\u{2fa1f}]+/gu, run => run.normalize('NFC'))
  )
}

/** The length a person counts: code points, so 𠮷 and an emoji are one each. */
export function lengthOf(text: string): number {
  return [...text].length
}

/** The beginning of a text, at most `most` UTF-16 units: no letter of two is cut in half, of which no database takes one. */
export const beginning = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
