import { html, raw } from 'hono/html'
import type { Gazetteer } from '#features/places/index.ts'
import type { Read } from '#platform/db.ts'
import { activityCard } from '#ui/cards.ts'
import type { Html } from '#ui/html.ts'
import { cardOf } from './card.ts'
import type { Criteria } from './search.ts'
import { cardRows, type Hit } from './store-public.ts'

/** Cards as they were rendered, for as long as the gazetteer that they were rendered with (a minute). */
const kept = new WeakMap<Gazetteer, Map<string, Html>>()
const MOST = 2000

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
): Promise<Html[]> {
  const cards = kept.get(places) ?? new Map<string, Html>()
  if (cards.size > MOST) cards.clear()
  kept.set(places, cards)
  const query = from ? `?${new URLSearchParams({ from: from.name })}` : ''
  const keyOf = ({ id, stamp }: Hit): string => [id, stamp, today, query, query && means].join()
  const missing = new Map(hits.filter(hit => !cards.has(keyOf(hit))).map(hit => [hit.id, hit]))
  for (const row of await cardRows(db, [...missing.keys()])) {
    const hit = missing.get(row.id)!
    cards.set(
      keyOf(hit),
      flat(String(await activityCard(cardOf(row, places, today, { metres: hit.metres, query, means })))),
    )
  }
  return hits.map(hit => cards.get(keyOf(hit)) ?? html``)
}

const forms = new WeakMap<Gazetteer, Map<string, Html>>()
const MOST_FORMS = 200

/** What stands above the cards, rendered once for each question. */
export async function keptForm(question: unknown, places: Gazetteer, render: () => readonly Html[]): Promise<Html> {
  const known = forms.get(places) ?? new Map<string, Html>()
  if (known.size > MOST_FORMS) known.clear()
  forms.set(places, known)
  const key = JSON.stringify(question)
  const form = known.get(key) ?? flat((await Promise.all(render())).join(''))
  known.set(key, form)
  return form
}

/** In one piece of memory, not as the tree of pieces that it was put together from. */
const flat = (text: string): Html => raw(Buffer.from(text).toString())
