import { html } from 'hono/html'
import {
  activityNumber,
  cardOf,
  cardRows,
  isTaking,
  type Listed,
  mapLink,
  mapOfList,
} from '#features/opportunities/index.ts'
import { findPlace, type Gazetteer, gazetteer, type Place, waysFrom } from '#features/places/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Way } from '#platform/feature.ts'
import { isId } from '#platform/ids.ts'
import { offered } from '#platform/own.ts'
import { type Ask, type Page, page, type Reply, type View } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { facts } from '#ui/cards.ts'
import { hidden, textField } from '#ui/fields.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { phrases } from '#ui/phrases.ts'
import { sheet } from '#ui/print.ts'
import { table } from '#ui/table.ts'
import { isIn, withKept } from '../parts.ts'
import { OWN, PATHS, throughLogin } from '../paths.ts'
import { type State, statesOf } from '../store.ts'
import { listCode, MOST, readList } from './code.ts'
import { listCookie, listOn } from './cookie.ts'

/**
 * A list as it is shown: what is on it, in its order, and whether it is that of the device or one that was sent. `kept`: those
 * that stand on their own page, of whoever came from there.
 */
type Saved = {
  own: boolean
  ids: readonly string[]
  kept: readonly string[]
  rows: readonly (Listed & { state: State })[]
}

async function savedFor(ask: Ask, db: Read): Promise<Saved> {
  const sent = ask.url.searchParams.get('ids')
  const kept = sent === null ? readList(ask.url.searchParams.get('mine') ?? '') : []
  const ids = sent === null ? [...new Set([...kept, ...listOn(ask)])] : readList(sent)
  const cards = new Map((await cardRows(db, ids)).map(row => [row.id, row]))
  const states = await statesOf(db, ids)
  const rows = ids.flatMap(id => {
    const [row, state] = [cards.get(id), states.get(id)]
    return row && state ? [{ ...row, state }] : []
  })
  return { own: sent === null, ids, kept, rows }
}

const removeForm = (id: string, title: string): Html =>
  html`<form method="post" action="${PATHS.list}/remove">${hidden('id', id)}<button class="button quiet"><span>はずす<span class="sr">（${title}）</span></span></button></form>`

/** Taken from one's own page, and from the device where it is there too. */
const forgetForm = (id: string, title: string): Html =>
  html`<form method="post" action="${OWN.kept}">${hidden('do', 'forget')}${hidden('kind', 'choice')}${hidden('key', id)}${hidden('back', PATHS.list)}<button class="button quiet"><span>はずす<span class="sr">（${title}）</span></span></button></form>`

const isOver = ({ state, taken, capacity }: Saved['rows'][number], today: string): boolean =>
  !isTaking({ ...state, taken, capacity }, today)

/** The words by which the desk is told of a list. */
export const wordsOf = (rows: readonly Pick<Listed, 'id' | 'title'>[]): string => {
  const lines = rows.map(({ id, title }) => `${activityNumber(id)} ${[...title].slice(0, 24).join('')}`)
  return `気になる活動：\n${lines.slice(0, 10).join('\n')}${lines.length > 10 ? `\nほか${lines.length - 10}件` : ''}`
}

function listView(ask: Ask, { own, ids, kept, rows }: Saved, ways: readonly Way[], places: Gazetteer): View {
  const code = listCode(ids)
  const from = fromOf(ask, places)
  const way = from && waysFrom(places, from)
  const isMap = ask.url.searchParams.get('map') === '1'
  const isWrong = !from && (ask.url.searchParams.get('from') ?? '').trim() !== ''
  const item = (row: Saved['rows'][number]): Html => {
    const card = cardOf(row, places, ask.today, {
      way,
      at: spotOf(row, places),
      query: from ? `?${new URLSearchParams({ from: from.name })}` : '',
    })
    return html`<li class="box"><h2 id="a-${row.id}"><a href="${card.url}">${phrases(row.title)}</a></h2><p class="who">${card.organisation}　活動番号 <b class="whole">${card.number}</b></p>
      ${isOver(row, ask.today) && html`<p><b>いまは募集していません。</b>あきを待てるかは、窓口におたずねください。</p>`}${facts(card)}${kept.includes(row.id) ? html`<p class="faint">わたしのページに残しています。</p>${forgetForm(row.id, row.title)}` : own && removeForm(row.id, row.title)}</li>`
  }
  return {
    title: '気になる活動の一覧',
    nav: PATHS.list,
    ...(isWrong && { status: 422 as const }),
    body: html`${pageHead({ title: '気になる活動の一覧', lead: leadOf(own, kept.length > 0) })}
      ${rows.length > 0 && mapPart(ask, rows, places, { from, open: isMap })}
      ${rows.length === 0 ? nothing : isMap ? html`<ol class="stack numbered">${rows.map(item)}</ol>` : html`<ul class="stack">${rows.map(item)}</ul>`}
      ${
        rows.length > 0 &&
        html`<section class="box stack"><h2>この一覧を使う</h2>
        ${consult(ask, rows, ways)}
        <p>${linkButton({ href: `${PATHS.list}/print?ids=${code}`, text: '紙に印刷する（1枚）', icon: 'print' })}</p>
        ${
          own
            ? html`<p><a href="${PATHS.list}?ids=${code}">この一覧のアドレス</a>（家族に送る、別の機器で見るときに）</p>${keepLinks(ask, ids, kept)}`
            : html`<form method="post" action="${PATHS.list}/take">${hidden('ids', code)}${button({ text: 'この機器の一覧に入れる' })}</form>`
        }</section>`
      }
      <p><a href="${PATHS.cards}">絵でさがす</a>　<a href="/opportunities">活動をさがす</a></p>`,
  }
}

