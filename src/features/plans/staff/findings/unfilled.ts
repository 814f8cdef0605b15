import { html } from 'hono/html'
import type { Read } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, page, type Staff } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { type Content, type Html, sr } from '#ui/html.ts'
import { more, pane } from '#ui/layout.ts'
import { pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { type FreeGroup, freeGroupsOf, freeOf, teamsOf, unfilledOf } from '../../placements/findings/store.ts'
import { leftOutOf, unaskedCount } from '../../placements/findings/store-left.ts'
import type { LeftOut, PlanHead, TeamRow, Unfilled } from '../../view.ts'
import { audited, PLANS, planHead, planPath, readyPlan, SIZE, slotPart } from '../parts.ts'
import { reasonsText } from '../words.ts'
import { unaskedLink } from './unasked.ts'

/** So many slots of a reason are named before the rest is asked for. */
const NAMED = 10

type Reason = Unfilled['reasons'][number]

const slots = page.staff({
  path: `${PLANS}/:id/slots`,
  can: 'plans.read',
  audit: audited('plan.unfilled'),
  get: async (ask, db) => {
    const plan = await readyPlan(ask, db)
    if (!plan) return null
    return {
      title: `${plan.name}：うまらない枠`,
      nav: PLANS,
      body: html`${planHead(plan, '/slots')}${(await asked(ask, db, plan)) ?? (await overview(db, plan))}`,
    }
  },
})

/** One slot, or all of one reason, where the address asks for them. */
async function asked(ask: Ask<Staff>, db: Read, plan: PlanHead): Promise<Html | null> {
  const [slot, why] = [ask.url.searchParams.get('slot'), ask.url.searchParams.get('why')]
  const number = askedPage(ask.url.searchParams)
  if (slot === null && why === null) return null
  if (slot !== null && !isId(slot)) return null
  const wanted = slot === null ? { reason: why ?? '', from: (number - 1) * SIZE, most: SIZE } : { slot }
  const free = await freeOf(db, plan.id, wanted)
  const total = free[0]?.total ?? 0
  if (total === 0) return null
  const path = `${planPath(plan.id)}/slots`
  return html`<p><a href="${path}">うまらない枠をすべて見る</a></p>
    ${slotsTable(plan, await unfilledOf(db, plan.id, free), why ? titleOf(why as Reason) : 'この枠', total)}
    ${total > SIZE && pager({ page: number, size: SIZE, total, href: n => `${path}?${new URLSearchParams({ why: why ?? '', page: String(n) })}` })}`
}

const titleOf = (reason: Reason | ''): string => (reason === '' ? '計算のあとに、手で外した' : reasonsText([reason]))

async function overview(db: Read, plan: PlanHead): Promise<Html> {
  const groups = await freeGroupsOf(db, plan.id, NAMED)
  const [teams, left] = [await teamsOf(db, plan.id), await leftOutOf(db, plan.id)]
  const sum = (of: 'count' | 'seats') => groups.reduce((all, group) => all + group[of], 0)
  return html`${teamsPart(plan, teams)}
    ${pane({
      title: 'うまらない枠と、いちばん多い理由',
      aside: `${sum('count')}枠・${sum('seats')}席`,
      body:
        groups.length === 0
          ? html`<div class="empty">すべての枠がうまります。</div>`
          : await reasonGroups(db, plan, groups),
    })}
    ${leftOutPart(left)}${unaskedLink(plan, await unaskedCount(db, plan.id))}`
}

/** Whether there is nothing to mend: whoever fits has another place, or the activity has all its people. */
const isSettled = (reason: string): boolean => reason === 'people' || reason === 'capacity'

/** Groups that open, one for each reason; those that can be mended first. */
async function reasonGroups(db: Read, plan: PlanHead, groups: readonly FreeGroup[]): Promise<Html> {
  const first = groups.flatMap(group => group.first)
  const named = Map.groupBy(await unfilledOf(db, plan.id, first), ({ reasons }) => reasons[0] ?? '')
  const mendedFirst = groups.toSorted((a, b) => Number(isSettled(a.reason)) - Number(isSettled(b.reason)))
  return html`<div class="stack">${mendedFirst.map(({ reason, count }) =>
    more({
      title: `${titleOf(reason)}（${count}枠）`,
      body: html`${slotsTable(plan, named.get(reason) ?? [], titleOf(reason), count)}${
        count > NAMED &&
        html`<p><a href="${planPath(plan.id)}/slots?why=${reason}">${count}枠すべてを見る${sr(`：${titleOf(reason)}`)}</a></p>`
      }`,
    }),
  )}</div>`
}

const slotsTable = (plan: PlanHead, items: readonly Unfilled[], caption: string, total = items.length): Html =>
  table({
    caption,
    items,
    total,
    unit: '枠',
    cards: true,
    empty: '',
    columns: [
      { key: 'slot', title: '枠', header: true, cell: slot => slotPart(slot, plan) },
      { key: 'seats', title: 'あき', numeric: true, cell: slot => `${slot.need}席のうち${slot.seats}席` },
      { key: 'why', title: '理由', cell: slot => reasonsText(slot.reasons) || titleOf('') },
      {
        key: 'if',
        title: 'もし',
        cell: slot =>
          html`<a href="${planPath(plan.id)}/what-if?activity=${slot.opportunity}">時間を短くしてみる${sr(`：${slot.title}`)}</a>`,
      },
    ],
  })

/** Activities that a team does, with what they lack. */
function teamsPart(plan: PlanHead, teams: readonly TeamRow[]): Content {
  const missing = teams.filter(({ formed }) => !formed)
  return (
    missing.length > 0 &&
    pane({
      title: 'そろわなかったチーム',
      aside: `${missing.length}件`,
      body: html`<ul class="ruled-out">${missing.map(
        team =>
          html`<li><a href="/staff/opportunities/${team.opportunity}"><b>${team.title}</b></a> <span class="faint">${team.organisation}</span>
          <ul>${team.missing.map(({ slot, seats, reasons }) => html`<li>${slotPart(slot, plan)}：あと${seats}人（${reasonsText(reasons)}）</li>`)}</ul>
          ${team.nearest && html`<p><span aria-hidden="true">→ </span>${team.nearest}</p>`}</li>`,
      )}</ul>`,
    })
  )
}

const leftOutPart = ({ byAgreement, unknown, taken }: LeftOut): Html =>
  html`${more({
    title: `案に入れていないもの（時間は相談の活動 ${byAgreement.length}件）`,
    body: html`<p>時間が決まっていない活動は、曜日の表に置けないので、案には入れていません。${taken > 0 && `すでに決まっている${taken}席も、除いてあります。`}終わった相談の方も入っていません。</p>
      ${namedList(byAgreement)}`,
  })}${
    unknown.length > 0 &&
    more({
      title: `案に入れていないもの（わからないことがある活動 ${unknown.length}件）`,
      body: html`<p>曜日と時間、場所、定員のどれかがわからない活動です。団体に確かめて「内容を変更する」から入力すると、次の案に入ります。</p>${namedList(unknown)}`,
    })
  }`

const namedList = (items: LeftOut['unknown']): Html =>
  html`<ul class="ruled-out">${items.map(({ id, title, organisation }) => html`<li><a href="/staff/opportunities/${id}">${title}</a> <span class="faint">${organisation}</span></li>`)}</ul>`

export const unfilledPages = [slots]
