import { html } from 'hono/html'
import type { Gazetteer } from '#features/places/index.ts'
import type { Read } from '#platform/db.ts'
import { activityCard } from '#ui/cards.ts'
import type { Html } from '#ui/html.ts'
import type { Criteria } from '../find/search.ts'
import { cardRows, countUnknown, type Hit, type Listing, listOpen, publicState } from '../find/store.ts'
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

const keptCards = keeper<Uint8Array>(2000)
const keptForms = keeper<Uint8Array>(200)
/** A page of the list, and how many are not in it because it is not known whether they would be. */
export type Kept = Listing & { unknown: number }
const keptListings = keeper<{ listing: Kept; seen: string }>(500)

/** A page of the list as `listOpen` finds it: found once, and again as soon as an activity has changed. */
export async function keptListing(
  db: Read,
  places: Gazetteer,
  question: Parameters<typeof listOpen> extends [Read, ...infer Q] ? Q : never,
): Promise<Kept> {
  const known = keptListings(places)
  const key = JSON.stringify(question)
  const before = known.get(key)
  const { seen, same } = await publicState(db, before?.seen ?? null)
  if (before && same) return before.listing
  // Read after `seen`: what changes in between is found once more, never overlooked.
  const [criteria, today, reach] = question
  const listing = { ...(await listOpen(db, ...question)), unknown: await countUnknown(db, criteria, today, reach) }
  known.set(key, { listing, seen })
  return listing
}

/**
 * The cards of a page of hits, in their order. A card is rendered once for each version of its row (`stamp`), so a
 * change shows at once; its rows are read from the database only then.
 */
export async function cardsOf(
  db: Read,
  hits: readonly Hit[],
  { from, means }: Criteria,
  places: Gazetteer,
  today: string,
): Promise<Uint8Array[]> {
  const cards = keptCards(places)
  const query = from ? `?${new URLSearchParams({ from: from.name })}` : ''
  const keyOf = ({ id, stamp }: Hit): string => [id, stamp, today, query, query && means].join()
  const missing = new Map(hits.filter(hit => !cards.has(keyOf(hit))).map(hit => [hit.id, hit]))
  for (const row of await cardRows(db, [...missing.keys()])) {
    const hit = missing.get(row.id)!
    const card = activityCard(cardOf(row, places, today, { metres: hit.metres, query, means }))
    cards.set(keyOf(hit), encoded(await html`<li>${card}</li>`))
  }
  return hits.flatMap(hit => cards.get(keyOf(hit)) ?? [])
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
