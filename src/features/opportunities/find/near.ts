import type { Lexicon } from '#features/words/index.ts'
import { fold } from '#platform/folding.ts'
import { bigrams } from '#platform/search.ts'

/** How alike two words are that share so many of their pairs of letters: 0 to 1 (Dice's coefficient). */
function likeness(a: ReadonlySet<string>, b: readonly string[]): number {
  const shared = b.filter(pair => a.has(pair)).length
  return (2 * shared) / (a.size + b.length)
}

const ALIKE = 0.5
const pairsOf = new WeakMap<Lexicon, [word: string, pairs: readonly string[]][]>()

/** Words of the lexicon that are written much like this one, the likest first: a word with a slip of the hand. */
export function alikeWords(word: string, lexicon: Lexicon, most = 3): string[] {
  const known = pairsOf.get(lexicon) ?? [...lexicon.keys()].map((one): [string, string[]] => [one, bigrams(one)])
  pairsOf.set(lexicon, known)
  const asked = new Set(bigrams(fold(word)))
  return known
    .map(([one, pairs]) => ({ one, alike: likeness(asked, pairs) }))
    .filter(({ one, alike }) => alike >= ALIKE && one !== fold(word))
    .sort((a, b) => b.alike - a.alike)
    .slice(0, most)
    .map(({ one }) => one)
}
