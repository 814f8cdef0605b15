import { html } from 'hono/html'
import type { Read } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import { type Content, type Html, sr } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { openSeatsFor, peopleForSeat } from '../../placements/free.ts'
import { facesOf, slotsOf } from '../../placements/store-view.ts'
import type { NoSeat, OpenSeat, PlanHead, Seatable } from '../../view.ts'
import { faceLink, PLANS, placementPath, planPath, readyPlan, slotPart } from '../parts.ts'
import { refusedText, slotTime } from '../words.ts'
import { effectsPart } from './options.ts'
import { boardOfSlot } from './placement.ts'

/** Seats for somebody (`person`), or people for a free seat (`slot`). */
const seats = page.staff({
  path: `${PLANS}/:id/seat`,
  can: 'plans.read',
  audit: { action: 'plan.seats', subject: ask => subjectOf(ask) },
  get: async (ask, db) => {
    const plan = await readyPlan(ask, db)
    const [person, slot] = [asked(ask, 'person'), asked(ask, 'slot')]
    if (!plan) return null
    if (person) return seatsView(ask, db, plan, person)
    return slot ? peopleView(ask, db, plan, slot) : null
  },
})

function asked(ask: Ask<Staff>, name: string): string | null {
  const value = ask.url.searchParams.get(name) ?? ''
  return isId(value) ? value : null
}

/** What one person could do is noted in that person's name; who could take a seat, with the plan. */
const subjectOf = (ask: Ask<Staff, 'id'>): [string, string] => {
  const person = asked(ask, 'person')
  return person ? ['person', person] : ['plan', ask.params.id]
}

async function seatsView(ask: Ask<Staff>, db: Read, plan: PlanHead, id: string): Promise<View | null> {
  const found = await openSeatsFor(db, plan.id, id, ask.today)
  const person = (await facesOf(db, [id], ask.today)).get(id)
  if (!found || !person) return null
  return {
    title: `${person.name}さんが入れる席`,
    nav: PLANS,
    body: html`${backLink(`${planPath(plan.id)}/people`, `${plan.name}：枠のない方`)}
      ${pageHead({ title: `${person.name}さんが入れる席`, lead: faceLink(person) })}
      ${couldPart(ask, plan, found, {
        unit: '枠',
        what: one => slotPart(one.slot, plan),
        name: one => one.slot.title,
        none: html`この方に合う席は、この案にはありません。<a href="${planPath(plan.id)}/what-if">条件が変わるとどうなるか、計算してみる</a>`,
      })}
      ${cannotPart('この方が入れないあいている席と、その理由', found, one => slotPart(one.slot, plan))}`,
  }
}

async function peopleView(ask: Ask<Staff>, db: Read, plan: PlanHead, id: string): Promise<View | null> {
  const found = await peopleForSeat(db, plan.id, id, ask.today)
  const slot = (await slotsOf(db, plan.id, [id])).get(id)
  if (!found || !slot) return null
  return {
    title: `「${slot.title}」のあいている席に入れる方`,
    nav: PLANS,
    body: html`${backLink(boardOfSlot(plan, slot), `${plan.name}：週の表`)}
      ${pageHead({ title: `「${slot.title}」のあいている席に入れる方`, lead: slotTime(slot, plan.from_on) })}
      ${couldPart(ask, plan, found, {
        unit: '人',
        what: one => html`${faceLink(one.person)}${waitingText(one)}`,
        name: one => `${one.person.name}さん`,
        none: html`この枠に、あいている席がないか、入れる方がいません。<a href="${planPath(plan.id)}/what-if?slot=${id}">条件が変わるとどうなるか、計算してみる</a>`,
      })}
      ${cannotPart('いま枠がなく、この枠にも入れない方と、その理由', found, one => faceLink(one.person))}`,
  }
}

const waitingText = ({ waiting }: OpenSeat): Content =>
  waiting === null ? false : html`<br><span class="faint">枠のない方・${waiting}日待ち</span>`

type Words = { unit: string; what: (one: OpenSeat) => Html; name: (one: OpenSeat) => string; none: Html }

const couldPart = (
  ask: Ask<Staff>,
  plan: PlanHead,
  { could, count }: Seatable,
  { unit, what, name, none }: Words,
): Html =>
  pane({
    title: 'この席に入れるなら',
    aside: count > could.length ? `${count}${unit}のうち、合計の点がよい順に${could.length}${unit}` : `${count}${unit}`,
    body:
      could.length === 0
        ? html`<div class="empty">${none}</div>`
        : html`<ul class="options">${could.map(
            one => html`<li><div><p>${what(one)}</p>${effectsPart(plan, one)}</div>
            ${may(ask, 'plans.write') && linkButton({ href: placementPath(plan.id, one.person.id, one.slot.slot), text: html`理由を見て席に入れる${sr(`：${name(one)}`)}` })}</li>`,
          )}</ul>`,
  })

const cannotPart = (title: string, { cannot }: Seatable, what: (one: NoSeat) => Html): Content =>
  cannot.length > 0 &&
  more({
    title: `${title}（足りないことの少ない順に${cannot.length}件）`,
    body: html`<ul class="ruled-out">${cannot.map(one => html`<li>${what(one)}<p>${refusedText(one)}</p></li>`)}</ul>`,
  })

export const seatPages = [seats]
