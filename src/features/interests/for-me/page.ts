import { html } from 'hono/html'
import { cardOf, cardRows, type Listed } from '#features/opportunities/index.ts'
import { metres } from '#features/places/index.ts'
import type { Explanation, Person } from '#matching/index.ts'
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
import type { Asked } from '../forms.ts'
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
import { best, countFor, explained, type Placed, ranked, visitorOf } from './rank.ts'
import { cautionOf, changeText, partsOf, reasonsOf } from './sentences.ts'

const SIZE = 10

/** One activity of the list with why it stands there. */
type Shown = { placed: Placed; explanation: Explanation; row: Listed }
type Found = { total: number; shown: Shown[]; gain: Gain | null; page: number }

const personOf = ({ asked, chosen, places, forms }: Here, other = asked) =>
  visitorOf(other, chosen, { speeds: places.speeds, forms })

/** What is on days alone on which they cannot come. */
const offIn = ({ kept }: Here, asked: Asked): string[] =>
  asked.off.length === 0 ? [] : [...kept.rows.values()].filter(row => isOff(row, asked)).map(({ id }) => id)

/** One page of the list, and how long it is. */
function placedOn(here: Here, person: Person, page: number): { placed: Placed[]; total: number } {
  const { kept, asked } = here
  const [from, to] = [(page - 1) * SIZE, page * SIZE]
  const off = new Set(offIn(here, asked))
  if (off.size === 0) {
    const { placed, total } = best(kept.snapshot, person, roomOfEach(kept), to)
    return { placed: placed.slice(from), total }
  }
  const all = ranked(kept.snapshot, person, roomOfEach(kept)).filter(({ id }) => !off.has(id))
  return { placed: all.slice(from, to), total: all.length }
}

/** The list, one page of it explained, and what would bring more: all of it by asking the engine, in one go. */
async function found(ask: Ask, db: Read, here: Here): Promise<Found> {
  const { kept, asked } = here
  const page = askedPage(ask.url.searchParams)
  const person = personOf(here)
  const { total, placed } = placedOn(here, person, page)
  const explanations = explained(
    kept.snapshot,
    person,
    placed.map(({ id }) => id),
  )
  const gain = bestChange(asked, other => countFor(kept.snapshot, personOf(here, other), offIn(here, other)))
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
  return { total, shown, gain, page }
}

function card(
  { places, asked, kept, list }: Here,
  today: string,
  back: string,
  { placed, explanation, row }: Shown,
): Html {
  const known = kept.rows.get(row.id)
  const line = asked.from && known?.point ? metres(asked.from, known.point) : null
  const said = { asked, speeds: places.speeds }
  const query = asked.from ? `?${new URLSearchParams({ from: asked.from.name })}` : ''
  const card = cardOf(row, places, today, { metres: line, query })
  const caution = known && cautionOf(explanation, known, said)
  return html`<li>${activityCard({
    ...card,
    ...(asked.when !== 0 && { free: asked.when & HALVES }),
    reasons: reasonsOf(explanation, said),
    ...(caution && { caution }),
    actions: list.includes(row.id)
      ? html`<p class="faint">「気になる」に入っています。<a href="${PATHS.list}">一覧を見る</a></p>`
      : keepButton(row.id, back, row.title),
    further: more({ title: `点数のうちわけ（${placed.score}点）`, body: terms(partsOf(explanation, placed.room)) }),
  })}</li>`
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

function forMeView(ask: Ask, here: Here, { total, shown, gain, page }: Found): View {
  const href = (page: number): string => {
    const address = along(PATHS.forMe, here.asked)
    return page === 1 ? address : `${address}${address.includes('?') ? '&' : '?'}page=${page}`
  }
  const pages: Pages = { page, size: SIZE, total, href }
  return {
    title: `あなたに合いそうな活動${page > 1 ? `（${page}ページ目）` : ''}`,
    nav: PATHS.cards,
    body: html`${way(3)}${pageHead({ title: 'あなたに合いそうな活動' })}${isInformation(PATHS.order)}
      ${summary(saidRows(here))}${halfSaid(here.asked)}
      <p role="status"><b>${total.toLocaleString('ja')}件</b>あります。</p>
      ${shown.length === 0 ? html`<div class="empty">${nothingOn(pages, html`<p>いまの答えに合う活動は、ありません。</p>`)}</div>` : html`<ol class="cards">${shown.map(one => card(here, ask.today, href(page), one))}</ol>`}
      ${gain && gainText(gain)}${total > SIZE && pager(pages)}
      <p>${linkButton({ href: PATHS.list, text: `「気になる」の一覧${here.list.length > 0 ? `（${here.list.length}件）` : ''}` })}</p>
      ${
        isAsked(here.asked) &&
        html`<section class="box stack screen-only" aria-labelledby="keep"><h2 id="keep">この答えを使う</h2>${keepPart(here.asked)}
      <p>${linkButton({ href: searchPath(here.asked), text: 'この条件で新しい活動が出たら知らせる' })}</p></section>`
      }`,
  }
}

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
