import { html } from 'hono/html'
import { LEGAL_FORM_TEXT, LEGAL_FORMS, WEEKDAY_TEXT } from '#features/kinds/index.ts'
import { areasOn } from '#features/places/index.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, page, type Staff } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { checkbox } from '#ui/choices.ts'
import { hidden, selectField, textField } from '#ui/fields.ts'
import { attrs, type Html, sr } from '#ui/html.ts'
import { filterForm, pane } from '#ui/layout.ts'
import { type HalfDay, weekOf } from '../../placements/store-board.ts'
import { boardOf } from '../../placements/store-view.ts'
import type { PlanHead } from '../../view.ts'
import { audited, boardPath, PLANS, pageOf, planHead, planPath, readyPlan } from '../parts.ts'
import { cellText, HALF_TEXT } from '../words.ts'
import { type BoardFilter, boardFilter, boardQuery, type Cell, HALVES, openCell, slotsThat } from './rules.ts'
import { halfDayPart, PAGE, slotsPart } from './slots.ts'

const board = page.staff({
  path: `${PLANS}/:id/board`,
  can: 'plans.read',
  audit: audited('plan.board'),
  get: async (ask, db) => {
    const plan = await readyPlan(ask, db)
    if (!plan) return null
    const filter = boardFilter(ask.url.searchParams)
    return {
      title: `${plan.name}：週の表`,
      nav: PLANS,
      body: html`${planHead(plan, '/board', paper(plan, filter))}
        ${await filters(db, plan, filter, ask.today)}
        ${filter.q ? await found(ask, db, plan, filter) : await week(ask, db, plan, filter)}`,
    }
  },
})

const paper = (plan: PlanHead, filter: BoardFilter): Html[] => {
  const query = boardQuery({ ...filter, cell: null, page: 1 })
  return [
    linkButton({ href: `${planPath(plan.id)}/placements.csv${query}`, text: 'CSV', icon: 'download', download: true }),
    linkButton({ href: `${planPath(plan.id)}/print${query}`, text: '印刷用の表', icon: 'print' }),
  ]
}

const filters = async (db: Read, plan: PlanHead, filter: BoardFilter, today: string): Promise<Html> =>
  filterForm({
    action: boardPath(plan.id),
    personal: true,
    body: [
      selectField({
        name: 'area',
        label: '圏域',
        empty: 'すべて',
        value: filter.area ?? '',
        options: (await areasOn(db, today, [filter.area])).map(({ id, name }) => ({ value: id, label: name })),
      }),
      selectField({
        name: 'kind',
        label: '就業形態',
        empty: 'すべて',
        value: filter.kind ?? '',
        options: LEGAL_FORMS.map(value => ({ value, label: LEGAL_FORM_TEXT[value] })),
      }),
      textField({ name: 'q', label: '人・活動・団体の名前', value: filter.q, type: 'search' }),
      checkbox({ name: 'free', label: 'あきのある枠だけ', checked: filter.free }),
      typeof filter.cell === 'number' && hidden('at', filter.cell),
    ],
    submit: button({ text: 'しぼりこむ' }),
  })

const none = (plan: PlanHead): Html =>
  html`<div class="empty"><p>当てはまる枠はありません。</p><p><a href="${boardPath(plan.id)}">しぼりこみをやめてすべて見る</a></p></div>`

/** The whole week as a table to choose from, beside it the slots of the half-day that is open. */
async function week(ask: Ask<Staff>, db: Read, plan: PlanHead, filter: BoardFilter): Promise<Html> {
  const halfDays = await weekOf(db, plan.id, { ...filter, cell: null })
  if (halfDays.length === 0) return none(plan)
  const cell = openCell(halfDays, filter.cell)!
  const open = halfDays.find(one => one.cell === cell)
  return html`<div class="board">${weekTable(plan, filter, halfDays, cell)}
    ${pane({
      title: cellText(cell),
      id: 'slots',
      aside: `${open?.slots ?? 0}枠・${open?.seats ?? 0}席のうち${open?.taken ?? 0}席がうまる`,
      body: open
        ? await halfDayPart(ask, db, plan, { ...filter, cell }, open)
        : html`<div class="empty">この時間の枠はありません。</div>`,
    })}</div>`
}

/** A search goes over the whole week. */
async function found(ask: Ask<Staff>, db: Read, plan: PlanHead, filter: BoardFilter): Promise<Html> {
  const slots = slotsThat(await boardOf(db, plan.id, ask.today), filter)
  if (slots.length === 0) return none(plan)
  const page = pageOf(ask, slots.length, PAGE)
  const shown = slots.slice((page - 1) * PAGE, page * PAGE)
  return pane({
    title: `「${filter.q}」が見つかった枠`,
    aside: `${slots.length}枠`,
    body: slotsPart(ask, plan, filter, shown, { page, total: slots.length }),
  })
}

function weekTable(plan: PlanHead, filter: BoardFilter, halfDays: readonly HalfDay[], open: Cell): Html {
  const cell = (at: Cell): Html => {
    const { seats, taken } = halfDays.find(one => one.cell === at) ?? { seats: 0, taken: 0 }
    if (seats === 0) return html`<td><span aria-hidden="true">—</span>${sr('枠なし')}</td>`
    const href = `${boardPath(plan.id)}${boardQuery({ ...filter, cell: at, page: 1 })}#slots`
    return html`<td class="${taken < seats ? 'some' : 'full'}"><a href="${href}"${attrs({ 'aria-current': at === open ? 'true' : undefined })}>${sr(cellText(at))}${taken}/${seats}<small>${taken < seats ? `あき${seats - taken}` : '満員'}</small></a></td>`
  }
  return html`<table class="board-week"><caption>うまる席／席の数</caption>
    <thead><tr><td></td>${HALF_TEXT.map(half => html`<th scope="col">${half}</th>`)}</tr></thead>
    <tbody>${WEEKDAY_TEXT.map((day, d) => html`<tr><th scope="row">${day}</th>${HALVES.map((_, half) => cell(d * 3 + half))}</tr>`)}</tbody></table>`
}

export const boardPages = [board]
