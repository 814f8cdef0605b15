import { html } from 'hono/html'
import { MEANS, type Means } from '#features/kinds/index.ts'
import type { Leaving } from '#features/opportunities/index.ts'
import { facts } from '#ui/cards.ts'
import type { Content, Html } from '#ui/html.ts'
import { more } from '#ui/layout.ts'
import type { Ranked } from '../ranking/lists.ts'
import { activityLink, type Briefs } from '../staff/suggestions.ts'
import { toldTo, type WayOf, type WaysSeen } from './seen.ts'

/** The minutes of a way, as a line of facts. */
export const wayPart = ({ leaving, ways }: Pick<WayOf, 'leaving' | 'ways'>): Content =>
  ways !== null && facts({ minutes: toldTo(leaving, ways), rough: ways.rough })

/** The minutes to one activity. */
export const minutesPart = ({ leaving, of }: WaysSeen, id: string): Content => wayPart({ leaving, ways: of(id) })

const BY = { walk: '歩いて', bicycle: '自転車で', bus: 'バスで', car: '車で' } satisfies Record<Means, string>
const limitText = ({ ways }: Leaving): string =>
  MEANS.flatMap(means => (ways[means] === undefined ? [] : [`${BY[means]}${ways[means]}分まで`])).join('、')

const NAMED = 5

const listed = (seen: WaysSeen, some: readonly Ranked[], briefs: Briefs): Html =>
  html`<ul class="ruled-out">${some.slice(0, NAMED).map(({ id }) => {
    const brief = briefs.get(id)
    return (
      brief &&
      html`<li>${activityLink(brief)} <span class="faint">${brief.organisation}</span>${minutesPart(seen, id)}</li>`
    )
  })}</ul>${some.length > NAMED && html`<p class="faint">合う順に${NAMED}件を出しています。</p>`}`

/** What the two ways of measuring see differently, each behind a line. */
export const waysPart = (seen: WaysSeen, briefs: Briefs): Content => [
  seen.near.length > 0 &&
    more({
      title: `直線では遠くても、バスで行ける活動（${seen.near.length}件）`,
      body: html`<p>聞いた時間（${limitText(seen.leaving)}）のうちに、バスの路線で着きます。ご本人の「合いそうな活動」にも出ます。</p>${listed(seen, seen.near, briefs)}`,
    }),
  seen.far.length > 0 &&
    more({
      title: `道のりでは時間のかかる活動（${seen.far.length}件）`,
      body: html`<p>直線では近くても、バスの路線と坂で数えると、聞いた時間（${limitText(seen.leaving)}）をこえます。ご本人の「合いそうな活動」にも出ません。</p>${listed(seen, seen.far, briefs)}`,
    }),
]

type FarPerson = { name: Content; way: WayOf | undefined }
const farItem = ({ name, way }: FarPerson): Html =>
  html`<li>${name}${way && html`<br><span class="faint">聞いた時間：${limitText(way.leaving)}</span>${wayPart(way)}`}</li>`

/** Who would come, but for the way: how long each takes, and what they said. `of`: among how many, where not all were looked at. */
export const farPeoplePart = (far: readonly FarPerson[], { of }: { of: number | null }): Content =>
  far.length > 0 &&
  more({
    title: `道のりでは時間のかかる人（${far.length}人）`,
    body: html`<p>直線では近くても、バスの路線と坂で数えると、聞いた時間をこえます。この活動は、ご本人の「合いそうな活動」にも出ません。${of && `合う順に${of}人までを調べました。`}</p>
    <ul class="ruled-out">${far.slice(0, NAMED).map(farItem)}</ul>${far.length > NAMED && html`<p class="faint">合う順に${NAMED}人を出しています。</p>`}`,
  })

/** All that stand in either list by name. */
export const namedByWays = ({ far, near }: WaysSeen): string[] =>
  [...far.slice(0, NAMED), ...near.slice(0, NAMED)].map(({ id }) => id)
