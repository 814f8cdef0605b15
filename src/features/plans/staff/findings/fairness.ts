import { html } from 'hono/html'
import { page } from '#platform/page.ts'
import type { Content, Html } from '#ui/html.ts'
import { pane } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { fairnessOf } from '../../placements/findings/store.ts'
import type { Fairness, PlanHead, Share } from '../../view.ts'
import { audited, PLANS, planHead, readyPlan } from '../parts.ts'
import { groupText, shareText } from '../words.ts'

const GROUPINGS = [
  ['waiting', '待っている日数'],
  ['age', '年齢'],
  ['sex', '性別'],
  ['area', '圏域'],
] as const
type Grouping = (typeof GROUPINGS)[number][0]

/** Days of waiting in the order of days, not of letters. */
const WAITING = ['-29', '-89', '-179', '180-']
/** Of fewer people a share says little. */
const FEW = 10

const fairness = page.staff({
  path: `${PLANS}/:id/fairness`,
  can: 'plans.read',
  audit: audited('plan.fairness'),
  get: async (ask, db) => {
    const plan = await readyPlan(ask, db)
    if (!plan) return null
    const figures = await fairnessOf(db, plan.id)
    return {
      title: `${plan.name}：公平さ`,
      nav: PLANS,
      body: html`${planHead(plan, '/fairness')}${figures ? figuresPart(plan, figures) : html`<div class="empty">この案には公平さの数字がありません。</div>`}`,
    }
  },
})

const figuresPart = (plan: PlanHead, figures: Fairness): Html =>
  html`${plan.objective !== plan.total && notice({ kind: 'info', title: '計算したときの数字です。あとから手で直した分は入っていません。' })}${envyNotice(figures.envy)}
    <p>「合う枠がある方」は、規則の上で入れる枠が一つでもある方です。割合は、合う枠がある方のうち枠に入れる方です。${FEW}人より少ないところの割合は、参考にとどめてください。</p>
    <div class="stack">${GROUPINGS.map(([grouping, title]) => sharesTable(grouping, title, figures[grouping]))}${nobodyPart(figures)}</div>`

const envyNotice = (envy: number): Html =>
  envy === 0
    ? notice({
        kind: 'success',
        title: '長く待っていて、しかも点も高いのに、ほかの方が先に入っているという割り当てはありません。',
      })
    : notice({
        kind: 'warning',
        title: `長く待っていて、しかも点も高いのに、ほかの方が先に入っている割り当てが${envy}件あります。`,
        body: '全体の点を高くするために起きたものです。「枠のない方」で、待っている日数の長い方から確かめてください。',
      })

function sharesTable(grouping: Grouping, title: string, shares: readonly Share[]): Html {
  const items =
    grouping === 'waiting' ? shares.toSorted((a, b) => WAITING.indexOf(a.group) - WAITING.indexOf(b.group)) : shares
  return table({
    caption: `${title}ごと`,
    items,
    cards: true,
    total: items.reduce((sum, { people }) => sum + people, 0),
    unit: '人',
    empty: 'この案には、だれも入っていません。',
    columns: [
      { key: 'group', title, header: true, cell: ({ group }) => groupText(grouping, group) },
      { key: 'people', title: '全員', numeric: true, cell: ({ people }) => `${people}人` },
      { key: 'eligible', title: '合う枠がある方', numeric: true, cell: ({ eligible }) => `${eligible}人` },
      { key: 'served', title: '枠に入れる方', numeric: true, cell: ({ served }) => `${served}人` },
      { key: 'share', title: '割合', numeric: true, cell: shareCell },
    ],
  })
}

const shareCell = ({ eligible, served }: Share): Content =>
  html`${shareText(served, eligible)}${eligible > 0 && eligible < FEW && html` <small class="faint">参考</small>`}`

const nobodyPart = ({ unreachable, nobody }: Fairness): Html =>
  pane({
    title: 'だれも入れない活動と枠',
    aside: `活動${nobody.length}件・枠${unreachable}`,
    body:
      nobody.length === 0
        ? html`<div class="empty">どの活動にも、入れる方がいます。入れる方のいない枠は、「うまらない枠」で理由を確かめられます。</div>`
        : html`<p>いまの利用者の中に、条件の合う方が一人もいない活動です。条件をゆるめられるか、団体と相談してください。</p>
          <ul class="ruled-out">${nobody.map(({ id, title, organisation }) => html`<li><a href="/staff/opportunities/${id}">${title}</a> <span class="faint">${organisation}</span></li>`)}</ul>`,
  })

export const fairnessPages = [fairness]
