import { html } from 'hono/html'
import type { Means } from '#features/kinds/index.ts'
import {
  cardOf,
  cardRows,
  farIn,
  type Listed,
  mapLink,
  mapOfList,
  type WaysTo,
  waysTo,
} from '#features/opportunities/index.ts'
import type { Explanation } from '#matching/index.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, page, type View } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { linkButton } from '#ui/button.ts'
import { activityCard } from '#ui/cards.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { summary } from '#ui/summary.ts'
import { terms } from '#ui/terms.ts'
import { whereView } from '../cards/when.ts'
import { type Asked, pairsOf } from '../forms.ts'
import {
  along,
  answersText,
  arrived,
  type Here,
  isInformation,
  keepPart,
  way,
  whenText,
  whereText,
  withKept,
} from '../parts.ts'
import { OWN, PATHS, throughLogin } from '../paths.ts'
import { keepButton } from '../saved/button.ts'
import { bestChange, type Gain } from './change.ts'
import { roomOfEach } from './kept.ts'
import { isOff } from './off.ts'
import { best, countsFor, explained, type Placed, visitorOf } from './rank.ts'
import { cautionOf, changeText, partsOf, reasonsOf } from './sentences.ts'

const SIZE = 10

/** One activity of the list with why it stands there. */
type Shown = { placed: Placed; explanation: Explanation; row: Listed }
type Found = { total: number; shown: Shown[]; gain: Gain | null; page: number; to: WaysTo }

const personOf = ({ asked, chosen, places, forms }: Here, other = asked) =>
  visitorOf(other, chosen, { ground: places, forms })

/** What is on days alone on which they cannot come, and what is too far. */
const outIn = ({ kept, places }: Here, asked: Asked, to: WaysTo): string[] => {
  const off = asked.off.length === 0 ? [] : [...kept.rows.values()].filter(row => isOff(row, asked)).map(({ id }) => id)
  return [...new Set([...off, ...farIn(kept.rows.values(), asked, to, places)])]
}

/** The list, one page of it explained, and what would bring more: all of it by asking the engine, in one go. */
async function found(ask: Ask, db: Read, here: Here): Promise<Found> {
  const { kept, asked } = here
  const page = askedPage(ask.url.searchParams)
  const person = personOf(here)
  const to = waysTo(here.places)
  const out = new Set(outIn(here, asked, to))
  const { placed: first, total } = best(kept.snapshot, person, roomOfEach(kept), page * SIZE, out)
  const placed = first.slice((page - 1) * SIZE)
  const explanations = explained(
    kept.snapshot,
    person,
    placed.map(({ id }) => id),
  )
  const counted = (other: Asked) => ({ person: personOf(here, other), without: outIn(here, other, to) })
  const gain = bestChange(asked, ([one, ...others]) => countsFor(kept.snapshot, [counted(one), ...others.map(counted)]))
  const rows = new Map(
    (
      await cardRows(
        db,
        placed.map(({ id }) => id),
      )
    ).map(row => [row.id, row]),
  )
  const shown = placed.flatMap((one, at) => {
    const row = rows.get(one.id)
    return row ? [{ placed: one, explanation: explanations[at]!, row }] : []
  })
  return { total, shown, gain, page, to }
}

function card(
  { places, asked, kept, list }: Here,
  { today, back, to }: { today: string; back: string; to: WaysTo },
  { placed, explanation, row }: Shown,
): Html {
  const known = kept.rows.get(row.id)
  const ways = known ? to(asked)(known) : null
  const said = { asked, ways }
  const means = Object.keys(asked.ways) as Means[]
  const card = cardOf(row, places, today, {
    ...{ way: ways && (() => ways), at: known?.point ?? null, query: queryTo(asked), means },
  })
  const caution = known && cautionOf(explanation, known, said)
  return html`<li>${activityCard({
    ...card,
    ...(asked.when !== 0 && { free: asked.when & HALVES }),
    reasons: reasonsOf(explanation, said),
    ...(caution && { caution }),
    actions: list.includes(row.id)
      ? html`<p class="faint">「気になる」に入っています。<a href="${PATHS.list}">一覧を見る</a></p>`
      : keepButton(row.id, back, row.title),
    further: more({
      title: `点数のうちわけ（${placed.score}点）`,
      body: terms(partsOf(explanation, placed.room, row.capacity)),
    }),
  })}</li>`
}

/** What the page of an activity is told, so that it tells the same minutes. */
function queryTo({ from, when, ways }: Asked): string {
  const said = pairsOf({ answered: [], when, off: [], from, ways })
  return from ? `?${new URLSearchParams(said)}` : ''
}

/** The half-days of a week without its evenings: what a card draws. */
const HALVES = (1 << 14) - 1

