import { html } from 'hono/html'
import { daysText, LEGAL_FORM_TEXT, WEEKDAY_TEXT } from '#features/kinds/index.ts'
import { TERM_TEXT } from '#features/proposals/index.ts'
import { terms } from '#matching/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { clockTime } from '#platform/times.ts'
import type { Html } from '#ui/html.ts'
import { weekOf } from '../../placements/store-board.ts'
import { boardOf } from '../../placements/store-view.ts'
import type { PlanHead, SlotRow } from '../../view.ts'
import { audited, PLANS, planPath, readyPlan } from '../parts.ts'
import { datesText, periodText, scopeText, slotTime } from '../words.ts'
import { type BoardFilter, boardFilter, boardQuery, freeSeats, slotsThat } from './rules.ts'

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
    const filter = boardFilter(ask.url.searchParams)
    const day = Number(ask.url.searchParams.get('day') ?? Number.NaN)
    const byDay = !Number.isInteger(day) && (await slotCount(db, plan.id, filter)) > MOST_PRINTED
    const all = byDay ? [] : await slotsOf(ask, db, plan)
    const slots = Number.isInteger(day) ? all.filter(({ weekday }) => weekday === day) : all
    return {
      title: `${plan.name}：週の表`,
      frame: 'print',
      back: `${planPath(plan.id)}/board${boardQuery(filter)}`,
      body: html`<article class="landscape"><h1>${plan.name}</h1>
        <p>${periodText(plan)}／${scopeText(plan)}　${formatDay(ask.today)}印刷</p>
        <p><b>これは案です。ご本人や団体に伝える前の、窓口の中だけの資料です。</b></p>
        ${byDay ? daysPart(plan, filter) : tableOf(plan, slots, filter.free)}</article>`,
    }
  },
})

/** Of more slots than this a day is printed at a time. */
const MOST_PRINTED = 2000

const slotCount = async (db: Read, plan: string, filter: BoardFilter): Promise<number> =>
  (await weekOf(db, plan, { ...filter, cell: null })).reduce((sum, { slots }) => sum + slots, 0)

const daysPart = (plan: PlanHead, filter: BoardFilter): Html =>
  html`<p>枠が多いので、曜日ごとに印刷します。曜日を選んでください。</p><ul>${WEEKDAY_TEXT.map((text, day) => {
    const query = new URLSearchParams([...new URLSearchParams(boardQuery(filter)), ['day', String(day)]])
    return html`<li><a href="${planPath(plan.id)}/print?${query}">${text}曜日の表</a></li>`
  })}</ul>`

/** The week by organisation: slots with people in them, the others counted, unless free seats are what is looked for. */
function tableOf(plan: PlanHead, slots: readonly SlotRow[], free: boolean): Html {
  const shown = free ? slots : slots.filter(({ placements }) => placements.length > 0)
  const rest = slots.length - shown.length
  const byOrganisation = [...Map.groupBy(shown, ({ organisation }) => organisation)]
  return html`<p>${shown.length}枠${rest > 0 && `（ほかに、だれも入らない枠が${rest}）`}</p>
    <div class="columns">${byOrganisation.map(([name, its]) => html`<section><h2>${name}</h2>${activitiesOf(plan, its)}</section>`)}</div>`
}

const activitiesOf = (plan: PlanHead, slots: readonly SlotRow[]): Html[] =>
  [...Map.groupBy(slots, ({ opportunity }) => opportunity).values()].map(
    its =>
      html`<h3>${its[0]!.title}</h3><ul>${[...Map.groupBy(its, slot => lineOf(plan, slot))].map(
        ([line, same]) => html`<li><b>${daysText(same.map(({ weekday }) => weekday))}</b> ${line}</li>`,
      )}</ul>`,
  )

/** 09:30〜12:00 1018 倉持 みどり、あき1席: what is the same on several days is told once. */
function lineOf({ from_on }: PlanHead, slot: SlotRow): string {
  const people = slot.placements.map(
    ({ person, locked }) => `${person.number} ${person.name}${locked === null ? '' : '（固定）'}`,
  )
  const free = freeSeats(slot)
  return `${clockTime(slot.from_min)}〜${clockTime(slot.to_min)}${datesText(slot, from_on)} ${[...people, ...(free > 0 ? [`あき${free}席`] : [])].join('、')}`
}

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
