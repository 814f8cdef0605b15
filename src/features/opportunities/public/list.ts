import { html } from 'hono/html'
import { DOOR_TEXT, type Door, formsOffered } from '#features/kinds/index.ts'
import { type Gazetteer, gazetteer } from '#features/places/index.ts'
import type { Read } from '#platform/db.ts'
import type { Way } from '#platform/feature.ts'
import { offered } from '#platform/own.ts'
import { type Ask, type Page, page, type View } from '#platform/page.ts'
import { PIECE } from '#platform/pieces.ts'
import type { Html } from '#ui/html.ts'
import { pageHead, roomy } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { plainly } from '#ui/plainly.ts'
import { tiles } from '#ui/tiles.ts'
import { reachOf } from '../find/reach.ts'
import { type Asked, type Criteria, queryOf, readCriteria } from '../find/search.ts'
import { countUnknown, ENOUGH, type Hit, type Listing, listOpen } from '../find/store.ts'
import { conditionLinks, conditionsInUse, headingOf, nothingFound, placeLinks } from './finding/conditions.ts'
import { besidesOf, isNameless, type Nearest, nearOf, type Some } from './finding/nearest.ts'
import { searchForm } from './finding/search-form.ts'
import { cardsOf, currentOf, keptFind, keptForm } from './kept.ts'
import { listMap, mapSwitch } from './map.ts'

/** `unknown`: how many are not in it because it is not known whether they would be. */
type Found = Asked & Listing & { places: Gazetteer; unknown: number; near: Nearest | null; besides: Some }

