import { html } from 'hono/html'
import { button, buttons, linkButton } from './button.ts'
import { type Content, type Html, sr, whole } from './html.ts'
import { type Door, type IconName, icon, type Load, loadIcon } from './icons.ts'
import { roomy } from './layout.ts'
import { phrases } from './phrases.ts'
import { type Week, weekGrid } from './weekgrid.ts'

/** How strongly a load is felt: 1 少し, 2 ある, 3 多い. */
export type Degree = 1 | 2 | 3

const degrees: Record<Degree, string> = { 1: '少し', 2: 'あり', 3: '多い' }

/** One thing that an activity asks of the body, in words and how much of it. */
export type CardLoad = { load: Load; label: string; degree: Degree }

export type ActivityCard = {
  id: string
  url: string
  title: Content
  organisation: string
  door: Door
  /** 雇用, ボランティア …, as residents know it. */
  /** はたらく・雇用 */
  kind: string
  /** 火・木 午前2時間 */
  when?: string | undefined
  /** Minutes from home or from the place that was asked for. */
  minutes?: Partial<Record<'walk' | 'bicycle' | 'bus' | 'car', number>> | undefined
  /** Those by bus rest on no line that is known. */
  rough?: boolean | undefined
  /** Name of the place, where no minutes are known. */
  place?: string | undefined
  /** 時給1,200円, 謝礼なし, 参加費500円 */
  pay?: string | undefined
  /** 6人で分担・いま2人募集 */
  people?: string | undefined
  loads?: readonly CardLoad[] | undefined
  /** That not everything is known of what it asks of the body. */
  unsure?: string | undefined
  week?: Week | undefined
  free?: Week | undefined
  visit?: boolean | undefined
  trial?: boolean | undefined
  /** At most three. */
  reasons?: readonly string[] | undefined
  caution?: string | undefined
  /** What is said on the phone; on paper, where there is nothing to press. */
  number?: string | undefined
  /** 令和8年11月20日現在 */
  asOf?: string | undefined
  map?: Html | undefined
  actions?: Content
  /** What else is told of it: with it, all but what one decides by is folded where there is little room. */
  further?: Content
}

const means = { walk: '歩いて', bicycle: '自転車で', bus: 'バスで', car: '車で' } as const

const fact = (name: IconName, text: Content) => html`<li>${icon(name)}<span>${phrases(text)}</span></li>`

/** So many letters stand in one line, also where they are large. */
const SHORT = 9

/** When, where, pay and people, each with its pictogram. */
export const facts = (card: Pick<ActivityCard, 'when' | 'minutes' | 'rough' | 'place' | 'pay' | 'people'>): Html =>
  html`<ul class="facts">${card.when && fact('clock', card.when)}${(['walk', 'bicycle', 'bus', 'car'] as const).map(
    by =>
      card.minutes?.[by] !== undefined &&
      fact(by, `${means[by]}${by === 'bus' && card.rough ? 'およそ' : ''}${card.minutes[by]}分`),
  )}${card.place && fact('place', card.place)}${card.pay && fact('yen', card.pay.length <= SHORT ? whole(card.pay) : card.pay)}${card.people && fact('people', card.people)}</ul>`

/** What it asks of the body, as pictograms with words. */
export const loads = (list: readonly CardLoad[]): Html =>
  html`<ul class="loads" aria-label="からだの負担">${list.map(
    ({ load, label, degree }) => html`<li>${loadIcon(load)}${label} ${degrees[degree]}</li>`,
  )}</ul>`

/** Why something is shown: at most three reasons and one caution. */
export const reasons = (list: readonly string[], caution?: string): Html =>
  html`${
    list.length > 0 &&
    html`<ul class="why" aria-label="おすすめの理由">${list
      .slice(0, 3)
      .map(reason => html`<li>${icon('check')}<span>${reason}</span></li>`)}</ul>`
  }${caution && html`<p class="care">${icon('caution')}<span>${caution}</span></p>`}`

/** The short marks above a title: what kind it is, whether one may look or try. */
export const pills = (card: Pick<ActivityCard, 'door' | 'kind' | 'visit' | 'trial'>): Html =>
  html`<p class="pills"><span class="pill">${icon(card.door)}<span>${phrases(card.kind)}</span></span>
    ${card.visit && html`<span class="pill plain">見学できます</span>`}
    ${card.trial && html`<span class="pill plain">お試しできます</span>`}</p>`

