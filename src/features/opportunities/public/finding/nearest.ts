import { fieldsGuessed, fieldsOf, type Words } from '#features/words/index.ts'
import { fold } from '#platform/folding.ts'
import { ANYTHING } from '../../find/criteria.ts'
import { type Asked, type Criteria, idEndOf, queryOf } from '../../find/search.ts'
import { FAINT_WORDS } from '../../find/sentence/idle.ts'
import { alikeWords } from '../../find/sentence/near.ts'
import { distinct, doorWished, knownParts, soughtOf, tellsOf, wordsIn } from '../../find/sentence/words.ts'
import type { Hit, Listing } from '../../find/store.ts'
import { conditionsInUse, type InUse, type Near } from './conditions.ts'

/**
 * `by`: words of which one is enough, where nothing has all; `fields`: names of categories to which they belong, of which
 * one is enough too.
 */
export type Nearest = Near & { hits: Hit[]; criteria: Criteria; by: string[]; fields: string[] }

/** What is near, and by what. */
export type Some = Pick<Nearest, 'hits' | 'by' | 'fields'>

type List = (criteria: Criteria) => Promise<Listing>

/** So many conditions are tried one by one: more are a tick grid that somebody filled. */
const TRIED = 12
/** So many of the nearest are shown, and no more than a page is to have. */
const MOST_NEAR = 10

const isSlight = (words: readonly string[]): boolean => words.every(word => FAINT_WORDS.has(fold(word)))

const firstOf = ({ size }: Criteria) => ({ page: 1, size: Math.min(size, MOST_NEAR) })

/**
 * What is nearest where nothing was found: activities that have one of the words, or of what is understood in them, or that
 * are of a field that is near; then those that fail by one condition, first the words without times and ways, then these
 * without the words; how many there would be without each; words that were meant, perhaps.
 */
export async function nearOf(
  { criteria, left, situation }: Pick<Asked, 'criteria' | 'left' | 'situation'>,
  known: Words,
  list: List,
): Promise<Nearest> {
  const fewer: (InUse & Listing)[] = []
  for (const used of conditionsInUse(criteria).slice(0, TRIED))
    fewer.push({ ...used, ...(await list({ ...used.without, ...firstOf(criteria) })) })
  const words = lookedFor(criteria).map(({ word }) => word)
  const meant = await meantBy(criteria, known, list)
  const none = { fewer, meant, by: [], fields: [], criteria }
  // 仕事 is said of what is thanked for too: whatever has all the words, behind whichever door, is nearer than one of them.
  const elsewhere = words.length > 0 && fewer.find(({ total, without }) => total > 0 && without.door !== criteria.door)
  const some = await someOf(criteria, { words, situation }, known, list)
  const first = elsewhere ? elsewhere.hits : []
  const besides = isFew(first.length + some.hits.length)
    ? await othersOf(criteria, { words, situation }, known, list)
    : []
  const hits = together(first, some.hits, ...besides)
  if (hits.length > 0) return { ...none, ...some, hits }
  // What was left aside tells little, and more than nothing.
  const others = left.length > 0 ? await someOf(criteria, { words: left, situation: [] }, known, list) : some
  if (others.hits.length > 0) return { ...none, ...others }
  // What somebody asked for by a word is given up last, unless it tells as little as 趣味: times and ways give way first.
  const ordered = isSlight(words) ? fewer : fewer.toReversed()
  // All there is is near to nothing.
  const nearest = ordered.find(({ total, without }) => total > 0 && conditionsInUse(without).length > 0)
  return { ...none, hits: nearest?.hits ?? meant[0]?.hits ?? [], criteria: nearest?.without ?? criteria }
}

const isFew = (count: number): boolean => count < MOST_NEAR

/** Conditions that were said beside words: times, ways, money, loads. */
const isNarrowed = (criteria: Criteria): boolean => conditionsInUse(withoutWordsOf(criteria)).length > 0

const withoutWordsOf = (criteria: Criteria): Criteria => ({ ...criteria, q: '', sought: [], unwanted: [] })

/** Nothing is asked for but by words that tell as little as 妻, or what is not wanted. */
export const isNameless = (criteria: Criteria): boolean =>
  !isNarrowed(criteria) && isSlight(lookedFor(criteria).map(({ word }) => word)) && !idEndOf(criteria.q)

/** What only the words, or only the conditions beside them, lead to. */
async function othersOf(criteria: Criteria, by: By, known: Words, list: List): Promise<Hit[][]> {
  if (!isNarrowed(criteria)) return []
  const { q, sought, unwanted = [] } = criteria
  const free = { ...ANYTHING, q, sought, unwanted, size: criteria.size, page: 1 }
  const [words, conditions] = [
    await someOf(free, by, known, list),
    await list({ ...withoutWordsOf(criteria), ...firstOf(criteria) }),
  ]
  return isSlight(by.words) ? [conditions.hits, words.hits] : [words.hits, conditions.hits]
}

