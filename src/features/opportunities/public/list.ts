import { html } from 'hono/html'
import { DOOR_TEXT, type Door } from '#features/kinds/index.ts'
import { type Gazetteer, gazetteer, reachMetres } from '#features/places/index.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, page, type View } from '#platform/page.ts'
import { PIECE } from '#platform/pieces.ts'
import type { Html } from '#ui/html.ts'
import { pageHead, roomy } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { tiles } from '#ui/tiles.ts'
import { type Asked, type Criteria, queryOf, readCriteria } from '../find/search.ts'
import { cardsOf, type Kept, keptForm, keptListing } from './kept.ts'
import { conditionLinks, conditionsInUse, nothingFound, searchForm } from './search-form.ts'

type Found = Asked & Kept & { places: Gazetteer }

/** Nobody reads further: of more it is only said that there are. */
const ENOUGH = 5000

async function find(ask: Ask, db: Read, enough?: number): Promise<Found> {
  const places = await gazetteer(db, ask.municipality.id, ask.today)
  const asked = readCriteria(ask.url.searchParams, places, ask.municipality)
  const { from, minutes, means } = asked.criteria
  const reach = from && minutes !== null ? reachMetres(means, minutes, places.speeds) : null
  return { ...asked, places, ...(await keptListing(db, places, [asked.criteria, ask.today, reach, enough])) }
}

/** The doors and the question itself. */
const formOf = (ask: Ask, { criteria, places }: Found): Promise<Uint8Array> => {
  const typed = { from: ask.url.searchParams.get('from') ?? '' }
  const href = (door: Door) => `/opportunities${queryOf(behind(criteria, door))}`
  const current = criteria.door ?? undefined
  return keptForm(
    [criteria, typed],
    places,
    () => html`${tiles({ labels: DOOR_TEXT, href, current })}${searchForm(criteria, typed, places)}`,
  )
}

function listView(ask: Ask, found: Found, form: Uint8Array, cards: readonly Uint8Array[]): View {
  const { criteria, total, more } = found
  const used = conditionsInUse(criteria).length
  const pages: Pages = {
    ...{ page: criteria.page, size: criteria.size, total, more },
    href: page => `/opportunities${queryOf({ ...criteria, page })}`,
  }
  return {
    title: criteria.q ? `「${criteria.q}」の活動` : '活動をさがす',
    nav: '/opportunities',
    pieces: [[form], cards],
    body: html`${pageHead({ title: 'どんなことを してみたいですか' })}
      ${roomy({
        title: html`さがす条件${used > 0 && html`（${used}つ）`}`,
        open: found.notes.length > 0,
        body: PIECE,
      })}
      ${found.notes.map(body => notice({ kind: 'warning', title: body }))}
      <div class="stack" id="list">${conditionLinks(criteria)}<p role="status">${countText(criteria, found)}<a href="#order">ならび方のきまり</a></p>${unknownText(criteria, found)}</div>
      ${cards.length > 0 ? html`<ul class="cards">${PIECE}</ul>` : html`<div class="empty">${nothingOn(pages, nothingFound(criteria, ask.municipality))}</div>`}
      ${total > criteria.size && pager(pages)}
      ${orderRule}`,
  }
}

/** The same question behind another door; a category belongs to its door, so it goes with the old one. */
const behind = (criteria: Criteria, door: Door): Criteria => ({ ...criteria, door, category: null, page: 1 })

const countText = ({ from }: Criteria, { total, more }: Kept): Html =>
  html`<b>${total.toLocaleString('ja')}件${more && '以上'}</b> 見つかりました。${total > 1 && html`ならび順：<b>${from ? `${from.name}から近い順` : '新しい順'}</b>　`}`

/** What the conditions leave out for nothing but that it is not known. */
function unknownText({ when, reward, loads, minutes }: Criteria, { unknown }: Kept): Html | false {
  const about = [when && '曜日や時間', reward && 'お金', loads.length > 0 && 'からだの負担', minutes && '場所']
  return (
    unknown > 0 &&
    html`<p class="faint">ほかに、${about.filter(Boolean).join('・')}が わからないため出していない活動が <b>${unknown.toLocaleString('ja')}件</b> あります。窓口に おたずねください。</p>`
  )
}

/** The order is stated in advance and is the same for everybody: information, not placement (sources.md: placement). */
const orderRule = html`<section class="box" id="order"><h2>ならび方のきまり</h2><div class="stack">
  <p>ふだんは、公開した日が新しい順に ならびます。同じ日のものは、登録が新しい順です。</p>
  <p>「どこから」に町の名前を入れると、その町の中心から近い順に ならびます。時間は、道のりを直線の1.3倍ほどとした めやすです。</p>
  <p>どなたが見ても同じ順です。お金を払った団体を 上にすることは ありません。</p>
  <p>定員に達した活動も のせています。あきを待てるかは、窓口でお答えします。</p></div></section>`

const list = page.public({
  path: '/opportunities',
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const found = await find(ask, db, ENOUGH)
    const cards = await cardsOf(db, found.hits, found.criteria, found.places, ask.today)
    return listView(ask, found, await formOf(ask, found), cards)
  },
})

const json = page.public({
  path: '/opportunities.json',
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const { criteria, total, hits, notes, unknown } = await find(ask, db)
    return Response.json(
      {
        total,
        // Left out because it is not known whether they match.
        unknown,
        page: criteria.page,
        size: criteria.size,
        notes,
        items: hits.map(({ id, title }) => ({ id, title, url: `/opportunities/${id}` })),
      },
      { headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } },
    )
  },
})

export const pages = [list, json]
