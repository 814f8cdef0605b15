import { html } from 'hono/html'
import { page } from '#platform/page.ts'
import { type Html, sr } from '#ui/html.ts'
import { pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { unplacedOf } from '../../placements/findings/store.ts'
import { unaskedCount } from '../../placements/findings/store-left.ts'
import type { PlanHead, Unplaced } from '../../view.ts'
import { audited, faceLink, PLANS, pageOf, planHead, planPath, readyPlan, SIZE, seatPath } from '../parts.ts'
import { reasonsText } from '../words.ts'
import { unaskedLink } from './unasked.ts'

const people = page.staff({
  path: `${PLANS}/:id/people`,
  can: 'plans.read',
  audit: audited('plan.unplaced'),
  get: async (ask, db) => {
    const plan = await readyPlan(ask, db)
    if (!plan) return null
    const total = plan.people - plan.placed
    const number = pageOf(ask, total)
    const unplaced = await unplacedOf(db, plan.id, ask.today, { from: (number - 1) * SIZE, most: SIZE })
    return {
      title: `${plan.name}：枠のない方`,
      nav: PLANS,
      body: html`${planHead(plan, '/people')}
        <p>待っている日数の長い順です。「変われば」は、それ一つでいちばん多くの枠に合うようになる変化です。名前から相談の画面を開けます。</p>
        ${unaskedLink(plan, await unaskedCount(db, plan.id))}
        ${unplacedTable(plan, unplaced, total)}
        ${total > SIZE && pager({ page: number, size: SIZE, total, href: n => `${planPath(plan.id)}/people?page=${n}` })}`,
    }
  },
})

const unplacedTable = (plan: PlanHead, items: readonly Unplaced[], total: number): Html =>
  table({
    caption: 'この案では枠に入れない方',
    cards: true,
    items,
    total,
    unit: '人',
    empty: 'みなさんが枠に入れます。',
    columns: [
      { key: 'who', title: '利用者', header: true, cell: one => faceLink(one.person) },
      { key: 'waiting', title: '待っている日数', numeric: true, cell: one => `${one.waiting_days}日` },
      { key: 'why', title: '理由', cell: one => reasonsText(one.reasons) || '計算のあとに、手で外した' },
      { key: 'nearest', title: '変われば', cell: one => one.nearest ?? '' },
      {
        key: 'seat',
        title: '席',
        cell: ({ person }) =>
          html`<a href="${seatPath(plan.id, { person: person.id })}">入れる席をさがす${sr(`：${person.name}さん`)}</a>`,
      },
    ],
  })

export const unplacedPages = [people]
