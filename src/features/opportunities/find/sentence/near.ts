import type { Lexicon } from '#features/words/index.ts'
import { fold } from '#platform/folding.ts'

/** So many slips of the hand are told in a word of so many letters; in a short one every slip is another word. */
const slipsIn = (letters: number): number => (letters < 4 ? 0 : letters < 7 ? 1 : 2)

/** How many letters are missing, too many, wrong, or changed with their neighbour (Damerau-Levenshtein, no letter twice). */
export function slipsBetween(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)]
  let [before, last] = [[] as number[], b.map((_, at) => at)]
  last.push(b.length)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      const isTurned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const turned = isTurned ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (isSame ? 0 : 1), turned))
    }
    ;[before, last] = [last, row]
  }
  return last[b.length]!
}

const KANA = /^[ぁ-ん]+$/
const gap = (word: string, length: number): number => Math.abs(Array.from(word).length - length)
const byLength = new WeakMap<Lexicon, Map<number, string[]>>()

/** Words of the lexicon that are written as this one but for a slip of the hand, the likest first. */
export function alikeWords(word: string, lexicon: Lexicon, most = 3): string[] {
  const asked = fold(word)
  const isKana = KANA.test(asked)
  const { length } = Array.from(asked)
  const slips = isKana ? slipsIn(length) : length > 2 ? 1 : 0
  if (slips === 0) return []
  const known = byLength.get(lexicon) ?? Map.groupBy(lexicon.keys(), one => Array.from(one).length)
  byLength.set(lexicon, known)
  const near = Array.from({ length: 2 * slips + 1 }, (_, at) => known.get(length - slips + at) ?? []).flat()
  return near
    .filter(one => KANA.test(one) === isKana && one !== asked)
    .map(one => ({ one, slips: slipsBetween(asked, one) }))
    .filter(one => one.slips <= slips)
    .sort((a, b) => a.slips - b.slips || gap(a.one, length) - gap(b.one, length))
    .slice(0, most)
    .map(({ one }) => one)
}
