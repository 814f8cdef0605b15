import { html } from 'hono/html'
import type { Read } from '#platform/db.ts'
import type { Ask, Staff } from '#platform/page.ts'
import { type Content, type Html, sr } from '#ui/html.ts'
import { more } from '#ui/layout.ts'
import { pager } from '#ui/pager.ts'
import { type HalfDay, slotsFrom } from '../../placements/store-board.ts'
import type { PlacementRow, PlanHead, SlotRow } from '../../view.ts'
import { activityPath, boardPath, pageOf, placementPath, planPath, seatPath } from '../parts.ts'
import { slotLine, slotTime } from '../words.ts'
import { type BoardFilter, boardQuery, freeSeats } from './rules.ts'

/** So many slots stand on one page of a cell. */
export const PAGE = 30

/** The slots with people in them; the others behind one line, unless it is free seats that are looked for. */
export async function halfDayPart(
  ask: Ask<Staff>,
  db: Read,
  plan: PlanHead,
  filter: BoardFilter,
  { slots, empty }: HalfDay,
): Promise<Html> {
  const total = filter.free ? slots : slots - empty
  const page = pageOf(ask, total, PAGE)
  const some = (peopled: boolean | null, from: number) =>
    slotsFrom(db, plan.id, ask.today, { which: filter, peopled, from, most: PAGE })
  const shown = await some(filter.free ? null : true, (page - 1) * PAGE)
  const nobody = filter.free || empty === 0 ? [] : await some(false, 0)
  const free = `${boardPath(plan.id)}${boardQuery({ ...filter, free: true, page: 1 })}#slots`
  return html`${slotsPart(ask, plan, filter, shown, { page, total })}
    ${
      nobody.length > 0 &&
      more({
        title: `だれも入らない枠（${empty}枠）`,
        body: html`<ul class="slots">${nobody.map(slot => slotItem(plan, slot))}</ul>${empty > nobody.length && html`<p>はじめの${nobody.length}枠です。<a href="${free}">あきのある枠をすべて見る</a></p>`}`,
      })
    }`
}

export const slotsPart = (
  { url }: Ask<Staff>,
  plan: PlanHead,
  filter: BoardFilter,
  shown: readonly SlotRow[],
  { page, total }: { page: number; total: number },
): Html =>
  html`${shown.length > 0 && html`<ul class="slots">${shown.map(slot => slotItem(plan, slot))}</ul>`}
    ${total > PAGE && pager({ page, size: PAGE, total, href: n => `${url.pathname}${boardQuery({ ...filter, page: n })}#slots` })}`

const slotItem = (plan: PlanHead, slot: SlotRow): Html =>
  html`<li><div><h3><a href="${activityPath(slot)}">${slot.title}</a></h3>
    <p>${slotTime(slot, plan.from_on)}</p><p class="faint">${slotLine(slot)}</p></div>
    <ul class="seats" aria-label="入る方">${slot.placements.map(one => seat(plan, one))}${freeSeat(plan, slot)}</ul></li>`

const seat = (plan: PlanHead, { person, slot, locked, origin, proposal_id }: PlacementRow): Html =>
  html`<li><a href="${placementPath(plan.id, person.id, slot)}">${person.number} ${person.name}</a>${marks([
    locked !== null && '固定',
    origin === 'moved' && '手で移した',
    proposal_id !== null && '提案済み',
  ])}</li>`

const marks = (words: readonly (string | false)[]): Content =>
  words.filter(Boolean).map(word => html` <span class="pill plain">${word}</span>`)

const freeSeat = (plan: PlanHead, slot: SlotRow): Content => {
  const free = freeSeats(slot)
  return (
    free > 0 &&
    html`<li class="free"><b>あき${free}席</b> <a href="${planPath(plan.id)}/slots?slot=${slot.slot}">理由${sr(`：${slot.title}`)}</a> <a href="${seatPath(plan.id, { slot: slot.slot })}">入れる方${sr(`：${slot.title}`)}</a></li>`
  )
}
