import { html } from 'hono/html'
import { CATEGORY_TEXT, DOOR_TEXT, LEGAL_FORM_TEXT, LOAD_TEXT, MEANS_TEXT, type Means } from '#features/kinds/index.ts'
import { formatShort } from '#platform/dates.ts'
import { phoneLink } from '#ui/frame.ts'
import type { Html } from '#ui/html.ts'
import { icon } from '#ui/icons.ts'
import { plainly } from '#ui/plainly.ts'
import { type Criteria, queryOf, type RewardFilter } from '../../find/search.ts'
import { wordsIn } from '../../find/sentence/words.ts'
import { timesIn } from '../../find/week.ts'

export const REWARD_FILTER_TEXT = {
  paid: 'お金が出る（賃金・報酬・お礼）',
  free: 'お金のやりとりなし',
  cost: '参加費がある',
} satisfies Record<RewardFilter, string>

const wageText = (yen: number): string => `時給${yen.toLocaleString('ja')}円以上`

const WAY_TEXT = { walk: '歩いて', bicycle: '自転車で', bus: 'バスで', car: '車で' } satisfies Record<Means, string>
const REWARD_HEADING = {
  paid: 'お金が出る',
  free: 'お金のやりとりがない',
  cost: '参加費がある',
} satisfies Record<RewardFilter, string>

/** A condition in words, and what would be asked without it. */
export type InUse = { text: string; without: Criteria }

/** How a heading says a condition: as a noun (図書館の活動), or as what stands before 活動 (見学できる活動). */
type Said = InUse & ({ noun: string } | { verb: string })

/** Words, kinds and places. */
function kindsIn(criteria: Criteria): Said[] {
  const { door, form, category, area } = criteria
  const kind = (text: string | false | null, change: Partial<Criteria>, noun = text): Said[] =>
    text && noun ? [{ text, noun, without: without(criteria, change) }] : []
  return [
    ...wordsIn(criteria).flatMap(({ word, without: others }) => kind(`「${word}」`, others)),
    ...kind(door && DOOR_TEXT[door], { door: null }, door && `「${DOOR_TEXT[door]}」`),
    ...kind(form && LEGAL_FORM_TEXT[form], { form: null }),
    ...kind(category && CATEGORY_TEXT[category], { category: null }),
    ...kind(area && `地域：${area.name}`, { area: null }, area?.name),
  ]
}

/** Days and times, and from where. */
function waysIn(criteria: Criteria): Said[] {
  const { when, on, from, means, minutes } = criteria
  const times = timesIn(when).map(({ text, bits }) => {
    return { text, noun: text, without: without(criteria, { when: when & ~bits }) }
  })
  const day = on && `${formatShort(on)}にある`
  const near = from && `${from.name}から近い順`
  return [
    ...times,
    ...(day ? [{ text: day, verb: day, without: without(criteria, { on: null }) }] : []),
    ...(from && minutes !== null
      ? [
          {
            text: `${from.name}から${MEANS_TEXT[means]}で${minutes}分まで`,
            noun: `${from.name}から${WAY_TEXT[means]}${minutes}分`,
            without: without(criteria, { minutes: null }),
          },
        ]
      : []),
    ...(near && minutes === null ? [{ text: near, noun: near, without: without(criteria, { from: null }) }] : []),
  ]
}

/** Money, loads, and what can be tried. */
function termsIn(criteria: Criteria): Said[] {
  const { reward, wage, loads, visit, trial } = criteria
  const term = (text: string | false | null, change: Partial<Criteria>, verb = text): Said[] =>
    text && verb ? [{ text, verb, without: without(criteria, change) }] : []
  const yen = wage ? wageText(wage) : null
  return [
    ...term(reward && REWARD_FILTER_TEXT[reward], { reward: null }, reward && REWARD_HEADING[reward]),
    ...(yen ? [{ text: yen, noun: yen, without: without(criteria, { wage: null }) }] : []),
    ...loads.flatMap(load =>
      term(
        `${LOAD_TEXT[load]}：なし`,
        { loads: loads.filter(other => other !== load) },
        `「${LOAD_TEXT[load]}」のない`,
      ),
    ),
    ...term(visit && '見学できる', { visit: false }),
    ...term(trial && 'お試しできる', { trial: false }),
  ]
}

const without = (criteria: Criteria, change: Partial<Criteria>): Criteria => ({ ...criteria, page: 1, ...change })

