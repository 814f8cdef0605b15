import { nfkc, toHiragana } from './text.ts'

/**
 * The text that is searched: each field as NFKC, lower case, hiragana, without spaces, line breaks and control
 * characters; fields joined by \n. A hit is, by definition, a word of the question normalised the same way that is a
 * substring of this. Every step after NFKC maps one character at a time, so a substring stays one.
 * Long vowel marks stay: without them サーバー would find サバ.
 */
export function searchText(...fields: string[]): string {
  return fields.map(normalise).join('\n')
}

function normalise(text: string): string {
  const lower = Array.from(nfkc(text.toWellFormed()), c => c.toLowerCase()).join('')
  return toHiragana(lower).replace(/[\s\p{Cc}\p{Cf}]/gu, '')
}

/**
 * The lexemes of a normalised text for `array_to_tsvector($1::text[])`: every pair of neighbouring characters, and the
 * last character of each field alone, so that each character begins some lexeme and a question of one character finds
 * it by prefix.
 */
export function bigrams(normalised: string): string[] {
  const found = new Set<string>()
  for (const field of normalised.split('\n')) {
    const chars = Array.from(field)
    for (let i = 0; i < chars.length; i++) found.add(`${chars[i]}${chars[i + 1] ?? ''}`)
  }
  return [...found]
}

/** What the database keeps for search: the text for the LIKE recheck and the lexemes for the index. */
export function searchColumns(...fields: string[]): { text: string; lexemes: string[] } {
  const text = searchText(...fields)
  return { text, lexemes: bigrams(text) }
}

export type Query = {
  /** The words, normalised. All must be substrings of the text. None: there is nothing to search for. */
  terms: string[]
  /** `lexemes @@ $1::tsquery`: never misses a hit, may name others; recheck with `patterns`. */
  tsquery: string
  /** `text LIKE ALL ($1::text[])` */
  patterns: string[]
}

/** A question as typed: words separated by spaces of any width. */
export function queryTerms(typed: string): Query {
  const terms = [...new Set(typed.split(/\s+/).map(normalise))].filter(term => term !== '')
  return { terms, tsquery: [...new Set(terms.flatMap(conditions))].join(' & '), patterns: terms.map(likePattern) }
}

function conditions(term: string): string[] {
  const chars = Array.from(term)
  if (chars.length === 1) return [`${quoted(term)}:*`]
  return chars.slice(1).map((char, i) => quoted(`${chars[i]}${char}`))
}

const quoted = (lexeme: string) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** `%text%` for LIKE with its signs taken literally. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
