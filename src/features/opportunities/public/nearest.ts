import type { Lexicon } from '#features/words/index.ts'
import { fold } from '#platform/folding.ts'
import { alikeWords } from '../find/near.ts'
import { type Criteria, queryOf } from '../find/search.ts'
import type { Hit, Listing } from '../find/store.ts'
import { distinct, knownParts, soughtOf, wordsIn } from '../find/words.ts'
import { conditionsInUse, type InUse, type Near } from './conditions.ts'

/** `by`: words of which one is enough, where nothing has all. */
export type Nearest = Near & { hits: Hit[]; criteria: Criteria; by: string[] }

/** So many conditions are tried one by one: more are a tick grid that somebody filled. */
const TRIED = 12
/** So many of the nearest are shown, and no more than a page is to have. */
const MOST_NEAR = 10

/**
 * What is nearest where nothing was found: activities that have one of the words, or of what is understood in them, else
 * those that fail by one condition; how many there would be without each; words that were meant, perhaps.
 */
export async function nearOf(
  criteria: Criteria,
  lexicon: Lexicon,
  list: (criteria: Criteria) => Promise<Listing>,
): Promise<Nearest> {
  const first = { page: 1, size: Math.min(criteria.size, MOST_NEAR) }
  const fewer: (InUse & Listing)[] = []
  for (const used of conditionsInUse(criteria).slice(0, TRIED))
    fewer.push({ ...used, ...(await list({ ...used.without, ...first })) })
  const words = lookedFor(criteria).map(({ word }) => word)
  const parts = distinct(words.flatMap(word => (words.length > 1 ? meantParts : knownParts)(word, lexicon)))
  const some = { ...criteria, ...first, q: parts.join(' '), sought: soughtOf(parts, lexicon), any: true }
  // 仕事 is said of what is thanked for too: whatever has all the words, behind whichever door, is nearer than one of them.
  const elsewhere = words.length > 0 && fewer.find(({ total, without }) => total > 0 && without.door !== criteria.door)
  if (elsewhere) return { fewer, meant: [], by: [], hits: elsewhere.hits, criteria: elsewhere.without }
  const { hits } = words.length > 0 ? await list(some) : { hits: [] }
  if (hits.length > 0) return { fewer, meant: [], by: parts, hits, criteria }
  const meant = await meantBy(criteria, lexicon, list)
  // What somebody asked for by a word is given up last: times and ways give way first. All there is is near to nothing.
  const nearest = fewer.findLast(({ total, without }) => total > 0 && conditionsInUse(without).length > 0)
  return { fewer, meant, by: [], hits: nearest?.hits ?? meant[0]?.hits ?? [], criteria: nearest?.without ?? criteria }
}

/** So few that have all the words are followed by those that have some. */
const FEW = 5

/** Beside the few that have all the words what has some of them. */
export async function besidesOf(
  criteria: Criteria,
  { total, hits }: Listing,
  list: (criteria: Criteria) => Promise<Listing>,
): Promise<Hit[]> {
  if (total === 0 || total > FEW || criteria.page > 1 || lookedFor(criteria).length < 2) return []
  const there = new Set(hits.map(({ id }) => id))
  const some = await list({ ...criteria, size: Math.min(criteria.size, MOST_NEAR) + total, any: true })
  return some.hits.filter(({ id }) => !there.has(id)).slice(0, MOST_NEAR - total)
}

/** The words that are looked for, without those that are not wanted. */
export const lookedFor = (criteria: Criteria) => wordsIn(criteria).slice(0, criteria.sought?.length)

/** What is understood in one word of several; of one in which nothing is, what is written most like it: フレール is フレイル. */
function meantParts(word: string, lexicon: Lexicon): string[] {
  const parts = knownParts(word, lexicon)
  const isKnown = lexicon.has(fold(word)) || parts.length > 1 || parts[0] !== word
  return isKnown ? parts : [...parts, ...alikeWords(word, lexicon, 1)]
}

/** Words that are written much like those that are nowhere, with how many activities have them. */
async function meantBy(
  criteria: Criteria,
  lexicon: Lexicon,
  list: (criteria: Criteria) => Promise<Listing>,
): Promise<(Near['meant'][number] & { hits: Hit[] })[]> {
  const meant: (Near['meant'][number] & { hits: Hit[] })[] = []
  for (const { word, without } of lookedFor(criteria))
    for (const text of alikeWords(word, lexicon)) {
      const q = [without.q, text].filter(Boolean).join(' ')
      const sought = [...(without.sought ?? []), ...soughtOf([text], lexicon)]
      const { total, hits } = await list({ ...criteria, page: 1, q, sought })
      const href = `/opportunities${queryOf({ ...criteria, q, page: 1 })}`
      if (total > 0) meant.push({ text: `「${text}」`, href, total, hits })
    }
  return meant
}
