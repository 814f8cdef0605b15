import { html } from 'hono/html'
import { DOOR_TEXT, doorOf, formsOffered, MEANS } from '#features/kinds/index.ts'
import { findPlace, gazetteer } from '#features/places/index.ts'
import { parseDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Way } from '#platform/feature.ts'
import { offered } from '#platform/own.ts'
import { type Ask, type Public, page, type View } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import { loads, pills } from '#ui/cards.ts'
import { dial, phoneLink } from '#ui/frame.ts'
import type { Html } from '#ui/html.ts'
import { icon } from '#ui/icons.ts'
import { pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { phrases } from '#ui/phrases.ts'
import { plainly } from '#ui/plainly.ts'
import { summary } from '#ui/summary.ts'
import { weekGrid } from '#ui/weekgrid.ts'
import { timesAsked } from '../find/reach.ts'
import { activityNumber } from '../find/search.ts'
import { type Shown, shownById } from '../find/store.ts'
import { timesOf } from '../find/week.ts'
import { ASK_TEXT } from '../text.ts'
import { timesUnknown } from '../unknown.ts'
import { dayText, kindLabel, loadsOf, organiserText, peopleText, unsureOf } from './card.ts'
import { paperView } from './paper.ts'
import {
  endedNotice,
  explained,
  type Found,
  mapOf,
  originOf,
  peopleRows,
  teamLine,
  termRows,
  toldRows,
  wayText,
} from './parts.ts'
import { whenLines, whenText } from './when.ts'

async function find(ask: Ask<Public, 'id'>, db: Read): Promise<Found | null> {
  const row = await shownById(db, ask.params.id, ask.today)
  if (!row || !formsOffered(ask.municipality).includes(row.legal_form)) return null
  const places = await gazetteer(db, ask.municipality.id, ask.today)
  const found = findPlace(places, ask.url.searchParams.get('from') ?? '', ask.municipality)
  const from = 'place' in found ? found.place : null
  return {
    row,
    places,
    origin: originOf(row, from, places),
    asked: comingIn(ask.url.searchParams),
    // The whole question of the list, so that the way back leads to it.
    query: ask.url.search,
  }
}

function activityView(ask: Ask, found: Found, ways: readonly Way[]): View {
  const { row, query } = found
  const ended = endedNotice(row, ask.today)
  const door = doorOf(row.category, row.legal_form)
  return {
    title: row.title,
    nav: '/opportunities',
    body: html`${backLink(`/opportunities${query}`, '一覧へもどる')}
      ${ended && notice({ kind: 'warning', ...ended })}
      <header>${pills({ door, kind: kindLabel(row), visit: row.visit_possible, trial: row.trial_possible })}<h1 translate="no">${row.title}</h1><p class="who">${explained(organiserText(row))}</p></header>
      ${twoPanes(html`<div class="stack">${what(row)}${when(ask, row)}${body(row)}${fits(row)}</div>`, html`<div class="stack">${where(found)}${apply(ask, found, ended !== null, ways)}</div>`)}
      ${terms(row)}${told(row)}
      <p class="faint">${checkedText(row)}${/^https?:/.test(row.source_url ?? '') && html`　<a href="${row.source_url}" rel="external">もとの案内を見る</a>`}</p>
      <p><a href="/opportunities?door=${door}">「${DOOR_TEXT[door]}」のほかの活動を見る</a></p>`,
  }
}

const what = (row: Shown): Html =>
  pane({
    title: 'どんな活動',
    body: html`<div class="stack">${[row.summary, ...row.description.split('\n')].filter(text => text.trim() !== '').map(text => html`<p>${text}</p>`)}</div>`,
  })

const when = (ask: Ask, row: Shown): Html => {
  const lines = whenLines(row.slots, ask.today, row.hours_week)
  return pane({
    title: 'いつ',
    body: html`<ul class="facts">${(lines.length > 0 ? lines.slice(0, 12) : [whenText(row, ask.today)]).map(line => html`<li>${icon('clock')}<span>${phrases(line)}</span></li>`)}</ul>
      ${timesUnknown(row) && html`<p>${row.times_said ? plainly('くわしい日時は、主催者か窓口におたずねください。', 'くわしい日と時間は、電話で聞いてください。') : plainly(`曜日と時間は、${ASK_TEXT}`, '曜日と時間は、電話で聞いてください。')}</p>`}
      ${row.half_days > 0 && weekGrid({ on: row.half_days })}`,
  })
}

const body = (row: Shown): Html => {
  const [list, unsure] = [loadsOf(row.loads), unsureOf(row.loads)]
  return pane({
    title: 'からだの負担',
    body: html`${list.length > 0 && loads(list)}${unsure ? html`<p>${unsure}。${plainly('主催者か窓口におたずねください。', '電話で聞いてください。')}</p>` : list.length === 0 && html`<p>${plainly('とくに大きな負担はありません。', '体が大変なことは、あまりありません。')}</p>`}
      ${row.caution && html`<p class="care">${icon('caution')}<span>${row.caution}</span></p>`}
      ${row.safety && html`<p><b>安全のために</b>　${row.safety}</p>`}`,
  })
}

const fits = (row: Shown): Html =>
  pane({
    title: 'こんな方に',
    body: html`${summary(peopleRows(row))}<p>${icon('people')} ${row.capacity === null ? plainly(`定員は、${ASK_TEXT}`, '何人までかは、電話で聞いてください。') : phrases(peopleText(row))}</p>${row.in_team && html`<p>${teamLine(row)}</p>`}`,
  })

/** What the source says besides, in its own words. */
const told = (row: Shown): Html | false =>
  row.told.length > 0 && pane({ title: '主催者の案内から', body: summary(toldRows(row)) })

/** Only what a person made sure of is said to be so. */
const checkedText = ({ as_of, checked }: Pick<Shown, 'as_of' | 'checked'>): Html =>
  checked
    ? plainly(`この内容は${dayText(as_of)}にたしかめたものです。`, `${dayText(as_of)}に、正しいかを見ました。`)
    : plainly(
        `この内容は${dayText(as_of)}に主催者の案内を取り込んだものです。窓口ではまだたしかめていません。`,
        `${dayText(as_of)}の案内から書きました。市の人は、まだ、たしかめていません。`,
      )

const terms = (row: Shown): Html =>
  pane({
    title: '条件',
    body: summary(termRows(row).map(({ label, value }) => ({ label, value: explained(value) }))),
  })

/** By which means and when they come who looked for it: of the question from which they came. */
function comingIn(params: URLSearchParams): Found['asked'] {
  const when = params.getAll('when').reduce((week, typed) => week | (timesOf(typed) ?? 0), 0)
  const said = [...params.getAll('means'), ...MEANS.filter(means => params.has(means))]
  return {
    means: MEANS.filter(means => said.includes(means)),
    times: timesAsked({ when, on: parseDay(params.get('on') ?? '') }),
  }
}

function where(found: Found): Html {
  const { row, places, origin } = found
  const way = wayText(found)
  const town = row.town_id ? places.townOf.get(row.town_id)?.name : undefined
  const names = [...new Set([row.place_name, row.address || town])].filter(Boolean)
  return pane({
    title: 'どこで',
    body: html`<div class="stack"><p>${icon('place')} ${
      names.length > 0
        ? names.map((name, at) => html`${at > 0 && '　'}<span class="keep">${name}</span>`)
        : plainly(`場所は、${ASK_TEXT}`, '場所は、電話で聞いてください。')
    }</p>${way !== '' && html`<p>${icon('walk')} ${phrases(way)}</p>`}${mapOf(row, origin, places)}</div>`,
  })
}

function apply(ask: Ask, { row, query }: Found, ended: boolean, ways: readonly Way[]): Html {
  const { desk_name, desk_phone, desk_hours } = ask.municipality
  const before = [row.visit_possible && '見学', row.trial_possible && 'お試し'].filter(Boolean).join('と')
  return pane({
    title: ended ? 'お問い合わせ' : '申しこみ・問い合わせ',
    body: html`<div class="stack"><p>${plainly('お電話で、活動番号をお伝えください。', '電話で、活動番号（下の9つの数字）を言ってください。')}${!ended && before && html`<br>はじめる前に${explained(before)}ができます。`}</p>
      <p>${linkButton({ href: dial(desk_phone), text: desk_phone, kind: 'main', icon: 'phone' })}</p>
      <p>${desk_name}（${desk_hours}）</p>
      ${row.contact_phone && html`<p>主催者の電話　${phoneLink(row.contact_phone)}</p>`}
      ${offered(ask.municipality, ways).map(({ text, activity, only }) => activity && (!only || row[only]) && html`<p>${linkButton({ href: activity(row.id), text })}</p>`)}
      ${!ended && ways.map(({ card }) => card?.(row.id, `/opportunities/${row.id}${query}`))}
      <p>活動番号<br><b class="big-number">${activityNumber(row.id)}</b></p>
      <p>${linkButton({ href: `/opportunities/${row.id}/print${query}`, text: '大きな文字で印刷する', icon: 'print' })}</p></div>`,
  })
}

const activity = (ways: readonly Way[]) =>
  page.public({
    path: '/opportunities/:id',
    can: 'everyone',
    audit: 'none',
    get: async (ask, db) => {
      const found = await find(ask, db)
      return found && activityView(ask, found, ways)
    },
  })

const paper = page.public({
  path: '/opportunities/:id/print',
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const found = await find(ask, db)
    return found && paperView(ask, found)
  },
})

export const activityPages = (ways: readonly Way[]) => [activity(ways), paper]