/** From where minutes are told: a place that was typed; null where none was, or it is none of ours. */
function fromOf(ask: Ask, places: Gazetteer): Place | null {
  const found = findPlace(places, (ask.url.searchParams.get('from') ?? '').slice(0, 200), ask.municipality)
  return 'place' in found ? found.place : null
}

/** Where one of the list is: itself, else the middle of its town. */
const spotOf = ({ lat, lng, town_id }: Listed, { townOf }: Gazetteer) =>
  lat !== null && lng !== null ? { lat, lng } : ((town_id ? townOf.get(town_id) : undefined) ?? null)

/** The list as a map, and from where its minutes are told. */
function mapPart(
  ask: Ask,
  rows: Saved['rows'],
  places: Gazetteer,
  { from, open }: { from: Place | null; open: boolean },
): Html {
  const params = ask.url.searchParams
  const typed = params.get('from') ?? ''
  const kept = ['ids', 'mine'].flatMap(name => params.getAll(name).map(value => [name, value] as [string, string]))
  const href = `${PATHS.list}?${new URLSearchParams([...kept, ...(typed ? [['from', typed] as [string, string]] : []), ...(open ? [] : [['map', '1'] as [string, string]])])}#list`
  return html`<div class="stack screen-only" id="list"><form method="get" action="${PATHS.list}" class="row">${kept.map(([name, value]) => hidden(name, value))}${open && hidden('map', '1')}
    ${textField({ name: 'from', label: 'どこから（町・駅・施設の名前）', value: typed, width: 'medium', error: typed.trim() !== '' && !from ? 'この名前の町・駅・施設が見つからないか、いくつかあります。町の名前を丁目まで入れてください。' : undefined })}${button({ text: '時間を出す' })}</form>
    <p>${mapLink(href, open)}</p></div>${open && mapOfList(rows, places, { from })}`
}

const leadOf = (own: boolean, kept: boolean): string => {
  if (!own) return 'だれかから送られた一覧です。'
  return kept
    ? 'わたしのページに残したものと、この機器に入れたものです。'
    : `この機器にだけ残っています（${MOST}件まで）。お名前は付いていません。`
}

/** To one's own page: what is not kept there yet, and all that is. */
const keepLinks = (ask: Ask, ids: readonly string[], kept: readonly string[]): Content => [
  ids.some(id => !kept.includes(id)) &&
    html`<p><a href="${throughLogin(OWN.keep)}">この一覧をわたしのページに残す</a>（押して確かめるまでは、残しません）</p>`,
  kept.length > 0 &&
    isIn(ask) &&
    html`<p><a href="${throughLogin(OWN.kept)}">わたしのページに残したものを、すべて見る</a></p>`,
]

const nothing = html`<div class="empty"><p>まだ何も入っていません。</p><p>活動のページやならびで「気になる」を押すと、ここに入ります。</p></div>`

/** The doors of the desk that take a list along. */
const consult = (ask: Ask, rows: Saved['rows'], ways: readonly Way[]): Content =>
  offered(ask.municipality, ways).map(
    ({ list }) =>
      list && html`<p>${linkButton({ href: list(wordsOf(rows)), text: 'この一覧で窓口に相談する', kind: 'main' })}</p>`,
  )

