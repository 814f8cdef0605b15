import { html } from 'hono/html'
import { DOOR_TEXT, type Door, formsOffered } from '#features/kinds/index.ts'
import { type Gazetteer, gazetteer, reachMetres } from '#features/places/index.ts'
import type { Lexicon } from '#features/words/index.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, page, type View } from '#platform/page.ts'
import { PIECE } from '#platform/pieces.ts'
import type { Html } from '#ui/html.ts'
import { pageHead, roomy } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { tiles } from '#ui/tiles.ts'
import { alikeWords } from '../find/near.ts'
import { type Asked, type Criteria, queryOf, readCriteria } from '../find/search.ts'
import { countUnknown, ENOUGH, type Hit, type Listing, listOpen } from '../find/store.ts'
import { distinct, knownParts, soughtOf, wordsIn } from '../find/words.ts'
import {
  conditionLinks,
  conditionsInUse,
  headingOf,
  type InUse,
  type Near,
  nothingFound,
  placeLinks,
} from './conditions.ts'
import { cardsOf, currentOf, keptFind, keptForm } from './kept.ts'
import { searchForm } from './search-form.ts'

/** `unknown`: how many are not in it because it is not known whether they would be. */
type Found = Asked &
  Listing & { places: Gazetteer; unknown: number; near: (Near & { hits: Hit[]; criteria: Criteria }) | null }

async function find(ask: Ask, db: Read, enough?: number): Promise<Found> {
  const places = await gazetteer(db, ask.municipality.id, ask.today)
  const current = await currentOf(db, ask.municipality.id)
  const { lexicon } = current
  const asked = readCriteria(ask.url.searchParams, places, ask.municipality, { lexicon, today: ask.today })
  const { criteria } = asked
  const list = (some: Criteria, most?: number): Promise<Listing> =>
    keptFind(current, places, [some, ask.today, most], () => listOpen(db, some, ask.today, reachOf(some, places), most))
  const listing = await list(criteria, enough)
  const near = listing.total === 0 ? await nearOf(criteria, lexicon, some => list(some, ENOUGH)) : null
  const unknown = await keptFind(current, places, ['unknown', criteria, ask.today], () =>
    countUnknown(db, criteria, ask.today, reachOf(criteria, places)),
  )
  return { ...asked, places, near, unknown, ...listing }
}

const reachOf = ({ from, minutes, means }: Criteria, { speeds }: Gazetteer): number | null =>
  from && minutes !== null ? reachMetres(means, minutes, speeds) : null

/** So many conditions are tried one by one: more are a tick grid that somebody filled. */
const TRIED = 12
/** So many of the nearest are shown, and no more than a page is to have. */
const MOST_NEAR = 10

/**
 * What is nearest where nothing was found: activities that have one of the words, or of what is understood in them, else
 * those that fail by one condition; how many there would be without each; words that were meant, perhaps.
 */
async function nearOf(
  criteria: Criteria,
  lexicon: Lexicon,
  list: (criteria: Criteria) => Promise<Listing>,
): Promise<Found['near']> {
  const first = { page: 1, size: Math.min(criteria.size, MOST_NEAR) }
  const fewer: (InUse & Listing)[] = []
  for (const used of conditionsInUse(criteria).slice(0, TRIED))
    fewer.push({ ...used, ...(await list({ ...used.without, ...first })) })
  const words = wordsIn(criteria).map(({ word }) => word)
  const parts = distinct(words.flatMap(word => knownParts(word, lexicon)))
  const some = { ...criteria, ...first, q: parts.join(' '), sought: soughtOf(parts, lexicon), any: true }
  // 仕事 is said of what is thanked for too: whatever has all the words, behind whichever door, is nearer than one of them.
  const elsewhere = words.length > 0 && fewer.find(({ total, without }) => total > 0 && without.door !== criteria.door)
  if (elsewhere) return { fewer, meant: [], hits: elsewhere.hits, criteria: elsewhere.without }
  const { hits } = words.length > 0 ? await list(some) : { hits: [] }
  if (hits.length > 0) return { fewer, meant: [], hits, criteria }
  const meant = await meantBy(criteria, lexicon, list)
  // What somebody asked for by a word is given up last: times and ways give way first. All there is is near to nothing.
  const nearest = fewer.findLast(({ total, without }) => total > 0 && conditionsInUse(without).length > 0)
  return { fewer, meant, hits: nearest?.hits ?? meant[0]?.hits ?? [], criteria: nearest?.without ?? criteria }
}

/** Words that are written much like those that are nowhere, with how many activities have them. */
async function meantBy(
  criteria: Criteria,
  lexicon: Lexicon,
  list: (criteria: Criteria) => Promise<Listing>,
): Promise<(Near['meant'][number] & { hits: Hit[] })[]> {
  const meant: (Near['meant'][number] & { hits: Hit[] })[] = []
  for (const { word, without } of wordsIn(criteria))
    for (const text of alikeWords(word, lexicon)) {
      const q = [without.q, text].filter(Boolean).join(' ')
      const sought = [...(without.sought ?? []), ...soughtOf([text], lexicon)]
      const { total, hits } = await list({ ...criteria, page: 1, q, sought })
      const href = `/opportunities${queryOf({ ...criteria, q, page: 1 })}`
      if (total > 0) meant.push({ text: `「${text}」`, href, total, hits })
    }
  return meant
}

