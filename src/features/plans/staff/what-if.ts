import { html } from 'hono/html'
import { areasOn } from '#features/places/index.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { beginning } from '#platform/text.ts'
import { button } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import type { Content, Html } from '#ui/html.ts'
import { filterForm, pane } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { startPlan } from '../actions.ts'
import { isWhatIf, whatIfOf } from '../forms.ts'
import { slotsFound } from '../placements/store-board.ts'
import type { WhatIf } from '../rules.ts'
import { planList } from '../store.ts'
import { PLAN_REFUSAL_TEXT } from '../text.ts'
import type { PlanHead } from '../view.ts'
import { audited, PLANS, planHead, planPath, readyPlan, refusedNotice } from './parts.ts'
import { kindForms, type Shown } from './what-if-form.ts'
import { whatIfText } from './words.ts'

async function view(ask: Ask<Staff>, db: Read, plan: PlanHead, shown: Shown): Promise<View> {
  const { refused, errors = {}, typed } = shown
  const q = ask.url.searchParams.get('q') ?? ''
  const [activity, slot] = [one(typed, 'hours-opportunity'), one(typed, 'seats-slot')]
  const found = await slotsFound(db, plan.id, { q, activity, slot, most: OFFERED })
  const areas = await areasOn(db, ask.today, [one(typed, 'reach-area')])
  return {
    title: `${plan.name}：もし…なら`,
    nav: PLANS,
    ...((refused || Object.keys(errors).length > 0) && { status: 422 }),
    body: html`${planHead(plan, '/what-if')}${refusedNotice(refused ?? null)}
      ${await variants(db, plan)}
      ${
        may(ask, 'plans.write')
          ? html`<p>条件を一つだけ変えて、新しい案を計算します。活動や利用者の登録は変わりません。できた案は、この案と並べてくらべられます。</p>
            ${(q !== '' || found.all > OFFERED) && search(plan, q, found.all)}
            <div class="stack">${kindForms(plan, shown, found.slots, areas)}</div>`
          : notice({ kind: 'info', title: '条件を変えて計算できるのは、コーディネーターです。' })
      }`,
  }
}

/** So many activities are offered to choose from. */
const OFFERED = 100

/** Of a plan with very many activities those are chosen from that the words find. */
const search = (plan: PlanHead, q: string, all: number): Html =>
  html`${filterForm({
    action: `${planPath(plan.id)}/what-if`,
    body: textField({ name: 'q', label: '活動をさがす（活動・団体の名前など）', value: q, type: 'search' }),
    submit: button({ text: 'さがす' }),
  })}<p class="hint">${all > OFFERED ? `当てはまる活動が${all.toLocaleString('ja')}件あるので、下で選べるのはそのうち${OFFERED}件です。ことばをたして、さがしてください。` : `当てはまる活動は${all}件です。`}</p>`

/** The plans that vary this one, each with the way to compare. */
async function variants(db: Read, plan: PlanHead): Promise<Content> {
  const found = (await planList(db)).filter(({ base, change }) => change !== null && base?.id === plan.id)
  return (
    found.length > 0 &&
    pane({
      title: 'これまでに試した条件',
      aside: `${found.length}件`,
      body: html`<ul class="ruled-out">${found.map(
        other =>
          html`<li><a href="${planPath(other.id)}/compare?with=${plan.id}">${other.change && whatIfText(other.change, other.change_about)}</a></li>`,
      )}</ul>`,
    })
  )
}

const show = page.staff({
  path: `${PLANS}/:id/what-if`,
  can: 'plans.read',
  audit: audited('plan.seen'),
  get: async (ask, db) => {
    const plan = await readyPlan(ask, db)
    return (
      plan &&
      view(ask, db, plan, {
        typed: filled({
          'hours-opportunity': ask.url.searchParams.get('activity'),
          'seats-slot': ask.url.searchParams.get('slot'),
          'seats-more': 1,
        }),
      })
    )
  },
})

/** The fields of one form under their own names. */
const ofKind = (kind: WhatIf['kind'], { fields }: Submitted): Submitted => ({
  fields: Object.fromEntries(Object.entries(fields).map(([name, values]) => [name.replace(`${kind}-`, ''), values])),
  files: {},
})

const ask = page.staff({
  path: `${PLANS}/:id/what-if/:kind`,
  can: 'plans.write',
  audit: audited('plan.varied'),
  post: async (ask, tx, typed) => {
    const plan = await readyPlan(ask, tx)
    const kind = ask.params.kind
    if (!plan || !isWhatIf(kind)) return null
    const read = whatIfOf(kind, ofKind(kind, typed))
    if (!read.ok) {
      const errors = Object.fromEntries(Object.entries(read.errors).map(([name, text]) => [`${kind}-${name}`, text]))
      return view(ask, tx, plan, { typed, kind, errors })
    }
    const started = await startPlan(tx, variantOf(plan, read.value), doing(ask))
    if ('refused' in started) return view(ask, tx, plan, { typed, kind, refused: PLAN_REFUSAL_TEXT[started.refused] })
    return { redirect: planPath(started.id), flash: '条件を変えた案の計算をはじめました。' }
  },
})

/** What is asked for: the same plan with one thing different. */
const variantOf = (plan: PlanHead, change: WhatIf) => ({
  name: beginning(`${plan.name}（もし…なら）`, 80),
  from: plan.from_on,
  weeks: plan.weeks,
  activities: plan.activities_max,
  areas: plan.areas.map(({ id }) => id),
  kinds: plan.kinds,
  base: plan.id,
  change,
})

export const whatIfPages = [show, ask]