const headOf = (card: ActivityCard, shown: Parameters<typeof facts>[0]): Html =>
  html`${pills(card)}
      <h2 id="a-${card.id}" translate="no"><a href="${card.url}">${phrases(card.title)}</a></h2>
      <p class="who" translate="no">${phrases(card.organisation)}${card.number && html`<span class="paper-only">${card.number}</span>`}</p>
      ${facts(shown)}`

const bodily = (card: ActivityCard): Html =>
  html`${card.loads !== undefined && card.loads.length > 0 && loads(card.loads)}${card.unsure && html`<p class="faint">${card.unsure}</p>`}`

const asOf = (card: ActivityCard): Html | false => Boolean(card.asOf) && html`<p class="as-of">${card.asOf}</p>`

/** When, where, what it pays and why it is shown; the rest is opened on a phone, and stands there where there is room. */
const foldedCard = (card: ActivityCard): Html => {
  const { people, ...first } = card
  return html`<article class="card folded" aria-labelledby="a-${card.id}">
    <div class="head">${headOf(card, first)}</div>
    <div class="rest">${reasons(card.reasons ?? [], card.caution)}</div>
    <div class="acts">${card.actions && buttons(card.actions)}${roomy({
      title: html`くわしく${sr('：')}<span class="sr" translate="no">${card.title}</span>`,
      body: html`${people && facts({ people })}${bodily(card)}${card.week !== undefined && weekGrid({ on: card.week, free: card.free })}${card.map}${asOf(card)}${card.further}`,
    })}</div></article>`
}

/** One activity in a list; the whole of it in words, pictograms and the week. */
export const activityCard = (card: ActivityCard): Html => {
  if (card.further !== undefined) return foldedCard(card)
  const aside = card.week !== undefined || card.map
  return html`<article class="card${aside ? ' wide' : ''}" aria-labelledby="a-${card.id}">
    <div class="head">${headOf(card, card)}${bodily(card)}</div>
    ${aside && html`<div class="side">${card.week !== undefined && weekGrid({ on: card.week, free: card.free })}${card.map}</div>`}
    <div class="rest">${reasons(card.reasons ?? [], card.caution)}${card.actions && buttons(card.actions)}
      ${asOf(card)}</div></article>`
}

/** The list of cards; `empty` says what to do when nothing was found. */
export const activityCards = (cards: readonly ActivityCard[], empty: Content): Html =>
  cards.length === 0
    ? html`<div class="empty">${empty}</div>`
    : html`<ul class="cards">${cards.map(card => html`<li>${activityCard(card)}</li>`)}</ul>`

const library: ActivityCard = {
  id: 'library',
  url: '#library',
  title: '図書館の本をもとの棚にもどす',
  organisation: '市立図書館豊四季台分館',
  door: 'help',
  kind: 'てつだう・ボランティア',
  when: '火・木 午前2時間',
  minutes: { walk: 8, bus: 4 },
  pay: '謝礼なし（ポイント20）',
  people: '6人で分担・いま2人募集',
  loads: [
    { load: 'standing', label: '立ち続ける', degree: 1 },
    { load: 'cold', label: '寒さ', degree: 2 },
  ],
  week: 68,
  free: 212,
  visit: true,
  trial: true,
  reasons: ['「本が好き」と答えました', '火曜・木曜の午前が空いています', '家から歩いて行けます'],
  caution: '冬は書庫が冷えます。上着をお持ちください。',
  asOf: '令和8年11月20日現在',
  actions: [
    button({ text: '見学したい', kind: 'main' }),
    button({ text: 'やってみたい' }),
    linkButton({ href: '#call', text: '話を聞きたい' }),
  ],
}

export const examples: Record<string, () => Html> = {
  'an activity with everything, one with little': () =>
    activityCards(
      [
        library,
        {
          id: 'garden',
          url: '#garden',
          title: '保育園の園庭の清掃',
          organisation: 'まつば保育園',
          door: 'work',
          kind: 'はたらく・雇用',
          place: '豊四季台',
          pay: '時給1,200円',
        },
      ],
      '',
    ),
  'an activity whose further facts are folded on a phone': () =>
    activityCards([{ ...library, id: 'folded', further: html`<p>点数のうちわけ</p>` }], ''),
  'nothing found': () =>
    activityCards(
      [],
      html`<p><b>当てはまる活動が見つかりませんでした。</b></p><p>条件を1つ減らすか、窓口へお電話ください。</p>`,
    ),
}
