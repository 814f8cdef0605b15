import { html } from 'hono/html'
import { saidTo, termsPart } from '#features/proposals/index.ts'
import type { Read } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { button } from '#ui/button.ts'
import { reasons } from '#ui/cards.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { seatOffer } from '../../placements/free.ts'
import { optionsFor, whyOf } from '../../placements/options.ts'
import type { Options, PlacementRow, PlanHead, Why } from '../../view.ts'
import { boardQuery, cellOf } from '../board/rules.ts'
import { faceLink, PLANS, planPath, readyPlan, refusedNotice, slotPart } from '../parts.ts'
import { costText, refusedText, slotTime } from '../words.ts'
import { confirmPart, effectsPart, optionsPart } from './options.ts'

/** Where the half-day of a placement stands on the board. */
export const boardOfSlot = (plan: PlanHead, slot: Why['slot']): string =>
  `${planPath(plan.id)}/board${boardQuery({ cell: cellOf(slot) })}#slots`

/** One placement: why, what may be done with it, and what else there is. Null where the plan has no such pair. */
export async function placementView(
  ask: Ask<Staff>,
  db: Read,
  plan: PlanHead,
  pair: { person: string; slot: string },
  refused: string | null = null,
): Promise<View | null> {
  const why = await whyOf(db, plan.id, pair.person, pair.slot, ask.today)
  if (!why) return null
  const free = why.row !== null && why.row.locked === null && why.row.proposal_id === null
  const offer = why.row ? null : await seatOffer(db, plan.id, pair.person, pair.slot, ask.today)
  const options = free ? await optionsFor(db, plan.id, pair.person, pair.slot, ask.today) : null
  const confirm =
    options && may(ask, 'plans.write') && !refused && confirmPart(plan, why, options, ask.url.searchParams)
  return {
    title: `${why.person.name}さんと「${why.slot.title}」`,
    nav: PLANS,
    ...(refused && { status: 422 }),
    body: html`${backLink(boardOfSlot(plan, why.slot), `${plan.name}：週の表`)}
      ${pageHead({ title: `${why.person.name}さんと「${why.slot.title}」`, lead: slotTime(why.slot, plan.from_on) })}
      ${refusedNotice(refused)}
      ${confirm || [twoPanes(whyPart(plan, why), why.row ? doPart(ask, plan, why.row, options) : offerPart(ask, plan, pair, offer)), options && optionsPart(ask, plan, why, options)]}`,
  }
}

const whyPart = (plan: PlanHead, why: Why): Html => {
  const { explanation, weights, person, slot } = why
  const said = saidTo(explanation, 'counsellor')
  return pane({
    title: why.row ? 'この割り当ての理由' : 'この方とこの枠',
    body: html`<p>${faceLink(person)}</p><p>${slotPart(slot, plan)}</p>
      ${termsPart(explanation, weights)}
      ${reasons(said.reasons, said.caution ?? undefined)}
      <p class="hint">からだのことは、この窓口の外に出さないでください。</p>`,
  })
}

/** 固定する, 固定を外す, この枠から外す: each a small form; or why there is nothing to do. */
function doPart(ask: Ask<Staff>, plan: PlanHead, row: PlacementRow, options: Options | null): Content {
  const body = html`${stateText(row)}${
    may(ask, 'plans.write') &&
    row.proposal_id === null &&
    html`<div class="stack">${lockForm(plan, row)}${options && removeForm(plan, row, options)}</div>`
  }`
  return pane({ title: '固定する・外す', body, id: `do-${row.person.id}-${row.slot}` })
}

type Offer = Awaited<ReturnType<typeof seatOffer>>

/** この席に入れる, with what it brings; or the rule that refuses it. */
function offerPart(
  ask: Ask<Staff>,
  plan: PlanHead,
  { person, slot }: { person: string; slot: string },
  offer: Offer,
): Content {
  if (!offer || 'refused' in offer)
    return notice({
      kind: 'info',
      title: 'この方は、いまはこの枠に入っていません。',
      body: offer ? refusedText(offer) : '',
    })
  return pane({
    title: 'この席に入れる',
    body: html`<p>この方は、いまはこの枠に入っていません。入れると、次のようになります。</p>${effectsPart(plan, offer)}
      ${
        may(ask, 'plans.write') &&
        form({
          action: `${planPath(plan.id)}/seat`,
          once: newId(),
          body: [hidden('person', person), hidden('slot', slot), hidden('cost', offer.cost)],
          submit: button({ text: 'この席に入れる', kind: 'main' }),
        })
      }`,
  })
}

const stateText = ({ locked, origin, proposal_id }: PlacementRow): Content => [
  proposal_id !== null &&
    html`<p>もう提案にしました。ここでは変えられません。<a href="/staff/proposals/${proposal_id}">提案を開く</a></p>`,
  locked !== null && html`<p><b>固定しています</b>（${locked}）。作り直しても残ります。</p>`,
  origin === 'moved' && html`<p>計算のあとに、手で移した割り当てです。</p>`,
]

const pairFields = ({ person, slot }: PlacementRow): Html => html`${hidden('person', person.id)}${hidden('slot', slot)}`

const lockForm = (plan: PlanHead, row: PlacementRow): Html =>
  form({
    action: `${planPath(plan.id)}/lock`,
    once: newId(),
    body: html`${pairFields(row)}${hidden('on', row.locked === null ? 1 : 0)}${
      row.locked === null
        ? html`<p class="hint">固定すると、作り直してもこの割り当ては変わりません。</p>`
        : html`<p class="hint">移したり外したりするには、先に固定を外してください。</p>`
    }`,
    submit: row.locked === null ? button({ text: '固定する', kind: 'main' }) : button({ text: '固定を外す' }),
  })

const removeForm = (plan: PlanHead, row: PlacementRow, { removal }: Options): Html =>
  form({
    action: `${planPath(plan.id)}/remove`,
    once: newId(),
    body: html`${pairFields(row)}<p class="hint">外すと、${costText(removal.cost)}。席はあきます。${removal.also.length > 0 && `この活動はひとりが全部の時間を受けもつので、ほかの${removal.also.length}つの時間もいっしょに外します。`}</p>`,
    submit: button({ text: 'この枠から外す', kind: 'danger' }),
  })

const personOf = (ask: Ask<Staff>): [string, string] | undefined => {
  const person = ask.url.searchParams.get('person') ?? ''
  return isId(person) ? ['person', person] : undefined
}

const show = page.staff({
  path: `${PLANS}/:id/move`,
  can: 'plans.read',
  // Reasons and cautions of one person: the log names that person, the path the plan.
  audit: { action: 'plan.placement', subject: personOf },
  get: async (ask, db) => {
    const plan = await readyPlan(ask, db)
    const pair = pairOf(name => ask.url.searchParams.get(name) ?? '')
    return plan && pair && placementView(ask, db, plan, pair)
  },
})

/** The ids of a pair; null where one of them is none, so that there is no such page. */
export function pairOf(value: (name: string) => string): { person: string; slot: string } | null {
  const [person, slot] = [value('person'), value('slot')]
  return isId(person) && isId(slot) ? { person, slot } : null
}

export const placementPages = [show]
