import { html } from 'hono/html'
import { TERM_TEXT } from '#features/proposals/index.ts'
import { type OpenStep, openStepOf } from '#features/steps/index.ts'
import { terms } from '#matching/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { momentText } from '#platform/times.ts'
import { button, buttons, linkButton } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pane } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { crowdedOf, fairnessOf } from '../placements/findings/store.ts'
import { unaskedCount } from '../placements/findings/store-left.ts'
import { isMade } from '../rules.ts'
import { planById } from '../store.ts'
import type { Fairness, PlanHead } from '../view.ts'
import { crowdedPart } from './findings/crowded.ts'
import { unaskedLink } from './findings/unasked.ts'
import { audited, PLANS, planHead, planPath, refusedNotice, variedNotice } from './parts.ts'
import { progressView } from './progress.ts'
import { costText, periodText, qualityText, scopeText, whatIfText } from './words.ts'

/** The first page of a plan: how far it is, or what came out. `refused`: why something was not done. */
export async function planView(
  ask: Ask<Staff>,
  db: Read,
  plan: PlanHead,
  refused: string | null = null,
): Promise<View> {
  if (!isMade(plan.status)) return progressView(ask, plan, refused)
  return {
    title: plan.name,
    nav: PLANS,
    ...(refused && { status: 422 }),
    body: html`${planHead(plan, '')}${refusedNotice(refused)}
      ${figures(plan, await fairnessOf(db, plan.id))}${unaskedLink(plan, await unaskedCount(db, plan.id))}${crowdedPart(await crowdedOf(db, plan.id))}
      ${plan.varied && variedNotice(plan)}${plan.aside ? asidePart(ask, plan, plan.aside) : !plan.varied && may(ask, 'plans.write') && next(plan, await openStepOf(db, 'plan', plan.id))}
      ${about(plan)}${howComputed(ask, plan)}`,
  }
}

const figure = (label: string, value: Content, note: Content): Html =>
  html`<div><dt>${label}</dt><dd><b class="big-number">${value}</b><br><span class="faint">${note}</span></dd></div>`

/** What came out, in the four figures that are asked for first, and how good it is. */
function figures(plan: PlanHead, fairness: Fairness | null): Html {
  const long = fairness?.waiting.find(({ group }) => group === '180-')
  const path = planPath(plan.id)
  return html`${notice({ kind: 'info', title: `${qualityText(plan.objective, plan.bound)}。`, body: sinceText(plan) })}
    ${pane({
      title: 'この案でどうなるか',
      body: html`<dl class="figures">
        ${figure('枠に入れる方', `${plan.placed}人`, html`${plan.people}人のうち。<a href="${path}/people">入れない${plan.people - plan.placed}人</a>`)}
        ${figure('うまる席', `${plan.filled}席`, html`${plan.seats}席のうち。<a href="${path}/slots">あき${plan.seats - plan.filled}席</a>`)}
        ${long && figure('180日以上待っている方', `${long.served}人`, html`${long.people}人のうち、枠に入れる方。${plan.edited && '計算したときの人数で、あとから手で直した分は入っていません。'}<a href="${path}/fairness">公平さを見る</a>`)}
        ${figure('固定した割り当て', `${plan.locked}件`, '作り直してもそのまま残ります。')}
      </dl>`,
    })}`
}

/** What people made of it since it was computed. */
function sinceText({ objective, total, status }: PlanHead): Content {
  const stopped = status === 'stopped' && '途中で止めたので、もっとよい案があるかもしれません。'
  const moved = objective !== null && total !== null && objective !== total
  return (
    (stopped || moved) &&
    html`${stopped}${moved && `計算のあとに直したので、${costText(objective - total).replace('ます', 'ました')}。`}`
  )
}

const next = (plan: PlanHead, step: OpenStep | undefined): Html =>
  html`<section class="next" aria-label="次にすること"><p class="label">次にすること</p>
    <p>週の表で内容を確かめ、変えたくない割り当ては「固定」します。よければ「提案にする」で、担当者がご本人に聞けるようにします。</p>
    ${step && html`<p>担当：${step.owner}（${formatDay(step.due_on)}まで）</p>`}
    ${buttons(
      linkButton({ href: `${planPath(plan.id)}/board`, text: '週の表で確かめる', kind: 'main' }),
      linkButton({ href: `${planPath(plan.id)}/proposals`, text: '提案にする' }),
    )}
    ${plan.locked > 0 && rerunForm(plan)}${plan.proposed < plan.filled && asideForm(plan)}</section>`