async function find(ask: Ask, db: Read, enough?: number): Promise<Found> {
  const places = await gazetteer(db, ask.municipality.id, ask.today)
  const current = await currentOf(db, ask.municipality.id)
  const { words } = current
  const asked = readCriteria(ask.url.searchParams, places, ask.municipality, { words, today: ask.today })
  const { criteria } = asked
  const list = (some: Criteria, most?: number): Promise<Listing> =>
    keptFind(current, places, [some, ask.today, most], () => listOpen(db, some, ask.today, reachOf(some, places), most))
  // Who only says how they live names nothing: what is near to that, not all there is.
  const isSituation = asked.situation.length > 0 && isNameless(criteria)
  const listing = isSituation ? { total: 0, more: false, hits: [] } : await list(criteria, enough)
  const near = listing.total === 0 ? await nearOf(asked, words, some => list(some, ENOUGH)) : null
  const besides = await besidesOf(asked, listing, words, some => list(some, ENOUGH))
  const unknown = await keptFind(current, places, ['unknown', criteria, ask.today], () =>
    countUnknown(db, criteria, ask.today, reachOf(criteria, places)),
  )
  return { ...asked, places, near, besides, unknown, ...listing }
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

function listView(
  ask: Ask,
  found: Found,
  form: Uint8Array,
  [cards, besides]: readonly [readonly Uint8Array[], readonly Uint8Array[]],
  { map, ways }: { map: Html | false; ways: readonly Way[] },
): View {
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
    pieces: besides.length > 0 ? [[form], cards, besides] : [[form], cards],
    body: html`${pageHead({ title: heading ?? 'どんなことをしてみたいですか' })}
      ${found.notes.map(body => notice({ kind: 'warning', title: body }))}
      ${roomy({
        title: html`さがす条件${used > 0 && html`（${used}つ）`}`,
        open: found.notes.length > 0,
        body: PIECE,
      })}
      <div class="stack" id="list">${placeLinks(
        ask.url.searchParams,
        found.choices,
        criteria.from?.name ?? null,
      )}${conditionLinks(criteria)}<p role="status">${countText(criteria, found)}<a href="#order">ならび方のきまり</a></p>${unknownText(criteria, found)}${leftText(found)}</div>
      ${found.hits.length === 0 && html`<div class="empty">${found.near ? nothingFound(found.near, used > 0, ask.municipality) : nothingOn(pages, '')}</div>`}
      ${found.hits.length === 0 && cards.length > 0 && html`<h2>近いもの</h2>${nearText(found.near?.by ?? [], found.near?.fields)}`}
      ${cards.length > 0 && html`<div class="row screen-only">${mapSwitch(criteria)}</div>`}${map}
      ${cards.length > 0 && (map ? html`<ol class="cards numbered" start="${(criteria.page - 1) * criteria.size + 1}">${PIECE}</ol>` : html`<ul class="cards">${PIECE}</ul>`)}
      ${besides.length > 0 && html`<h2>ほかに近いもの</h2>${nearText(found.besides.by, found.besides.fields)}<ul class="cards">${PIECE}</ul>`}
      ${total > criteria.size && pager(pages)}
      ${used > 0 && ways.map(({ search }) => search?.(queryOf({ ...criteria, page: 1 })))}
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
    html`<p class="faint">${plainly(html`ほかに、${about.filter(Boolean).join('・')}がわからないため出していない活動が<b>${unknown.toLocaleString('ja')}件</b>あります。窓口におたずねください。`, `まだよくわからない活動が、ほかに${unknown.toLocaleString('ja')}件あります。電話で聞いてください。`)}</p>`
  )
}

const quoted = (words: readonly string[]): string => words.map(word => `「${word}」`).join('')

/** Words that were typed and not looked for: it is never hidden. */
const leftText = ({ left }: Asked): Html | false =>
  left.length > 0 && html`<p class="faint">${quoted(left)}は、使わずにさがしました。</p>`

/** In which order the nearest stand where no activity has all the words. */
function nearText(by: readonly string[], fields: readonly string[] = []): Html | false {
  if (by.length < 2 && fields.length === 0) return false
  const field = fields.length > 0 && `分野が${quoted(fields)}の活動`
  if (by.length < 2) return html`<p>${field}です。</p>`
  return html`<p>${quoted(by)}のどれかが書かれている活動${field && `と、${field}`}です。合うことばが多いものから出しています。</p>`
}

/** The order is stated in advance and is the same for everybody: information, not placement (sources.md: placement). */
const orderRule = html`<section class="box screen-only" id="order"><h2>ならび方のきまり</h2><div class="stack">
  <p>${plainly('ふだんは、公開した日が新しい順にならびます。同じ日のものは、登録が新しい順です。', '新しい活動が、先にあります。')}</p>
  <p>${plainly(`ことばでさがすと、そのことばが題名にあるもの、あらましにあるもの、そのほかの順に、それぞれ新しい順にならびます。同じ意味のことばで見つかったものは、そのことば自身のものの次です。${ENOUGH.toLocaleString('ja')}件をこえるときは、新しい順だけです。`, 'ことばでさがすと、題名にそのことばがある活動が先です。意味が同じことばの活動は、そのあとです。')}</p>
  <p>${plainly('すべてのことばがある活動がないか、少ないときは、いくつかのことばがあるものを「近いもの」として出します。合うことばが多いもの、ほかの活動にあまりないことばに合うものが先です。「暇だ」「眠れない」のように、暮らしや気持ちだけが書かれているときは、それに近い分野の活動を出します。', 'ちょうど合う活動がないときは、近い活動を出します。合うことばが多い活動が先です。')}</p>
  <p>${plainly('「どこから」に町・駅・施設の名前や郵便番号を入れると、そこ（町は中心）から近い順にならびます。時間は、道のりを直線の1.3倍ほどとしためやすです。バスの時間は、市が登録した路線と、その時間帯の本数から計算します。路線や活動の時間がわからないときは、「およそ」と書きます。', '「どこから」に町や駅の名前を書くと、近い活動が先にあります。かかる時間は、だいたいの時間です。')}</p>
  <p>${plainly('どなたが見ても同じ順です。お金を払った団体を上にすることはありません。', 'だれが見ても、同じです。お金をもらって、上にのせることはありません。')}</p>
  <p>${plainly('定員に達した活動ものせています。あきを待てるかは、窓口でお答えします。', 'いま人がいっぱいの活動もあります。待つことができるかは、電話で聞いてください。')}</p></div></section>`

const list = (ways: readonly Way[]) =>
  page.public({
    path: '/opportunities',
    can: 'everyone',
    audit: 'none',
    get: async (ask, db) => {
      const found = await find(ask, db, ENOUGH)
      const { hits, criteria } = found.near ?? found
      const there = offered(ask.municipality, ways)
      const cards = await cardsOf(db, hits, criteria, found.places, ask.today, there)
      const besides = await cardsOf(db, found.besides.hits, criteria, found.places, ask.today, there)
      const map = criteria.map && hits.length > 0 && (await listMap(db, hits, criteria, found.places))
      return listView(ask, found, await formOf(ask, found), [cards, besides], { map, ways: there })
    },
  })

const itemOf = ({ id, title }: Hit) => ({ id, title, url: `/opportunities/${id}` })

const json = page.public({
  path: '/opportunities.json',
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const { criteria, total, hits, notes, left, unknown, near, besides } = await find(ask, db)
    return Response.json(
      {
        total,
        // Left out because it is not known whether they match.
        unknown,
        page: criteria.page,
        size: criteria.size,
        notes,
        // Words that were not looked for, because others tell more.
        left,
        // Nothing has all that was asked: these are the nearest.
        near: near !== null,
        items: (near?.hits ?? hits).map(itemOf),
        // Beside so few: what has some of the words only.
        besides: besides.hits.map(itemOf),
      },
      { headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } },
    )
  },
})

export const listPages = (ways: readonly Way[]): readonly Page[] => [list(ways), json]
