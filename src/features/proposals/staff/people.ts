import { html } from 'hono/html'
import { opportunityById, UNKNOWN_TEXT, unknownOf } from '#features/opportunities/index.ts'
import { askLinks, LACKING_TEXT, lackingOf, personPath, UNASKED_TEXT } from '#features/people/index.ts'
import { type Gazetteer, gazetteer } from '#features/places/index.ts'
import { ageOn } from '#platform/ages.ts'
import type { Tx } from '#platform/db.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { apartNotice, bondsSeen, togetherNotice } from '../bonds/part.ts'
import type { Bound } from '../bonds/store.ts'
import { engineForPeople } from '../ranking/cities.ts'
import type { Engine } from '../ranking/engine/engine.ts'
import { keepShown, listWithout, peopleFor, type Ranked } from '../ranking/lists.ts'
import { changeText, rejectionTexts } from '../ranking/rejections.ts'
import { byEase, ruledOutPeople } from '../ranking/ruled-out.ts'
import { type Face, facesOf, proposalsOfOpportunity } from '../record/store.ts'
import { STATUS_TEXT } from '../text.ts'
import { farPeoplePart, wayPart } from '../ways/part.ts'
import { looked, type WayOf, waysOfPeople } from '../ways/seen.ts'
import { pausedMark, proposalPath, stillReading } from './parts.ts'
import { proposeForm, termsPart, whyPart } from './suggestions.ts'

const BEST = 30
const NAMED = 50

type Faces = ReadonlyMap<string, Face>
type Begun = { id: string; status: keyof typeof STATUS_TEXT; paused: boolean }
type Known = ReadonlyMap<string, Begun>

const people = page.staff({
  path: '/staff/opportunities/:id/people',
  can: 'matching.read',
  audit: { action: 'opportunity.matches', subject: ask => ['opportunity', ask.params.id] },
  get: {
    keep: async (ask, tx) => {
      const activity = await opportunityById(tx, ask.params.id)
      if (!activity) return null
      const places = await gazetteer(tx, ask.municipality.id, ask.today)
      const engine = await engineForPeople(tx, ask, activity.id)
      return {
        title: `「${activity.title}」に合いそうな人`,
        nav: '/staff/opportunities',
        body: html`${backLink(`/staff/opportunities/${activity.id}`, '活動のページ')}
        ${pageHead({ title: `「${activity.title}」に合いそうな人`, lead: `${activity.organisation}。点とその理由は相談画面と同じです。からだのことは、この窓口の外に出さないでください。` })}
        ${engine.opportunities.has(activity.id) ? await rankedPeople(ask, tx, { engine, opportunity: activity.id, places }) : html`<div class="empty">公開中の活動だけ、人を並べられます。公開してからもう一度開いてください。</div>`}`,
      }
    },
  },
})

type About = { engine: Engine; opportunity: string; places: Gazetteer }

async function rankedPeople(ask: Ask<Staff>, tx: Tx, { engine, opportunity, places }: About): Promise<Html> {
  const activity = engine.opportunities.get(opportunity)!
  const suiting = peopleFor(engine, opportunity, looked(BEST, places))
  const ruledOut = explains(ask, engine) ? ruledOutPeople(engine, opportunity) : null
  const nearest = (ruledOut ?? [])
    .flatMap(({ explained }) => explained(0, NAMED))
    .sort(byEase)
    .slice(0, NAMED)
  const others = peopleIn(engine) - suiting.eligible
  const proposals = await proposalsOfOpportunity(tx, opportunity)
  const known: Known = new Map(proposals.map(proposal => [proposal.person_id, proposal]))
  const faces = await facesOf(
    tx,
    [...suiting.best, ...nearest].map(({ id }) => id),
  )
  const ways = waysOfPeople(
    activity,
    suiting.best.flatMap(({ id }) => faces.get(id) ?? []),
    places,
  )
  const far = suiting.best.filter(({ id }) => ways.get(id)?.far)
  const ranking = listWithout(suiting, new Set(far.map(({ id }) => id)), BEST)
  const { best } = ranking
  const ids = best.map(({ id }) => id)
  const bonds = await bondsSeen(ask, tx, ids)
  const list = await keepShown(tx, { engine, ranking, to: ask.actor.id, now: ask.now })
  return html`${unknownNotice(engine, opportunity)}${!engine.whole.people && stillReading.people}${pane({
    title: '合いそうな人',
    aside: `${suiting.eligible - far.length}人中上位${best.length}`,
    body:
      best.length === 0
        ? html`<div class="empty">いま合う人はいません。</div>`
        : html`<ol class="rank">${best.map(ranked => personItem(ask, ranked, { engine, faces, ways, known, bonds, opportunity, list }))}</ol>`,
  })}${farPeoplePart(
    far.map(({ id }) => ({ name: html`${nameOf(ask, faces.get(id))}${begunLink(known.get(id))}`, way: ways.get(id) })),
    { of: suiting.eligible > suiting.best.length ? suiting.best.length : null },
  )}
  ${
    ruledOut
      ? more({
          title: `合わなかった人と、その理由（${others.toLocaleString('ja')}人）`,
          open: ask.url.searchParams.has('why'),
          body: html`<ul class="ruled-out">${nearest.map(ranked => ruledOutPerson(ask, ranked, faces))}</ul>${others > NAMED && html`<p class="faint">近い順に${NAMED}人を出しています。</p>`}`,
        })
      : html`<p><a href="?why=1">合わなかった人と、その理由を見る（${others.toLocaleString('ja')}人）</a></p>`
  }`
}

