import { html } from 'hono/html'
import type { Gazetteer } from '#features/places/index.ts'
import { ownWords, type Words, wordsWith } from '#features/words/index.ts'
import type { Read } from '#platform/db.ts'
import type { Way } from '#platform/feature.ts'
import { keptOf } from '#platform/kept.ts'
import { activityCard } from '#ui/cards.ts'
import type { Html } from '#ui/html.ts'
import { timesAsked, waysAsked } from '../find/reach.ts'
import { type Criteria, queryOf } from '../find/search.ts'
import { cardRows, countByForm, fewOpen, type Hit } from '../find/store.ts'
import { publicState } from '../find/store-state.ts'
import { cardOf } from './card.ts'

/** What was rendered, for as long as the gazetteer that it was rendered with (a minute); of `most` pieces it begins anew. */
function keeper<T>(most: number): (places: Gazetteer) => Map<string, T> {
  const kept = new WeakMap<Gazetteer, Map<string, T>>()
  return places => {
    const known = kept.get(places) ?? new Map<string, T>()
    if (known.size > most) known.clear()
    kept.set(places, known)
    return known
  }
}

const keptCards = keeper<Uint8Array[]>(2000)
const keptForms = keeper<Uint8Array>(200)
const keptRows = keeper<{ hits: readonly Hit[]; bytes: Uint8Array }>(30)
const keptFinds = keeper<{ found: unknown; state: number }>(1000)

/** What is public now: `state` is another one as soon as an activity or a word has changed, `words` are with its own. */
export type Current = { state: number; words: Words }

const current = keptOf(() => new Map<string, Current & { seen: string }>())
let states = 0

/** The present state of a municipality's activities and words, told by one small statement where nothing has changed. */
export async function currentOf(db: Read, municipality: string): Promise<Current> {
  const before = current(db).get(municipality)
  const { seen, same } = await publicState(db, before?.seen ?? null)
  if (before && same) return before
  // Read after `seen`: what changes in between is read once more, never overlooked.
  const now = { seen, state: ++states, words: await wordsWith(await ownWords(db)) }
  current(db).set(municipality, now)
  return now
}

/** What was found for a question: found once, and again as soon as the state is another one. */
export async function keptFind<T>(
  { state }: Current,
  places: Gazetteer,
  question: readonly unknown[],
  find: () => Promise<T>,
): Promise<T> {
  const known = keptFinds(places)
  const key = JSON.stringify(question)
  const before = known.get(key)
  if (before?.state === state) return before.found as T
  const found = await find()
  known.set(key, { found, state })
  return found
}

/** What the first page shows: a few activities, and how many there are of each form and category. */
export const keptFirst = async (db: Read, municipality: string, places: Gazetteer, today: string) =>
  keptFind(await currentOf(db, municipality), places, ['first', today], async () => ({
    few: await fewOpen(db, today),
    counts: await countByForm(db, today),
  }))

/** Where the question stands in the address of a card: it is put in for each list. */
const QUESTION = '?--question--'

/** The cards of a page of hits in one piece, which is kept for those that are asked for again and again. */
export async function cardsOf(
  db: Read,
  hits: readonly Hit[],
  criteria: Criteria,
  places: Gazetteer,
  today: string,
  ways: readonly Way[] = [],
): Promise<Uint8Array[]> {
  if (hits.length === 0) return []
  const rows = keptRows(places)
  const question = queryOf(criteria)
  const known = rows.get(question)
  // The same hits are given (`keptFind`) until an activity has changed or the day is another.
  if (known?.hits === hits) return [known.bytes]
  const bytes = Buffer.concat(await cardPieces(db, hits, criteria, places, today, ways))
  rows.set(question, { hits, bytes })
  return [bytes]
}

/**
 * The cards in their order, each with the question in its address so that the way back leads to the same list. A card is
 * rendered once for each version of its row (`stamp`), so a change shows at once; its rows are read from the database only
 * then.
 */
async function cardPieces(
  db: Read,
  hits: readonly Hit[],
  criteria: Criteria,
  places: Gazetteer,
  today: string,
  ways: readonly Way[],
): Promise<Uint8Array[]> {
  const { from, means } = criteria
  const asked = from && `${means} ${timesAsked(criteria)}`
  const way = waysAsked(criteria, places)
  const cards = keptCards(places)
  const keyOf = ({ id, stamp }: Hit): string => [id, stamp, today, from?.name, asked].join()
  const missing = new Map(hits.filter(hit => !cards.has(keyOf(hit))).map(hit => [hit.id, hit]))
  for (const row of await cardRows(db, [...missing.keys()])) {
    const hit = missing.get(row.id)!
    const told = cardOf(row, places, today, { way, query: QUESTION, means: [means] })
    const card = activityCard({ ...told, actions: actionsOf(row.id, ways) })
    cards.set(
      keyOf(hit),
      String(await html`<li>${card}</li>`)
        .split(QUESTION)
        .map(encoded),
    )
  }
  const question = encoded(await html`${queryOf(criteria)}`)
  return hits.flatMap(hit =>
    (cards.get(keyOf(hit)) ?? []).flatMap((part, at) => (at === 0 ? [part] : [question, part])),
  )
}

/** What can be done with an activity from a list: each leads back to the same question. */
const actionsOf = (id: string, ways: readonly Way[]): readonly Html[] | false => {
  const all = ways.flatMap(({ card }) => card?.(id, `/opportunities${QUESTION}`) ?? [])
  return all.length > 0 && all
}

/** What stands above the cards, rendered once for each question. */
export async function keptForm(question: unknown, places: Gazetteer, render: () => Html): Promise<Uint8Array> {
  const known = keptForms(places)
  const key = JSON.stringify(question)
  const form = known.get(key) ?? encoded(await render())
  known.set(key, form)
  return form
}

const encoded = (text: { toString(): string }): Uint8Array => Buffer.from(String(text))
