import { html } from 'hono/html'
import { said } from '#platform/own.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { momentText } from '#platform/times.ts'
import { linkButton } from '#ui/button.ts'
import type { Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { table } from '#ui/table.ts'
import { isMade } from '../rules.ts'
import { planList } from '../store.ts'
import { PLAN_STATUS_TEXT } from '../text.ts'
import type { PlanHead } from '../view.ts'
import { PLANS, planPath } from './parts.ts'
import { periodText, scopeText, whatIfText } from './words.ts'

const list = page.staff({
  path: PLANS,
  can: 'plans.read',
  audit: 'none',
  get: async (ask, db) => ({
    title: said(ask.municipality, '案'),
    nav: PLANS,
    body: html`${pageHead({
      title: said(ask.municipality, '案'),
      lead: 'まち全体で、だれがどの枠に入るとよいかをまとめて計算します。計算しただけでは、ご本人にも団体にも伝わりません。',
      actions: newButton(ask),
    })}${plansTable(ask, await planList(db))}`,
  }),
})

const newButton = (ask: Ask<Staff>): Html | false =>
  may(ask, 'plans.write') && linkButton({ href: `${PLANS}/new`, text: '案をつくる', kind: 'main' })

const plansTable = (ask: Ask<Staff>, items: readonly PlanHead[]): Html =>
  table({
    caption: 'これまでの案',
    cards: true,
    items,
    empty: may(ask, 'plans.write')
      ? 'まだ案がありません。「案をつくる」から、期間を決めてつくれます。'
      : 'まだ案がありません。コーディネーターがつくると、ここに出ます。',
    columns: [
      { key: 'name', title: '案', header: true, cell: nameCell },
      { key: 'result', title: '結果', cell: resultCell },
      { key: 'scope', title: '期間', cell: plan => html`${periodText(plan)}<br>${scopeText(plan)}` },
      {
        key: 'by',
        title: '作成',
        cell: plan => html`<time datetime="${plan.started_at}">${momentText(plan.started_at)}</time><br>${plan.by}`,
      },
    ],
  })

const nameCell = (plan: PlanHead): Html =>
  html`<a href="${planPath(plan.id)}">${plan.name}</a>${plan.base && html`<br><span class="faint">${originText(plan, plan.base)}</span>`}`

const originText = ({ change, change_about }: PlanHead, base: { name: string }): string =>
  change ? whatIfText(change, change_about) : `「${base.name}」の固定を残して作り直し`

const resultCell = (plan: PlanHead): Html =>
  html`<b>${PLAN_STATUS_TEXT[plan.status]}</b><br>${
    isMade(plan.status)
      ? `${plan.people}人のうち${plan.placed}人が入れます。${plan.seats}席のうち${plan.filled}席がうまります。`
      : plan.error
  }${plan.aside && html`<br>使わないことにしました。`}`

export const listPages = [list]