/** Each condition in use: what is looked for stands before what narrows by chance (times, ways). */
export const conditionsInUse = (criteria: Criteria): Said[] => [
  ...kindsIn(criteria),
  ...waysIn(criteria),
  ...termsIn(criteria),
]

/** So many conditions stand in a heading. */
const IN_HEADING = 5

/** What was asked for as a heading: 「図書館」・土曜の、見学できる活動. Null where nothing was. */
export function headingOf(criteria: Criteria): string | null {
  const said = conditionsInUse(criteria)
  const nouns = said.flatMap(one => ('noun' in one ? [one.noun] : []))
  const verbs = said.flatMap(one => ('verb' in one ? [one.verb] : []))
  if (said.length === 0) return null
  if (said.length > IN_HEADING) return `${[...nouns, ...verbs].slice(0, IN_HEADING).join('・')}などの活動`
  return `${nouns.join('・')}${nouns.length > 0 ? 'の' : ''}${nouns.length > 0 && verbs.length > 0 ? '、' : ''}${verbs.join('、')}活動`
}

/** The conditions in use, each a link that takes it away. Nothing where nothing narrows. */
export function conditionLinks(criteria: Criteria): Html {
  const used = conditionsInUse(criteria)
  if (used.length === 0) return html``
  return html`<nav aria-label="いまの条件"><p class="faint">いまの条件（押すと、その条件をはずします）</p><ul class="row">${used.map(
    ({ text, without }) =>
      html`<li><a class="button quiet" href="/opportunities${queryOf(without)}">${text}<span aria-hidden="true">✕</span><span class="sr">をはずす</span></a></li>`,
  )}${used.length > 1 && html`<li><a class="button quiet" href="/opportunities">すべてはずす</a></li>`}</ul></nav>`
}

/** Places to choose from, each a link that keeps everything else that was typed. */
export function placeLinks(params: URLSearchParams, names: readonly string[], found: string | null): Html {
  if (names.length === 0) return html``
  const href = (name: string) => {
    const asked = new URLSearchParams([...params].filter(([key, value]) => value !== '' && key !== 'page'))
    asked.set('from', name)
    return `/opportunities?${asked}`
  }
  const label = found ? `「${found}」のどのあたりからか選べます` : 'どこからか選んでください'
  return html`<nav aria-label="${label}"><p class="faint">${label}</p><ul class="row">${names.map(name => html`<li><a class="button plain" href="${href(name)}">${name}</a></li>`)}</ul></nav>`
}

/** Where nothing was found: what each condition keeps away, other words that were meant perhaps. */
export type Near = {
  fewer: readonly (InUse & { total: number })[]
  meant: readonly { text: string; href: string; total: number }[]
}

/** What to do where nothing was found: drop one condition, say it in another word, or call. `named`: something was asked for. */
export function nothingFound(
  { fewer, meant }: Near,
  named: boolean,
  desk: { desk_name: string; desk_phone: string; desk_hours: string },
): Html {
  const some = fewer.filter(({ total }) => total > 0)
  return html`<div class="stack"><p><b>${named ? plainly('この条件に合う活動は、いまはありません。', '合う活動は、いまはありません。') : plainly('ことばから、近いものをさがしました。してみたいこと（歌、畑、受付など）を入れると、もっとさがせます。', '近いものをさがしました。したいこと（歌、畑など）を書くと、もっとさがせます。')}</b></p>
    ${meant.length > 0 && html`<p>もしかして：</p><ul class="row">${meant.map(({ text, href, total }) => html`<li><a class="button plain" href="${href}">${text}（${total}件）</a></li>`)}</ul>`}
    ${
      fewer.length > 0
        ? html`<p>${some.length > 0 ? plainly('条件を1つはずすと、次の件数が見つかります。', '下のどれかを押すと、見つかります。') : plainly('条件を1つはずしても見つかりません。ことばを短くするか、ほかのことばでさがしてください。', 'ことばを短くしてください。ほかのことばでも、さがしてください。')}</p>${
            some.length > 0 &&
            html`<ul class="row">${some.map(({ text, without, total }) => html`<li><a class="button plain" href="/opportunities${queryOf(without)}">${text}をはずす（${total.toLocaleString('ja')}件）</a></li>`)}</ul>`
          }`
        : named && html`<p>新しい活動は、ここにのります。</p>`
    }
    <p>お電話でもさがします。${icon('phone')}${desk.desk_name} ${phoneLink(desk.desk_phone)}（${desk.desk_hours}）</p></div>`
}