/** The doors and the question itself. */
const formOf = (ask: Ask, { criteria, places }: Found): Promise<Uint8Array> => {
  const typed = { from: ask.url.searchParams.get('from') || (criteria.from?.name ?? '') }
  const href = (door: Door) => `/opportunities${queryOf(behind(criteria, door))}`
  const current = criteria.door ?? undefined
  const forms = formsOffered(ask.municipality)
  return keptForm(
    [criteria, typed, forms],
    places,
    () => html`${tiles({ labels: DOOR_TEXT, href, current })}${searchForm(criteria, typed, places, forms)}`,
  )
}

function listView(ask: Ask, found: Found, form: Uint8Array, cards: readonly Uint8Array[]): View {
  const { criteria, total, more } = found
  const used = conditionsInUse(criteria).length
  const heading = headingOf(criteria)
  const pages: Pages = {
    ...{ page: criteria.page, size: criteria.size, total, more },
    href: page => `/opportunities${queryOf({ ...criteria, page })}`,
  }
  return {
    title: `${heading ?? '活動をさがす'}${criteria.page > 1 ? `（${criteria.page}ページ目）` : ''}`,
    nav: '/opportunities',
    pieces: [[form], cards],
    body: html`${pageHead({ title: heading ?? 'どんなことをしてみたいですか' })}
      ${found.notes.map(body => notice({ kind: 'warning', title: body }))}
      ${roomy({
        title: html`さがす条件${used > 0 && html`（${used}つ）`}`,
        open: found.notes.length > 0,
        body: PIECE,
      })}
      <div class="stack" id="list">${placeLinks(ask.url.searchParams, found.choices, criteria.from?.name ?? null)}${conditionLinks(criteria)}<p role="status">${countText(criteria, found)}<a href="#order">ならび方のきまり</a></p>${unknownText(criteria, found)}</div>
      ${found.hits.length === 0 && html`<div class="empty">${found.near ? nothingFound(found.near, ask.municipality) : nothingOn(pages, '')}</div>`}
      ${found.hits.length === 0 && cards.length > 0 && html`<h2>近いもの</h2>`}
      ${cards.length > 0 && html`<ul class="cards">${PIECE}</ul>`}
      ${total > criteria.size && pager(pages)}
      ${orderRule}`,
  }
}

/** The same question behind another door; a category belongs to its door, so it goes with the old one. */
const behind = (criteria: Criteria, door: Door): Criteria => ({ ...criteria, door, category: null, page: 1 })

const countText = (criteria: Criteria, { total, more }: Listing): Html =>
  html`<b>${total.toLocaleString('ja')}件${more && '以上'}</b>見つかりました。${total > 1 && html`ならび順：<b class="keep">${orderText(criteria, more || total > ENOUGH)}</b>　`}`

const orderText = ({ from, sought }: Criteria, many: boolean): string => {
  if (from) return `${from.name}から近い順`
  return sought?.length && !many ? 'ことばが題名にある順、次に新しい順' : '新しい順'
}

/** What the conditions leave out for nothing but that it is not known. */
function unknownText({ when, on, reward, loads, minutes }: Criteria, { unknown }: Found): Html | false {
  const about = [(when || on) && '曜日や時間', reward && 'お金', loads.length > 0 && 'からだの負担', minutes && '場所']
  return (
    unknown > 0 &&
    html`<p class="faint">ほかに、${about.filter(Boolean).join('・')}がわからないため出していない活動が<b>${unknown.toLocaleString('ja')}件</b>あります。窓口におたずねください。</p>`
  )
}

/** The order is stated in advance and is the same for everybody: information, not placement (sources.md: placement). */
const orderRule = html`<section class="box screen-only" id="order"><h2>ならび方のきまり</h2><div class="stack">
  <p>ふだんは、公開した日が新しい順にならびます。同じ日のものは、登録が新しい順です。</p>
  <p>ことばでさがすと、そのことばが題名にあるもの、あらましにあるもの、そのほかの順に、それぞれ新しい順にならびます。同じ意味のことばで見つかったものは、そのことば自身のものの次です。${ENOUGH.toLocaleString('ja')}件をこえるときは、新しい順だけです。</p>
  <p>「どこから」に町・駅・施設の名前や郵便番号を入れると、そこ（町は中心）から近い順にならびます。時間は、道のりを直線の1.3倍ほどとしためやすです。</p>
  <p>どなたが見ても同じ順です。お金を払った団体を上にすることはありません。</p>
  <p>定員に達した活動ものせています。あきを待てるかは、窓口でお答えします。</p></div></section>`

const list = page.public({
  path: '/opportunities',
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const found = await find(ask, db, ENOUGH)
    const { hits, criteria } = found.near ?? found
    const cards = await cardsOf(db, hits, criteria, found.places, ask.today)
    return listView(ask, found, await formOf(ask, found), cards)
  },
})

const json = page.public({
  path: '/opportunities.json',
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const { criteria, total, hits, notes, unknown, near } = await find(ask, db)
    return Response.json(
      {
        total,
        // Left out because it is not known whether they match.
        unknown,
        page: criteria.page,
        size: criteria.size,
        notes,
        // Nothing has all that was asked: these are the nearest.
        near: near !== null,
        items: (near?.hits ?? hits).map(({ id, title }) => ({ id, title, url: `/opportunities/${id}` })),
      },
      { headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } },
    )
  },
})

export const pages = [list, json]
