import { html } from 'hono/html'
import { areasOn } from '#features/places/index.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { beginning } from '#platform/text.ts'
import { button } from '#ui/button.ts'
import { numberField, type Option, selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { filterForm, pane } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { startPlan } from '../actions.ts'
import { isWhatIf, whatIfOf } from '../forms.ts'
import { slotsFound } from '../placements/store-board.ts'
import type { WhatIf } from '../rules.ts'
import { planList } from '../store.ts'
import { PLAN_REFUSAL_TEXT } from '../text.ts'
import type { PlanHead, SlotFacts } from '../view.ts'
import { audited, PLANS, planHead, planPath, readyPlan, refusedNotice } from './parts.ts'
import { slotTime, whatIfText } from './words.ts'

/** `kind`: which of the three forms was sent. */
type Shown = { typed: Submitted; kind?: WhatIf['kind']; errors?: Readonly<Record<string, string>>; refused?: string }

/** The fields of the form that was sent show what was typed; the other two are as they were. */
type FieldOf = (
  name: string,
  label: string,
) => { name: string; label: string; required: true; value: string; error: string | undefined }

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

const kindForms = (
  plan: PlanHead,
  shown: Shown,
  slots: readonly SlotFacts[],
  areas: readonly { id: string; name: string }[],
): Html[] => [
  whatIfForm(plan, shown, 'hours', 'もし、1回の時間が短ければ', field => [
    selectField({ ...field('opportunity', '活動'), empty: '選んでください', options: activityOptions(slots) }),
    numberField({ ...field('hours', '1回の時間（長くても）'), unit: '時間', example: '2、1.5' }),
  ]),
  whatIfForm(plan, shown, 'seats', 'もし、席がふえれば', field => [
    selectField({ ...field('slot', '枠'), empty: '選んでください', options: slotOptions(plan, slots) }),
    numberField({ ...field('more', 'ふやす席'), unit: '席' }),
  ]),
  whatIfForm(plan, shown, 'reach', 'もし、バスなどでもっと遠くまで行ければ', field => [
    selectField({
      ...field('area', 'どこに住む方が'),
      required: false,
      empty: 'すべての圏域',
      options: areas.map(({ id, name }) => ({ value: id, label: name })),
    }),
    numberField({ ...field('km', 'あとどれだけ遠くまで'), unit: 'km', example: '2' }),
  ]),
]

function whatIfForm(
  plan: PlanHead,
  { typed, kind, errors = {} }: Shown,
  mine: WhatIf['kind'],
  title: string,
  fields: (field: FieldOf) => Content,
): Html {
  const sent = kind === mine
  const field: FieldOf = (name, label) => ({
    name: `${mine}-${name}`,
    label,
    required: true,
    value: one(typed, `${mine}-${name}`),
    error: sent ? errors[`${mine}-${name}`] : undefined,
  })
  const body = form({
    action: `${planPath(plan.id)}/what-if/${mine}`,
    once: newId(),
    body: html`<div class="grid2">${fields(field)}</div>`,
    submit: button({ text: 'この条件で計算する', kind: 'main' }),
  })
  return pane({ title, body: sent ? checked(errors, body) : body })
}

const activityOptions = (slots: readonly SlotFacts[]): Option[] =>
  [...new Map(slots.map(slot => [slot.opportunity, slot])).values()]
    .sort((a, b) => a.organisation.localeCompare(b.organisation, 'ja') || a.title.localeCompare(b.title, 'ja'))
    .map(({ opportunity, title, organisation }) => ({ value: opportunity, label: `${organisation}：${title}` }))

const slotOptions = (plan: PlanHead, slots: readonly SlotFacts[]): Option[] =>
  slots.map(slot => ({ value: slot.slot, label: `${slotTime(slot, plan.from_on)} ${slot.title}（${slot.need}席）` }))

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