const asideForm = (plan: PlanHead): Html =>
  form({
    action: `${planPath(plan.id)}/set-aside`,
    once: newId(),
    body: html`<p class="hint">使わないと決めたら、「やること」からこの案を外します。案は残り、あとでまた使えます。</p>`,
    submit: button({ text: plan.proposed > 0 ? '残りの割り当ては使わない' : 'この案は使わない' }),
  })

/** Who decided that nothing (more) is made of it, and the way back. */
const asidePart = (ask: Ask<Staff>, plan: PlanHead, { by, at }: { by: string; at: string }): Html =>
  notice({
    kind: 'info',
    title: plan.proposed > 0 ? '残りの割り当ては、使わないことにしました。' : 'この案は、使わないことにしました。',
    body: html`<p>${momentText(at)}・${by}</p>${
      may(ask, 'plans.write') &&
      form({
        action: `${planPath(plan.id)}/take-up`,
        once: newId(),
        body: '',
        submit: button({ text: 'やはりこの案を使う' }),
      })
    }`,
  })

const rerunForm = (plan: PlanHead): Html =>
  form({
    action: `${planPath(plan.id)}/rerun`,
    once: newId(),
    body: html`<p>固定した${plan.locked}件を残して、ほかを計算し直すこともできます。新しい案になり、この案も残ります。</p>`,
    submit: button({ text: '固定を残して作り直す' }),
  })

const about = (plan: PlanHead): Html =>
  pane({
    title: 'この案の条件',
    body: summary([
      { label: '期間', value: periodText(plan) },
      { label: '範囲', value: scopeText(plan) },
      {
        label: 'お一人が受けもつ活動',
        value:
          plan.activities_max === null
            ? '数を決めていない'
            : `${plan.activities_max}つまで（本人の希望があれば、その数）`,
      },
      ...(plan.change ? [{ label: 'もし…なら', value: whatIfText(plan.change, plan.change_about) }] : []),
      ...(plan.base ? [{ label: 'もとの案', value: baseLinks(plan, plan.base) }] : []),
      { label: 'つくった人', value: plan.by },
    ]),
  })

const baseLinks = (plan: PlanHead, base: { id: string; name: string }): Html =>
  html`<a href="${planPath(base.id)}">${base.name}</a>　<a href="${planPath(plan.id)}/compare?with=${base.id}">2つの案をくらべる</a>`

/** Weights, seed and hash, by which the same plan comes out again. */
function howComputed(ask: Ask<Staff>, plan: PlanHead): Html {
  return more({
    title: 'どう計算したか（もう一度確かめる）',
    open: plan.replaying || plan.replay !== null,
    body: html`<div class="stack">${replayNotice(plan)}
      ${summary([
        { label: '配点', value: terms.map(term => `${TERM_TEXT[term]} ${plan.weights[term]}`).join('・') },
        {
          label: '合計',
          value: `${plan.objective?.toLocaleString('ja') ?? 0}点（どの案も${plan.bound?.toLocaleString('ja') ?? 0}点はこえません）`,
        },
        { label: '種', value: String(plan.seed) },
        { label: 'くり返し', value: `${plan.rounds ?? 0}回` },
        { label: 'データの印', value: html`<code class="hash">${plan.instance ?? ''}</code>` },
      ])}
      <p class="hint">計算に使ったデータ・配点・種は、案といっしょに保存しています。同じ計算をもう一度して、同じ案になるかを確かめられます。</p>
      ${
        may(ask, 'plans.write') &&
        !plan.replaying &&
        form({
          action: `${planPath(plan.id)}/replay`,
          once: newId(),
          body: '',
          submit: button({ text: 'もう一度計算して確かめる' }),
        })
      }</div>`,
  })
}

function replayNotice(plan: PlanHead): Content {
  if (plan.replaying)
    return notice({
      kind: 'info',
      title: 'もう一度計算しています。',
      body: html`<a href="${planPath(plan.id)}">いまの様子を見る</a>`,
    })
  if (!plan.replay) return false
  return plan.replay.same
    ? notice({
        kind: 'success',
        title: 'もう一度計算して、まったく同じ案になりました。',
        body: html`結果の印：<code class="hash">${plan.replay.hash}</code>`,
      })
    : notice({
        kind: 'error',
        title: 'もう一度計算したら、違う案になりました。',
        body: '案をつくったあとにシステムが新しくなると、違う案になることがあります。新しくなっていないときは、システム管理の担当者にこの画面を見せてください。',
      })
}

const show = page.staff({
  path: `${PLANS}/:id`,
  can: 'plans.read',
  audit: audited('plan.seen'),
  get: async (ask, db) => {
    const plan = await planById(db, ask.params.id)
    return plan && planView(ask, db, plan)
  },
})

export const planPages = [show]
