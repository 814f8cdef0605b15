import { fieldsOf, type Words } from '#features/words/index.ts'
import { fold } from '#platform/folding.ts'
import { type Asked, type Criteria, queryOf } from '../../find/search.ts'
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
 * are of their field; else those that fail by one condition; how many there would be without each; words that were meant,
 * perhaps.
 */
export async function nearOf(
  { criteria, left }: Pick<Asked, 'criteria' | 'left'>,
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
  const some = await someOf(criteria, words, known, list)
  const first = elsewhere ? elsewhere.hits : []
  if (first.length + some.hits.length > 0) return { ...none, ...some, hits: together(first, some.hits) }
  // What was left aside tells little, and more than nothing.
  const others = left.length > 0 ? await someOf(criteria, left, known, list) : some
  if (others.hits.length > 0) return { ...none, ...others }
  // What somebody asked for by a word is given up last, unless it tells as little as 趣味: times and ways give way first.
  const ordered = isSlight(words) ? fewer : fewer.toReversed()
  // All there is is near to nothing.
  const nearest = ordered.find(({ total, without }) => total > 0 && conditionsInUse(without).length > 0)
  return { ...none, hits: nearest?.hits ?? meant[0]?.hits ?? [], criteria: nearest?.without ?? criteria }
}

/** Each once, no more than a page of the nearest is to have. */
const together = (...lists: readonly (readonly Hit[])[]): Hit[] =>
  [...new Map(lists.flat().map(hit => [hit.id, hit])).values()].slice(0, MOST_NEAR)

/** How much the field of a word tells beside the word itself. */
const FIELD_TELLS = 0.9

/** Activities that have one of the words, or of what is understood in them, or that are of their field. */
async function someOf(criteria: Criteria, words: readonly string[], known: Words, list: List, more = 0): Promise<Some> {
  const by = distinct(words.flatMap(word => meantParts(word, known.lexicon)))
  const fields = words.map(word => fieldsOf(word, known)).filter(names => names.length > 0)
  const sought = [...soughtOf(by, known.lexicon), ...fields.map(names => names.map(fold))]
  const any = [...tellsOf(by, known.lexicon), ...fields.map(() => FIELD_TELLS)]
  const size = Math.min(criteria.size, MOST_NEAR) + more
  const asked = { ...criteria, page: 1, size, q: by.join(' '), sought, any }
  const { hits } = by.length === 0 ? { hits: [] } : await list(asked)
  return { hits, by, fields: distinct(fields.flat()) }
}

/** So few that have all the words are followed by those that have some. */
const FEW = 9

const NOTHING: Some = { hits: [], by: [], fields: [] }

/** Beside the few that have all the words, what has some of them or is of their field. */
export async function besidesOf(criteria: Criteria, { total, hits }: Listing, known: Words, list: List): Promise<Some> {
  const words = lookedFor(criteria).map(({ word }) => word)
  if (words.length === 0 || total === 0 || total > FEW || criteria.page > 1) return NOTHING
  const some = await (isSlight(words)
    ? withoutWords(criteria, words, list)
    : someOf(criteria, words, known, list, total))
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
