import { html } from 'hono/html'
import { newId } from '#platform/ids.ts'
import { type Ask, may, type Staff } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { type Content, type Html, sr } from '#ui/html.ts'
import { more, pane } from '#ui/layout.ts'
import type { Effect, MoveOption, Options, OtherOption, PlanHead, Why } from '../../view.ts'
import { faceLink, placementPath, planPath, slotPart } from '../parts.ts'
import { costText, slotText } from '../words.ts'

/** So many ways stand open; the rest behind one line. */
const OPEN = 5

/** What this person could take instead, and who could take this seat: each with what it costs and whom it touches. */
export const optionsPart = (ask: Ask<Staff>, plan: PlanHead, why: Why, { move, others }: Options): Html =>
  html`${pane({
    title: `${why.person.name}さんをほかの枠に移すなら`,
    id: 'moves',
    aside: `${move.length}件`,
    body: foldedList(
      move.map(option => moveItem(ask, plan, why, option)),
      'この方に合う枠は、ほかにはありません。',
    ),
  })}
  ${pane({
    title: 'この席にほかの方が入るなら',
    id: 'others',
    aside: `${others.length}人`,
    body: foldedList(
      others.map(option => otherItem(ask, plan, why, option)),
      'この席に入れる方は、ほかにはいません。',
    ),
  })}
  <p><a href="${planPath(plan.id)}/what-if?slot=${why.slot.slot}">この枠に席がもっとあればどうなるか、計算してみる</a></p>`

function foldedList(items: readonly Html[], empty: string): Html {
  if (items.length === 0) return html`<div class="empty">${empty}</div>`
  const rest = items.slice(OPEN)
  return html`<ul class="options">${items.slice(0, OPEN)}</ul>${
    rest.length > 0 && more({ title: `ほか${rest.length}件`, body: html`<ul class="options">${rest}</ul>` })
  }`
}

const moveItem = (ask: Ask<Staff>, plan: PlanHead, why: Why, option: MoveOption): Html => {
  const href = `${placementPath(plan.id, why.person.id, why.slot.slot)}&to=${option.to.slot}`
  return html`<li><div><p>${slotPart(option.to, plan)}</p>${effectsPart(plan, option)}</div>
    ${may(ask, 'plans.write') && linkButton({ href, text: html`移すとどうなるか確かめる${sr(`：${option.to.title}`)}` })}</li>`
}

const otherItem = (ask: Ask<Staff>, plan: PlanHead, why: Why, option: OtherOption): Html => {
  const href = `${placementPath(plan.id, why.person.id, why.slot.slot)}&other=${option.person.id}`
  return html`<li><div><p>${faceLink(option.person)}</p>${effectsPart(plan, option)}</div>
    ${may(ask, 'plans.write') && linkButton({ href, text: html`入れかえるとどうなるか確かめる${sr(`：${option.person.name}さん`)}` })}</li>`
}

/** What a change costs and whom it touches. */
export const effectsPart = (
  plan: PlanHead,
  { cost, score, effects }: { cost: number; score: number; effects: readonly Effect[] },
) =>
  html`<p><b>${costText(cost)}。</b> <span class="faint">この割り当ては${score}点</span></p>
    ${effects.length > 0 && html`<ul class="effects">${effects.map(effect => html`<li>${effectText(plan, effect)}</li>`)}</ul>`}`

/** 「田中さんの 火曜 午前…「…」がなくなります」 */
function effectText(plan: PlanHead, { person, loses, gains }: Effect): string {
  const [from, to] = [loses && slotText(loses, plan.from_on), gains && slotText(gains, plan.from_on)]
  if (from && to) return `${person.name}さんは、${from}から${to}に移ります。`
  return from ? `${person.name}さんの${from}がなくなります。` : `${person.name}さんが${to}に入ります。`
}

/** The change that is chosen, said once more with what it does, before it is made. */
export function confirmPart(plan: PlanHead, why: Why, options: Options, query: URLSearchParams): Content {
  const move = options.move.find(({ to }) => to.slot === query.get('to'))
  const other = options.others.find(({ person }) => person.id === query.get('other'))
  const here = slotText(why.slot, plan.from_on)
  if (move)
    return confirmation(plan, why, move, {
      title: `${why.person.name}さんを${here}から${slotText(move.to, plan.from_on)}に移しますか`,
      field: hidden('to', move.to.slot),
    })
  if (other)
    return confirmation(plan, why, other, {
      title: `${here}に${other.person.name}さんを入れますか`,
      field: hidden('other', other.person.id),
    })
  return false
}

const confirmation = (
  plan: PlanHead,
  why: Why,
  option: { cost: number; score: number; effects: readonly Effect[] },
  { title, field }: { title: string; field: Html },
): Html =>
  html`<section class="next" aria-label="確かめる" id="confirm"><p class="what">${title}</p>
    ${form({
      action: `${planPath(plan.id)}/move`,
      once: newId(),
      body: [
        effectsPart(plan, option),
        hidden('person', why.person.id),
        hidden('slot', why.slot.slot),
        hidden('cost', option.cost),
        field,
      ],
      submit: [
        button({ text: 'この変更をする', kind: 'main' }),
        linkButton({ href: placementPath(plan.id, why.person.id, why.slot.slot), text: 'やめる', kind: 'quiet' }),
      ],
    })}</section>`