/** What nobody knows of the activity: it speaks neither for anybody nor against. */
function unknownNotice(engine: Engine, opportunity: string): Content {
  const keys = unknownOf(engine.opportunities.get(opportunity)!)
  return (
    keys.length > 0 &&
    notice({
      kind: 'info',
      title: `たしかめること：${keys.map(key => UNKNOWN_TEXT[key]).join('、')}`,
      body: 'わかっていないことは、点にも、合わない理由にもしていません。提案の前に、主催者に確かめてください。',
    })
  )
}
const peopleIn = ({ snapshot }: Engine): number => snapshot.person.row.size

/** Of more people than this the reasons are looked for where somebody asks for them. */
const EXPLAINED = 1000
const explains = (ask: Ask<Staff>, engine: Engine): boolean =>
  peopleIn(engine) <= EXPLAINED || ask.url.searchParams.has('why')

const nameOf = (ask: Ask<Staff>, face: Face | undefined): Content =>
  face &&
  html`<a href="${personPath(face.id)}">${face.number} ${face.name}</a>さん <small class="faint">${ageOn(face.birth_on, ask.today)}歳・${homeText(face)}</small>`

const homeText = ({ town, outside }: Face): string =>
  town ? `${town}${outside ? '（市外）' : ''}` : outside ? '市外' : `町は${UNASKED_TEXT}`

/** What is not known of somebody stands beside the points that it does not give. */
const unasked = (ask: Ask<Staff>, face: Face | undefined): Content => {
  const lacking = face ? lackingOf(face) : []
  return (
    lacking.length > 0 &&
    html`<p class="faint">まだわからないこと：${lacking.map(key => LACKING_TEXT[key]).join('・')}${may(ask, 'people.write') && html`　${askLinks(face!.id, lacking, face!.name)}`}</p>`
  )
}

/** To what was proposed of it already. */
const begunLink = (before: Begun | undefined): Content =>
  before &&
  html` <a href="${proposalPath(before.id)}">${STATUS_TEXT[before.status]}の提案を開く</a>${pausedMark(before)}`

function personItem(
  ask: Ask<Staff>,
  { id, explanation }: Ranked,
  {
    engine,
    faces,
    ways,
    known,
    bonds,
    opportunity,
    list,
  }: {
    engine: Engine
    faces: Faces
    ways: ReadonlyMap<string, WayOf>
    known: Known
    bonds: readonly Bound[]
    opportunity: string
    list: string
  },
): Html {
  const before = known.get(id)
  const mine = bonds.filter(({ person_id }) => person_id === id)
  const name = faces.get(id)?.name
  const way = ways.get(id)
  return html`<li><h3>${nameOf(ask, faces.get(id))}</h3>${way && wayPart(way)}${unasked(ask, faces.get(id))}${termsPart(explanation, engine.weights)}${whyPart(explanation)}${
    before
      ? html`<p>${begunLink(before)}</p>`
      : may(ask, 'proposals.write') &&
        html`<div class="choose">${[
          apartNotice(mine, opportunity, name),
          togetherNotice(mine, opportunity, name),
          proposeForm({ person: id, opportunity, list, mark: id, together: mine }, 'この人に提案する'),
        ]}</div>`
  }</li>`
}

function ruledOutPerson(ask: Ask<Staff>, { id, explanation }: Ranked, faces: Faces): Html {
  const change = changeText(explanation.nearest)
  return html`<li>${nameOf(ask, faces.get(id))}<br>${rejectionTexts(explanation.rejections, 'counsellor').join('・')}${change && html`<br><span aria-hidden="true">→ </span>${change}`}</li>`
}

export const peoplePages = [people]
