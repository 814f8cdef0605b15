import { html } from 'hono/html'
import { askLinks, LACKING_TEXT } from '#features/people/index.ts'
import { may, page } from '#platform/page.ts'
import type { Content } from '#ui/html.ts'
import { backLink } from '#ui/nav.ts'
import { pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { unaskedCount, unaskedOf } from '../../placements/findings/store-left.ts'
import type { PlanHead, Unasked } from '../../view.ts'
import { audited, faceLink, PLANS, pageOf, planHead, planPath, readyPlan, SIZE } from '../parts.ts'

const unaskedPath = (id: string): string => `${planPath(id)}/unasked`

/** How many people stayed out of a plan because too little is known of them, with the way to asking them. */
export const unaskedLink = ({ id }: PlanHead, people: number): Content =>
  people > 0 &&
  html`<p>お住まいや来られる時間などをまだ聞いていない方${people.toLocaleString('ja')}人は、案に入れていません。<a href="${unaskedPath(id)}">だれに何を聞くかを見る</a></p>`

const unasked = page.staff({
  path: `${PLANS}/:id/unasked`,
  can: 'plans.read',
  audit: audited('plan.unasked'),
  get: async (ask, db) => {
    const plan = await readyPlan(ask, db)
    if (!plan) return null
    const total = await unaskedCount(db, plan.id)
    const number = pageOf(ask, total)
    const people = await unaskedOf(db, plan.id, (number - 1) * SIZE, SIZE, ask.today)
    return {
      title: `${plan.name}：まだ聞いていない方`,
      nav: PLANS,
      body: html`${planHead(plan, '/people')}${backLink(`${planPath(plan.id)}/people`, '枠のない方')}
        <p>お住まいの町、行ける範囲、来られる時間、受けられる形のどれかがわからないと、ご本人に合う枠をえらべません。聞いて入力すると、次の案に入ります。</p>
        ${unaskedTable(people, total, may(ask, 'people.write'))}
        ${total > SIZE && pager({ page: number, size: SIZE, total, href: n => `${unaskedPath(plan.id)}?page=${n}` })}`,
    }
  },
})

const unaskedTable = (items: readonly Unasked[], total: number, write: boolean): Content =>
  table({
    caption: '案に入れていない方',
    cards: true,
    items,
    total,
    unit: '人',
    empty: 'みなさんのことを聞いてあります。',
    columns: [
      { key: 'who', title: '利用者', header: true, cell: one => faceLink(one.person) },
      { key: 'lacking', title: 'わからないこと', cell: lackingCell },
      { key: 'ask', title: '聞く', cell: one => write && askLinks(one.person.id, one.lacking, one.person.name) },
    ],
  })

/** Nothing is lacking now of somebody who was asked meanwhile, or who waits for whom they go with. */
const lackingCell = ({ lacking }: Unasked): string =>
  lacking.length > 0
    ? lacking.map(key => LACKING_TEXT[key]).join('・')
    : 'ご本人のことは聞いてあります（いっしょに行く方のことを聞くと、次の案に入ります）'

export const unaskedPages = [unasked]