const gainText = (gain: Gain): Html =>
  html`<section class="box stack" aria-labelledby="more"><h2 id="more">これが変われば出てきます</h2>
    <p>${changeText(gain.change)}、あと<b>${gain.more.toLocaleString('ja')}件</b>出てきます。</p>
    <p>${linkButton({ href: along(PATHS.forMe, gain.asked), text: 'そうして見る' })}</p></section>`

const saidRows = ({ asked, chosen }: Here) => {
  const change = (path: string, text: string): Html => html`<a href="${along(path, asked)}">${text}</a>`
  const answers = [answersText(asked), chosen.length > 0 ? `「気になる」${chosen.length}つ` : ''].filter(Boolean)
  return [
    {
      label: '好み',
      value: html`${answers.join('、') || 'まだ聞いていません'}　${change(PATHS.profile, '見る・直す')}`,
    },
    { label: 'いつ', value: html`${whenText(asked) || '決めていません'}　${change(PATHS.when, '直す')}` },
    { label: 'どこから', value: html`${whereText(asked) || '決めていません'}　${change(PATHS.where, '直す')}` },
  ]
}

const halfSaid = ({ from, ways }: Here['asked']): Content =>
  from !== null &&
  Object.keys(ways).length === 0 &&
  html`<p class="faint">「何分まで」を選ぶと、近さも順番に使います。</p>`

function forMeView(ask: Ask, here: Here, { total, shown, gain, page, to }: Found): View {
  const isMap = ask.url.searchParams.get('map') === '1'
  const address = (page: number, map: boolean): string => {
    const more = [...(page > 1 ? [`page=${page}`] : []), ...(map ? ['map=1'] : [])].join('&')
    const all = along(PATHS.forMe, here.asked)
    return more === '' ? all : `${all}${all.includes('?') ? '&' : '?'}${more}`
  }
  const href = (page: number): string => address(page, isMap)
  const items = shown.map(one => card(here, { today: ask.today, back: href(page), to }, one))
  const first = (page - 1) * SIZE + 1
  const pages: Pages = { page, size: SIZE, total, href }
  return {
    title: `あなたに合いそうな活動${page > 1 ? `（${page}ページ目）` : ''}`,
    nav: PATHS.cards,
    body: html`${way(3)}${pageHead({ title: 'あなたに合いそうな活動' })}${isInformation(PATHS.order)}
      ${summary(saidRows(here))}${halfSaid(here.asked)}
      <p role="status"><b>${total.toLocaleString('ja')}件</b>あります。</p>
      ${
        shown.length === 0
          ? html`<div class="empty">${nothingOn(pages, html`<p>いまの答えに合う活動は、ありません。</p>`)}</div>`
          : html`<div class="row screen-only" id="list">${mapLink(`${address(page, !isMap)}#list`, isMap)}</div>${isMap && mapOfList(spotsOf(here, shown), here.places, { from: here.asked.from, first })}${
              isMap
                ? html`<ol class="cards numbered" start="${first}">${items}</ol>`
                : html`<ol class="cards">${items}</ol>`
            }`
      }
      ${gain && gainText(gain)}${total > SIZE && pager(pages)}
      <p>${linkButton({ href: PATHS.list, text: `「気になる」の一覧${here.list.length > 0 ? `（${here.list.length}件）` : ''}` })}</p>
      ${
        isAsked(here.asked) &&
        html`<section class="box stack screen-only" aria-labelledby="keep"><h2 id="keep">この答えを使う</h2>${keepPart(here.asked)}
      <p>${linkButton({ href: searchPath(here.asked), text: 'この条件で新しい活動が出たら知らせる' })}</p></section>`
      }`,
  }
}

/** Where each of the list is, as its minutes are counted. */
const spotsOf = ({ kept }: Here, shown: readonly Shown[]) =>
  shown.map(({ row }) => ({ ...row, ...(kept.rows.get(row.id)?.point ?? {}) }))

/** Something was said that can be kept. */
const isAsked = ({ answered, when, from, ways, mine = [] }: Asked): boolean =>
  answered.length > 0 || when !== 0 || from !== null || Object.keys(ways).length > 0 || mine.length > 0

/** Where one asks to be told of what is new for these answers. */
const searchPath = (asked: Asked): string => throughLogin(along(`${OWN.search}/new/for-me`, { ...asked, mine: [] }))

/** What suits whoever asked, the same for everybody who says the same: with why, what to watch, and what would bring more. */
export const forMePage = page.public({
  path: PATHS.forMe,
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const begin = withKept(ask)
    if (begin) return begin
    const here = await arrived(ask, db)
    return here.wrong.from ? whereView(here) : forMeView(ask, here, await found(ask, db, here))
  },
})