/** Each once, no more than a page of the nearest is to have. */
const together = (...lists: readonly (readonly Hit[])[]): Hit[] =>
  [...new Map(lists.flat().map(hit => [hit.id, hit])).values()].slice(0, MOST_NEAR)

/** How much the field of a word tells beside the word itself, a field that is only guessed, and how one lives or feels. */
const TELLS = { field: 0.9, guess: 0.5, situation: 0.6 }

/** By what is near: words, and the names of categories near to how somebody lives or feels. */
type By = { words: readonly string[]; situation: readonly string[] }

/** The categories of words, and of how somebody lives or feels, each with how much it tells. */
function fieldsBy({ words, situation }: By, known: Words): { names: readonly string[]; tells: number }[] {
  const fields = words.map(word => {
    const names = fieldsOf(word, known)
    return names.length > 0 ? { names, tells: TELLS.field } : { names: fieldsGuessed(word, known), tells: TELLS.guess }
  })
  return [...fields, { names: situation, tells: TELLS.situation }].filter(({ names }) => names.length > 0)
}

/** Activities that have one of the words, or of what is understood in them, or that are of a field that is near. */
async function someOf(criteria: Criteria, said: By, known: Words, list: List, more = 0): Promise<Some> {
  const by = distinct(said.words.flatMap(word => meantParts(word, known.lexicon)))
  const fields = fieldsBy(said, known)
  const sought = [...soughtOf(by, known.lexicon), ...fields.map(({ names }) => names.map(fold))]
  const any = [...tellsOf(by, known.lexicon), ...fields.map(({ tells }) => tells)]
  const size = Math.min(criteria.size, MOST_NEAR) + more
  const asked = { ...criteria, page: 1, size, q: by.join(' '), sought, any }
  const { hits } = sought.length === 0 ? { hits: [] } : await list(asked)
  return { hits, by, fields: distinct(fields.flatMap(({ names }) => names)) }
}

/** So few that have all the words are followed by those that have some. */
const FEW = 9

const NOTHING: Some = { hits: [], by: [], fields: [] }

/** Beside the few that have all the words, what has some of them or is of their field. */
export async function besidesOf(
  { criteria, situation }: Pick<Asked, 'criteria' | 'situation'>,
  { total, hits }: Listing,
  known: Words,
  list: List,
): Promise<Some> {
  const words = lookedFor(criteria).map(({ word }) => word)
  const isSaid = words.length + situation.length > 0
  if (!isSaid || total === 0 || total > FEW || criteria.page > 1) return NOTHING
  const some = await (situation.length === 0 && isSlight(words)
    ? withoutWords(criteria, words, list)
    : someOf(criteria, { words, situation }, known, list, total))
  const there = new Set(hits.map(({ id }) => id))
  return { ...some, hits: some.hits.filter(({ id }) => !there.has(id)).slice(0, MOST_NEAR - total) }
}

/** Of a word that tells as little as 趣味, what is behind its door and fits the conditions beside it. */
async function withoutWords(criteria: Criteria, words: readonly string[], list: List): Promise<Some> {
  const door = criteria.door ?? doorWished(words.join(' '))
  const without = { ...criteria, door, q: '', sought: [], unwanted: [] }
  if (conditionsInUse(without).length === 0) return NOTHING
  return { ...NOTHING, hits: (await list({ ...without, size: 2 * MOST_NEAR })).hits }
}

/** The words that are looked for, without those that are not wanted. */
const lookedFor = (criteria: Criteria) => wordsIn(criteria).slice(0, criteria.sought?.length)

/** What is understood in one word; of one in kana that no list has, what is written most like it: フレール is フレイル. */
function meantParts(word: string, lexicon: Words['lexicon']): string[] {
  if (lexicon.has(fold(word))) return knownParts(word, lexicon)
  const alike = alikeWords(word, lexicon, 1)
  return alike.length > 0 ? [word, ...alike] : knownParts(word, lexicon)
}

type Meant = Near['meant'][number] & { hits: Hit[] }

/** Words that are written much like those that no list has, with how many activities have them. */
async function meantBy(criteria: Criteria, known: Words, list: List): Promise<Meant[]> {
  const meant: Meant[] = []
  for (const { word, without } of lookedFor(criteria).filter(({ word }) => !known.lexicon.has(fold(word))))
    for (const text of alikeWords(word, known.lexicon)) {
      const q = [without.q, text].filter(Boolean).join(' ')
      const asked = [...(without.sought ?? []), ...soughtOf([text], known.lexicon)]
      const { total, hits } = await list({ ...criteria, page: 1, q, sought: asked })
      const href = `/opportunities${queryOf({ ...criteria, q, page: 1 })}`
      if (total > 0) meant.push({ text: `「${text}」`, href, total, hits })
    }
  return meant
}
