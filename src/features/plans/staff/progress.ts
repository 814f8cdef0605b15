import { html } from 'hono/html'
import { newId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { isMade, STAGES } from '../rules.ts'
import { planById } from '../store.ts'
import type { PlanHead } from '../view.ts'
import { PLANS, planPath, refusedNotice } from './parts.ts'
import { periodText, STAGE_TEXT, scopeText } from './words.ts'

/** A plan that is being computed, or whose run failed. */
export const progressView = (ask: Ask<Staff>, plan: PlanHead, refused: string | null = null): View => ({
  title: plan.name,
  nav: PLANS,
  ...(refused && { status: 422 }),
  body: html`${backLink(PLANS, '案の一覧')}
    ${pageHead({ title: plan.name, lead: `${periodText(plan)}／${scopeText(plan)}` })}
    ${refusedNotice(refused)}
    ${plan.status === 'failed' ? failed(ask, plan) : running(ask, plan)}`,
})

const running = (ask: Ask<Staff>, plan: PlanHead): Html =>
  html`<section class="box stack" aria-label="計算の様子">
    <yui-live data-url="${planPath(plan.id)}/progress" data-seconds="2"><div class="stack">${bar(plan)}
      <p><a href="${planPath(plan.id)}/progress">いまの様子を見る</a></p></div></yui-live>
    ${
      may(ask, 'plans.write') &&
      plan.stop_asked_at === null &&
      form({
        action: `${planPath(plan.id)}/stop`,
        once: newId(),
        body: html`<p class="hint">止めると、そこまででいちばんよい案が残ります。</p>`,
        submit: button({ text: 'ここで止める' }),
      })
    }</section>
    <p>この画面を閉じても計算は続きます。終わると、案の一覧に結果が出ます。</p>`

/** Which of the five steps, in words and as a bar of that step. */
function bar(plan: PlanHead): Html {
  if (plan.stop_asked_at !== null)
    return html`<p><b>止めています。</b>ここまででいちばんよい案をまとめています。</p><progress aria-label="計算の進みぐあい"></progress>`
  if (plan.stage === null)
    return html`<p><b>順番を待っています。</b>まもなく始まります。</p><progress aria-label="計算の進みぐあい"></progress>`
  const step = STAGES.indexOf(plan.stage)
  const within = plan.of > 1 ? `（${plan.of}回のうち${plan.done}回）` : ''
  const part = plan.of > 0 ? plan.done / plan.of : 0
  return html`<p><b>${STAGES.length}段階のうち${step + 1}段階目</b>：${STAGE_TEXT[plan.stage]}${within}。</p>
    <progress aria-label="計算の進みぐあい" max="100" value="${Math.round((100 * (step + part)) / STAGES.length)}"></progress>`
}

const failed = (ask: Ask<Staff>, plan: PlanHead): Html =>
  html`${notice({ kind: 'error', title: '計算がうまくいきませんでした。', body: plan.error ?? '' })}
    ${
      may(ask, 'plans.write') &&
      form({
        action: `${planPath(plan.id)}/rerun`,
        once: newId(),
        body: '',
        submit: [
          button({ text: 'もう一度計算する', kind: 'main' }),
          linkButton({ href: `${PLANS}/new`, text: '条件を変えてつくる' }),
        ],
      })
    }`

/** How far a run is, and nothing of anybody: what a waiting page asks for every few seconds. */
const progress = page.staff({
  path: `${PLANS}/:id/progress`,
  can: 'plans.read',
  audit: 'none',
  get: async (ask, db) => {
    const plan = await planById(db, ask.params.id)
    if (!plan) return null
    return isMade(plan.status) || plan.status === 'failed' ? { redirect: planPath(plan.id) } : progressView(ask, plan)
  },
})

export const progressPages = [progress]
