import { html } from 'hono/html'
import { LEGAL_FORM_TEXT, WEEKDAY_TEXT } from '#features/kinds/index.ts'
import { TERM_TEXT } from '#features/proposals/index.ts'
import { terms } from '#matching/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { clockTime } from '#platform/times.ts'
import type { Html } from '#ui/html.ts'
import { boardOf } from '../../placements/store-view.ts'
import type { PlanHead, SlotRow } from '../../view.ts'
import { audited, PLANS, planPath, readyPlan } from '../parts.ts'
import { datesText, periodText, scopeText, slotTime } from '../words.ts'
import { boardFilter, boardQuery, freeSeats, slotsThat } from './rules.ts'

/** The slots of the board under the conditions of the address, all of the week. */
const slotsOf = async (ask: Ask<Staff>, db: Read, plan: PlanHead): Promise<SlotRow[]> =>
  slotsThat(await boardOf(db, plan.id, ask.today), boardFilter(ask.url.searchParams))

const print = page.staff({
  path: `${PLANS}/:id/print`,
  can: 'plans.read',
  audit: audited('plan.printed'),
  get: async (ask, db) => {
    const plan = await readyPlan(ask, db)
    if (!plan) return null
    const slots = await slotsOf(ask, db, plan)
    return {
      title: `${plan.name}：週の表`,
      frame: 'print',
      back: `${planPath(plan.id)}/board${boardQuery(boardFilter(ask.url.searchParams))}`,
      body: html`<article class="landscape"><h1>${plan.name}</h1>
        <p>${periodText(plan)}／${scopeText(plan)}　${formatDay(ask.today)}印刷</p>
        <p><b>これは案です。ご本人や団体に伝える前の、窓口の中だけの資料です。</b></p>
        ${WEEKDAY_TEXT.map((_, day) =>
          dayTable(
            plan,
            day,
            slots.filter(slot => slot.weekday === day),
            boardFilter(ask.url.searchParams).free,
          ),
        )}</article>`,
    }
  },
})

/** The slots of a weekday with people in them; the others are counted, unless free seats are what is looked for. */
function dayTable(plan: PlanHead, day: number, slots: readonly SlotRow[], free: boolean): Html | false {
  const shown = free ? slots : slots.filter(({ placements }) => placements.length > 0)
  const rest = slots.length - shown.length
  const name = `${WEEKDAY_TEXT[day]}曜日`
  return (
    slots.length > 0 &&
    html`<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table class="list">
      <caption>${name}<span class="count">${shown.length}枠${rest > 0 && `（ほかに、だれも入らない枠が${rest}）`}</span></caption>
      <thead><tr><th scope="col">時間</th><th scope="col">活動</th><th scope="col">団体</th><th scope="col">入る方</th><th scope="col">あき</th></tr></thead>
      <tbody>${shown.map(
        slot => html`<tr><td>${paperTime(plan, slot)}</td><th scope="row">${slot.title}</th><td>${slot.organisation}</td>
          <td>${slot.placements.map(({ person, locked }) => `${person.number} ${person.name}${locked === null ? '' : '（固定）'}`).join('、')}</td>
          <td>${freeSeats(slot) > 0 ? `${freeSeats(slot)}席` : ''}</td></tr>`,
      )}</tbody></table></div>`
  )
}

/** 09:30〜12:00; the dates where it is not every week. */
const paperTime = (plan: PlanHead, slot: SlotRow): string =>
  `${clockTime(slot.from_min)}〜${clockTime(slot.to_min)}${datesText(slot, plan.from_on)}`

const HEAD = [
  'いつ',
  '曜日',
  'はじまり',
  'おわり',
  '活動',
  '団体',
  '就業形態',
  '圏域',
  '番号',
  '氏名',
  '年齢',
  '点',
] as const

const csv = page.staff({
  path: `${PLANS}/:id/placements.csv`,
  can: 'plans.read',
  audit: audited('plan.exported'),
  get: async (ask, db) => {
    const plan = await readyPlan(ask, db)
    if (!plan) return null
    const slots = await slotsOf(ask, db, plan)
    return {
      csv: 'plan.csv',
      head: [...HEAD, ...terms.map(term => TERM_TEXT[term]), '固定'],
      read: async () => ({
        rows: slots.flatMap(slot => lines(plan, slot, may(ask, 'people.read'))),
        people: slots.flatMap(({ placements }) => placements.map(({ person }) => person.id)),
        next: null,
      }),
    }
  },
})

/** A line for each person and one for the free seats; without the right to people's records, numbers stand for names. */
function lines(plan: PlanHead, slot: SlotRow, named: boolean): (string | number | null)[][] {
  const facts = [
    slotTime(slot, plan.from_on),
    WEEKDAY_TEXT[slot.weekday]!,
    clockTime(slot.from_min),
    clockTime(slot.to_min),
    slot.title,
    slot.organisation,
    LEGAL_FORM_TEXT[slot.legal_form],
    slot.area ?? '',
  ]
  const taken = slot.placements.map(({ person, score, terms: points, locked }) => [
    ...facts,
    person.number,
    named ? person.name : '',
    person.age,
    score,
    ...terms.map(term => points[term]),
    locked === null ? '' : '固定',
  ])
  const free = freeSeats(slot)
  return free > 0 ? [...taken, [...facts, null, `あき${free}席`, null, null, ...terms.map(() => null), '']] : taken
}

export const paperPages = [print, csv]
