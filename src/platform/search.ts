import { fold } from './folding.ts'

/**
 * The text that is searched: each field folded (folding.ts), fields joined by \n. A hit is, by definition, a word of the
 * question folded the same way that is a substring of this.
 */
export function searchText(...fields: string[]): string {
  return fields.map(fold).join('\n')
}

/**
 * The lexemes of a normalised text for `array_to_tsvector($1::text[])`: every character, and every pair of neighbouring ones.
 * A question of one character is looked for as such: as the beginning of a pair it leads to hundreds of lexemes, whose lists
 * are read and joined each time.
 */
export function bigrams(normalised: string): string[] {
  const found = new Set<string>()
  for (const field of normalised.split('\n')) {
    let before = ''
    for (const char of field) {
      found.add(char)
      if (before !== '') found.add(`${before}${char}`)
      before = char
    }
  }
  return [...found]
}

/** What the database keeps for search: the text for the LIKE recheck and the lexemes for the index. */
export function searchColumns(...fields: string[]): { text: string; lexemes: string[] } {
  const text = searchText(...fields)
  return { text, lexemes: bigrams(text) }
}

/** Words of which all must be in a text, each as any of its spellings and synonyms; all are folded. */
export type Sought = readonly (readonly string[])[]

export type Query = {
  /** The words, folded. All must be substrings of the text. None: there is nothing to search for. */
  terms: string[]
  /** `lexemes @@ $1::tsquery`: never misses a hit, may name others; recheck with `patterns`. */
  tsquery: string
  /** `text LIKE ALL ($1::text[])` */
  patterns: string[]
}

/** A question as typed: words separated by spaces of any width. */
export function queryTerms(typed: string): Query {
  const terms = [...new Set(typed.split(/\s+/).map(fold))].filter(term => term !== '')
  return { terms, tsquery: [...new Set(terms.flatMap(conditions))].join(' & '), patterns: terms.map(likePattern) }
}

/** Of words that count alike those that find it all: 畑仕事 is found by 畑. */
export const shortest = (terms: readonly string[]): string[] =>
  terms.filter(term => !terms.some(other => other !== term && term.includes(other)))

/** `lexemes @@ $1::tsquery` for words with their synonyms, all of them: never misses a hit, may name others. */
export const soughtQuery = (sought: Sought): string =>
  sought
    .map(
      group =>
        `(${shortest(group)
          .map(term => `(${conditions(term).join(' & ')})`)
          .join(' | ')})`,
    )
    .join(' & ')

function conditions(term: string): string[] {
  const chars = Array.from(term)
  if (chars.length === 1) return [quoted(term)]
  return chars.slice(1).map((char, i) => quoted(`${chars[i]}${char}`))
}

const quoted = (lexeme: string) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** `%text%` for LIKE with its signs taken literally. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