const listPage = (ways: readonly Way[]) =>
  page.public({
    path: PATHS.list,
    can: 'everyone',
    audit: 'none',
    get: async (ask, db) => {
      const begin = withKept(ask)
      if (begin) return begin
      const saved = await savedFor(ask, db)
      return listView(ask, saved, ways, await gazetteer(db, ask.municipality.id, ask.today))
    },
    post: async (ask, _tx, form): Promise<Reply> => {
      const id = one(form, 'id')
      const before = listOn(ask)
      const back = pathOf(one(form, 'back'))
      if (!isId(id)) return { redirect: back }
      if (!before.includes(id) && before.length >= MOST)
        return {
          redirect: PATHS.list,
          flash: { kind: 'info', text: `一覧は${MOST}件までです。どれかをはずしてから入れてください。` },
        }
      return {
        redirect: back,
        flash: before.includes(id)
          ? { kind: 'info', text: 'もう「気になる」に入っています。' }
          : '「気になる」に入れました。',
        cookies: [listCookie([...before.filter(one => one !== id), id])],
      }
    },
  })

/** A path of ours to lead back to: never another site, never a page that acts. */
export const pathOf = (back: string): string =>
  /^\/(opportunities|start)([/?]|$)/.test(back) && !back.includes('\\') ? back : PATHS.list

const removePage = page.public({
  path: `${PATHS.list}/remove`,
  can: 'everyone',
  audit: 'none',
  post: async (ask, _tx, form): Promise<Reply> => ({
    redirect: PATHS.list,
    flash: '一覧からはずしました。',
    cookies: [listCookie(listOn(ask).filter(id => id !== one(form, 'id')))],
  }),
})

/** Puts what was sent on the list of this device; what does not fit in stays out. */
const takePage = page.public({
  path: `${PATHS.list}/take`,
  can: 'everyone',
  audit: 'none',
  post: async (ask, _tx, form): Promise<Reply> => {
    const before = listOn(ask)
    const more = readList(one(form, 'ids')).filter(id => !before.includes(id))
    const fits = more.slice(0, MOST - before.length)
    return {
      redirect: PATHS.list,
      flash:
        fits.length === more.length
          ? 'この機器の一覧に入れました。'
          : `${fits.length}件を入れました。一覧は${MOST}件までです。`,
      cookies: [listCookie([...before, ...fits])],
    }
  },
})

/** One sheet with a number for each, which the desk can type in: the first fifteen. */
const printPage = page.public({
  path: `${PATHS.list}/print`,
  can: 'everyone',
  audit: 'none',
  get: async (ask, db): Promise<View> => {
    const { rows, ids, own } = await savedFor(ask, db)
    const places = await gazetteer(db, ask.municipality.id, ask.today)
    return {
      title: '気になる活動の一覧',
      frame: 'print',
      back: own ? PATHS.list : `${PATHS.list}?ids=${listCode(ids)}`,
      body: paper(ask, rows, places),
    }
  },
})

const ON_PAPER = 15

const paper = (ask: Ask, rows: Saved['rows'], places: Parameters<typeof cardOf>[1]): Html =>
  html`<div class="brief">${sheet({
    title: '気になる活動の一覧',
    date: formatDay(ask.today),
    from: ask.municipality,
    body: html`<p>窓口やお電話で、左の番号をお伝えください。</p>
      ${table({
        caption: '窓口に伝える番号',
        items: rows.slice(0, ON_PAPER).map(row => ({ ...row, card: cardOf(row, places, ask.today) })),
        total: rows.length,
        cards: true,
        empty: 'まだ何も入っていません。',
        columns: [
          { key: 'number', title: '活動番号', cell: ({ card }) => html`<b class="whole">${card.number}</b>` },
          {
            key: 'title',
            title: '活動',
            header: true,
            cell: ({ title, card }) => html`${title}<br><small>${card.organisation}</small>`,
          },
          {
            key: 'when',
            title: 'いつ・どこで',
            cell: row =>
              html`${row.card.when}<br>${row.card.place}${isOver(row, ask.today) && html`<br><b>いまは募集していません</b>`}`,
          },
        ],
      })}${rows.length > ON_PAPER && html`<p>ほか${rows.length - ON_PAPER}件は、画面の一覧をごらんください。</p>`}`,
  })}</div>`

export const listPages = (ways: readonly Way[]): readonly Page[] => [listPage(ways), removePage, takePage, printPage]
