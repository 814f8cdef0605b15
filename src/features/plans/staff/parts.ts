import { html } from 'hono/html'
import { personPath } from '#features/people/index.ts'
import type { Read } from '#platform/db.ts'
import type { Ask, Staff } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import type { Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink, tabs } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { isMade } from '../rules.ts'
import { planById } from '../store.ts'
import { PLAN_REFUSAL_TEXT } from '../text.ts'
import type { Face, PlanHead, SlotFacts } from '../view.ts'
import { slotLine, slotTime } from './words.ts'

export const PLANS = '/staff/plans'
export const planPath = (id: string): string => `${PLANS}/${id}`
export const audited = (action: string) => ({
  action,
  subject: (ask: Ask<Staff, 'id'>): [string, string] => ['plan', ask.params.id],
})

/** The page of one placement: why, and what else there is. */
export const placementPath = (plan: string, person: string, slot: string): string =>
  `${planPath(plan)}/move?${new URLSearchParams({ person, slot })}`

/** Who could take a free seat of a slot, or which free seats somebody could take. */
export const seatPath = (plan: string, of: { person: string } | { slot: string }): string =>
  `${planPath(plan)}/seat?${new URLSearchParams(of)}`

/** The plan of the address, or undefined where there is none that can be shown yet. */
export async function readyPlan(ask: Ask<Staff, 'id'>, db: Read): Promise<PlanHead | null> {
  const plan = await planById(db, ask.params.id)
  return plan && isMade(plan.status) ? plan : null
}

const TABS = [
  ['', 'まとめ'],
  ['/board', '週の表'],
  ['/people', '枠のない方'],
  ['/slots', 'うまらない枠'],
  ['/fairness', '公平さ'],
  ['/proposals', '提案にする'],
  ['/what-if', 'もし…なら'],
] as const
export type Tab = (typeof TABS)[number][0]

/** Heading and tabs that every page of a plan begins with. */
export const planHead = (plan: PlanHead, tab: Tab, actions?: Html[]): Html =>
  html`${backLink(PLANS, '案の一覧')}
    ${pageHead({ title: plan.name, lead: `${plan.status === 'stopped' ? '途中で止めた案です。' : ''}${plan.varied ? VARIED : NOT_CARRIED_OUT}`, ...(actions && { actions }) })}
    ${tabs(
      'この案',
      TABS.map(([path, text]) => ({ href: planPath(plan.id) + path, text, current: path === tab })),
    )}`

const NOT_CARRIED_OUT = 'これは案です。「提案にする」まで、ご本人にも団体にも伝わりません。'

const VARIED = '条件を変えて試した案です。提案にはできません。'

/** Why nothing is made of a plan that rests on a what-if, and what to do instead. */
export const variedNotice = ({ id, base }: PlanHead): Html =>
  notice({
    kind: 'info',
    title: 'この案は、条件を変えて試したものです。',
    body: html`<p>${PLAN_REFUSAL_TEXT.whatIf}</p>
      <p>${base && html`<a href="${planPath(id)}/compare?with=${base.id}">もとの案とくらべる</a>　`}<a href="${PLANS}/new">新しい案をつくる</a></p>`,
  })

export const faceLink = (face: Face): Html =>
  html`<a href="${personPath(face.id)}">${face.number} ${face.name}</a>さん <small class="faint">${faceLine(face)}</small>`

export const faceLine = ({ age, area }: Face): string => [`${age}歳`, area].filter(Boolean).join('・')

export const activityPath = (slot: Pick<SlotFacts, 'opportunity'>): string => `/staff/opportunities/${slot.opportunity}`

/** A slot in two lines: activity, then when and whose. */
export const slotPart = (slot: SlotFacts, plan: Pick<PlanHead, 'from_on'>): Html =>
  html`<a href="${activityPath(slot)}">${slot.title}</a><br><span class="faint">${slotTime(slot, plan.from_on)}／${slotLine(slot)}</span>`

/** So many entries stand on one page of a list. */
export const SIZE = 50

/** The page of a list that is asked for, within those that there are. */
export function pageOf(ask: Ask<Staff>, total: number, size = SIZE): number {
  return Math.min(askedPage(ask.url.searchParams), Math.max(1, Math.ceil(total / size)))
}

/** A sentence that says why something was not done, above the page that asked for it. */
export const refusedNotice = (sentence: string | null): Html | false =>
  sentence !== null && notice({ kind: 'error', title: sentence, live: true })

export const boardPath = (plan: string): string => `${planPath(plan)}/board`
