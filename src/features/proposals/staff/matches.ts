import { html } from 'hono/html'
import { DOOR_TEXT, DOORS, doorOf, formsOffered, isLegalForm, LEGAL_FORM_TEXT } from '#features/kinds/index.ts'
import { fullName, type PersonDesk, personDesk, personPath } from '#features/people/index.ts'
import { gazetteer } from '#features/places/index.ts'
import type { Tx } from '#platform/db.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { button } from '#ui/button.ts'
import { selectField } from '#ui/fields.ts'
import type { Content, Html } from '#ui/html.ts'
import { filterForm, more, pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { pager } from '#ui/pager.ts'
import { apartNotice, bondsSeen, togetherAmong } from '../bonds/part.ts'
import type { Bound } from '../bonds/store.ts'
import { engineOf } from '../ranking/cities.ts'
import { type Engine, isRanked } from '../ranking/engine/engine.ts'
import { isResident } from '../ranking/engine/problem.ts'
import { activitiesFor, keepShown, type Ranked, type Ranking, suitingAmong } from '../ranking/lists.ts'
import { type Asker, heldBack, questionsOf } from '../ranking/questions.ts'
import { countOf, type RuledOut, ruledOutFor } from '../ranking/ruled-out.ts'
import { type Proposal, proposalsOfPerson } from '../record/store.ts'
import { isAskedAgain, isOpen } from '../rules.ts'
import { minutesPart, namedByWays, waysPart } from '../ways/part.ts'
import { type WaysSeen, waysSeen } from '../ways/seen.ts'
import { keptLists } from './lists.ts'
import { passedPart, stillReading } from './parts.ts'
import {
  activityLink,
  type Brief,
  type Briefs,
  briefsIn,
  choiceForms,
  type Named,
  namedIn,
  ruledOutPart,
  suggestion,
  unaskedNotice,
} from './suggestions.ts'

/** So many activities stand on the desk; the page of all of them has the rest. */
const BEST = 10
const OPEN = 3
const NAMED = 5

type Matches = {
  engine: Engine
  ranking: Ranking
  ruledOut: RuledOut[]
  named: Named
  /** What suits but for a load of which nobody knows. */
  held: Ranked[]
  /** How long each takes, and what by that is no way, or is one after all. */
  ways: WaysSeen
  /** What is to be made sure of before an activity is offered. */
  questions: (id: string) => string[]
  briefs: Briefs
  passed: Proposal[]
  bonds: Bound[]
  /** The list as it was kept. */
  list: string
}

/** What came to nothing lately, by the person's no or the desk's passing over, and what is open: both are left out of the list, the first is named below it. */
function leaveOut(proposals: readonly Proposal[], today: string): { ids: ReadonlySet<string>; passed: Proposal[] } {
  const passed = proposals.filter(({ status, entries }) => !isAskedAgain(status, entries.at(-1)?.on_day ?? '', today))
  const open = proposals.filter(({ status }) => isOpen(status))
  return { ids: new Set([...passed, ...open].map(proposal => proposal.opportunity_id)), passed }
}

/** What is asked for: how many of the best, how many of each group that is ruled out, among which activities. */
type Want = { from?: number; most: number; named: number; keeps?: (id: string) => boolean }

/**
 * The ranked and the ruled-out activities of a person, or null where nobody ranks for them any more. The list is kept as
 * it is shown.
 */
async function matchesOf(
  ask: Ask<Staff>,
  tx: Tx,
  person: PersonDesk,
  proposals: readonly Proposal[],
  want: (engine: Engine) => Want,
): Promise<Matches | null> {
  const places = await gazetteer(tx, ask.municipality.id, ask.today)
  const engine = await engineOf(tx, ask, { people: [person.id] })
  if (!isRanked(engine, person.id)) return null
  const { ids, passed } = leaveOut(proposals, ask.today)
  const wanted = want(engine)
  const asker = askerOf(ask, person)
  const unsure = heldBack(engine.opportunities.values(), asker.avoids).filter(wanted.keeps ?? (() => true))
  const held = suitingAmong(engine, person.id, unsure)
  const ways = waysKept(waysSeen(engine, person, places), wanted.keeps, new Set(held.map(({ id }) => id)))
  const without = [...held, ...ways.far].map(({ id }) => id)
  const ranking = activitiesFor(engine, person.id, wanted, new Set([...ids, ...without]))
  const questions = (id: string) => {
    const row = engine.opportunities.get(id)
    return row ? questionsOf(row, asker) : []
  }
  const ruledOut = ruledOutFor(engine, person.id, wanted.keeps)
  const named = namedIn(ruledOut, wanted.named)
  const told = [...ranking.best, ...held.slice(0, NAMED), ...[...named.values()].flat()].map(({ id }) => id)
  const briefs = briefsIn(engine.opportunities, [...told, ...namedByWays(ways)])
  const list = await keepShown(tx, { engine, ranking, to: ask.actor.id, now: ask.now })
  const bonds = await bondsSeen(ask, tx, [person.id])
  return { engine, ranking, held, ways, questions, ruledOut, named, briefs, passed, bonds, list }
}

/** Those that the filters keep; what waits for a question is told there. */
const waysKept = (ways: WaysSeen, keeps: Want['keeps'], held: ReadonlySet<string>): WaysSeen => {
  const kept = (all: Ranked[]) => all.filter(({ id }) => !held.has(id) && (!keeps || keeps(id)))
  return { ...ways, far: kept(ways.far), near: kept(ways.near) }
}

const askerOf = ({ municipality }: Ask, person: PersonDesk): Asker => ({
  avoids: person.conditions.map(({ load }) => load),
  resident: isResident({ ...person, town_id: person.town?.id ?? null }, municipality.name),
})

/** What nobody offers before somebody has asked. */
const heldPart = ({ held, questions, briefs }: Matches): Content =>
  held.length > 0 &&
  more({
    title: `からだの負担をたしかめてから（${held.length}件）`,
    body: html`<p>この方が避けたい負担があるかどうかを、だれも聞いていない活動です。主催者に確かめて活動に入力すると、上に並ぶか、合わない理由が出ます。</p><ul class="ruled-out">${held
      .slice(0, NAMED)
      .map(({ id }) =>
        heldItem(briefs.get(id), questions(id)),
      )}</ul>${held.length > NAMED && html`<p class="faint">合う順に${NAMED}件を出しています。</p>`}`,
  })

const heldItem = (brief: Brief | undefined, questions: readonly string[]): Content =>
  brief &&
  html`<li>${activityLink(brief)} <span class="faint">${brief.organisation}</span><br>たしかめること：${questions.join('、')}</li>`

/** 合いそうな活動: the right of the desk. */
export async function matchesPane(
  ask: Ask<Staff>,
  tx: Tx,
  person: PersonDesk,
  proposals: readonly Proposal[],
): Promise<Content> {
  const matches = await matchesOf(ask, tx, person, proposals, () => ({ most: BEST, named: NAMED }))
  if (!matches) return false
  const { engine, ranking, ruledOut, named, briefs, passed, held, ways } = matches
  const all = `${personPath(person.id)}/matches`
  return pane({
    title: '合いそうな活動',
    id: 'matches',
    aside: html`合うもの${ranking.eligible - held.length - ways.far.length}件（提案中を含む）のうち${ranking.best.length}件　<a href="${all}">すべて見る</a>`,
    body: html`<div class="stack">${[
      !engine.whole.activities && stillReading.activities,
      unaskedNotice(ask, person),
      rankedPart(ask, person, matches, OPEN),
      heldPart(matches),
      waysPart(ways, briefs),
      passed.length > 0 && more({ title: `前に断った・見送った活動（${passed.length}件）`, body: passedPart(passed) }),
      ruledOut.length > 0 &&
        more({
          title: `合わなかった活動と、その理由（${countOf(ruledOut)}件）`,
          open: true,
          body: ruledOutPart(ruledOut, { briefs, named, all: rule => `${all}?rule=${rule}` }),
        }),
    ]}</div>`,
  })
}

/** The list; from `open` on it stands behind one line, so that the desk stays in view. */
function rankedPart(
  ask: Ask<Staff>,
  person: PersonDesk,
  { ranking: { best }, briefs, questions, engine, bonds, list, ways }: Matches,
  open = Number.MAX_SAFE_INTEGER,
): Html {
  if (best.length === 0)
    return html`<div class="empty">いま合う活動はありません。下の理由から、何が変われば出てくるかを一緒に考えてください。</div>`
  const items = best.map(ranked => {
    const choice = { person: person.id, opportunity: ranked.id, list, mark: ranked.id, together: bonds }
    const actions = may(ask, 'proposals.write') && choiceForms(choice, apartNotice(bonds, ranked.id))
    const said = { questions: questions(ranked.id), minutes: minutesPart(ways, ranked.id) }
    return suggestion(ranked, { briefs, ...said, weights: engine.weights, actions })
  })
  const rest = items.slice(open)
  const shown = best.flatMap(({ id }) => briefs.get(id) ?? [])
  return html`<div class="stack">${togetherAmong(bonds, shown)}<ol class="rank">${items.slice(0, open)}</ol>${
    rest.length > 0 &&
    more({
      title: `${open + 1}番目から${items.length}番目まで`,
      body: html`<ol class="rank" start="${open + 1}">${rest}</ol>`,
    })
  }</div>`
}

const matches = page.staff({
  path: '/staff/people/:id/matches',
  can: 'people.read',
  audit: { action: 'person.matches', subject: ask => ['person', ask.params.id] },
  get: {
    keep: async (ask, tx) => {
      const person = await personDesk(tx, ask.params.id)
      if (!person) return null
      const proposals = await proposalsOfPerson(tx, person.id)
      const found = await matchesOf(ask, tx, person, proposals, engine => allOf(ask, engine))
      return {
        title: `${fullName(person)}さんに合いそうな活動`,
        nav: '/staff/people',
        body: html`${backLink(personPath(person.id), `${fullName(person)}さんの相談画面`)}
        ${pageHead({ title: `${fullName(person)}さんに合いそうな活動`, lead: '点は、好み・近さ・時間などの点を足したものです。外れた活動には、すべての理由と、いちばん近い条件を添えています。' })}
        ${found ? allPart(ask, person, found) : html`<div class="empty">この方の相談は終わっています。</div>`}
        ${await keptLists(tx, person.id)}`,
      }
    },
  },
})

/** So many stand on a page of them, and so many of each group of the ruled-out ones where one is looked at. */
const PAGE = 20
const GROUP = 50

const askedFilter = ({ url: { searchParams } }: Ask<Staff>) => ({
  door: searchParams.get('door') ?? '',
  form: searchParams.get('form') ?? '',
  rule: searchParams.get('rule'),
  page: askedPage(searchParams),
})

/** A page of the activities that the filters keep. */
function allOf(ask: Ask<Staff>, { opportunities }: Engine): Want {
  const { door, form, page, rule } = askedFilter(ask)
  const keeps = (id: string): boolean => {
    const row = opportunities.get(id)
    return (
      !!row &&
      (!isLegalForm(form) || row.legal_form === form) &&
      (!door || doorOf(row.category, row.legal_form) === door)
    )
  }
  return { from: (page - 1) * PAGE, most: PAGE, named: rule ? GROUP : NAMED, keeps }
}

function allPart(ask: Ask<Staff>, person: PersonDesk, found: Matches): Html {
  const { door, form, rule, page } = askedFilter(ask)
  const path = `${personPath(person.id)}/matches`
  const href = (changes: Record<string, string>) =>
    `${path}?${new URLSearchParams({ ...(door && { door }), ...(form && { form }), ...changes })}`
  const { engine, ranking, ruledOut, named, briefs } = found
  const pages = { page, size: PAGE, total: ranking.listed, href: (number: number) => href({ page: String(number) }) }
  return html`${filterForm({
    action: path,
    body: [
      selectField({
        name: 'door',
        label: '入口',
        empty: 'すべて',
        value: door,
        options: DOORS.map(value => ({ value, label: DOOR_TEXT[value] })),
      }),
      selectField({
        name: 'form',
        label: '就業形態',
        empty: 'すべて',
        value: form,
        options: formsOffered(ask.municipality).map(value => ({ value, label: LEGAL_FORM_TEXT[value] })),
      }),
    ],
    submit: button({ text: 'しぼりこむ' }),
  })}
  ${pane({
    title: '合いそうな活動',
    aside: `${ranking.listed}件`,
    body: [
      !engine.whole.activities && stillReading.activities,
      unaskedNotice(ask, person),
      rankedPart(ask, person, found),
      ranking.listed > PAGE && pager(pages),
      heldPart(found),
      waysPart(found.ways, briefs),
    ],
  })}
  ${pane({
    title: '合わなかった活動と、その理由',
    aside: `${countOf(ruledOut)}件`,
    body:
      ruledOut.length > 0
        ? ruledOutPart(ruledOut, { briefs, named, all: rule => href({ rule }), open: rule })
        : html`<div class="empty">ありません。</div>`,
  })}`
}

export const matchPages = [matches]
