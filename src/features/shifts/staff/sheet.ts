import { html } from 'hono/html'
import { type Opportunity, opportunityById } from '#features/opportunities/index.ts'
import { addDays, formatDay, formatShort } from '#platform/dates.ts'
import { type Ask, page, type Staff } from '#platform/page.ts'
import type { Html } from '#ui/html.ts'
import { lookOf, sheet } from '#ui/print.ts'
import { summary } from '#ui/summary.ts'
import { isOpen } from '../rules.ts'
import { namedTo } from '../store.ts'
import { hoursText, shiftsPath, weeklessText } from './parts.ts'
import { boardOf, type Seat, type Shift, type Week } from './rules-board.ts'
import { knownOf, weekOf } from './shifts.ts'

/** A week for the organiser's wall: who comes when. Why somebody does not come never leaves the desk. */
const paper = page.staff({
  path: `${shiftsPath(':id')}/sheet`,
  can: 'shifts.read',
  audit: { action: 'shifts.sheet', subject: ask => ['opportunity', ask.params.id] },
  get: async (ask, db) => {
    const row = await opportunityById(db, ask.params.id)
    if (!row) return null
    const monday = weekOf(ask)
    const [week] = boardOf(await knownOf(db, row, monday, ask.today), monday, 1)
    const people = week!.shifts.flatMap(({ seats }) => seats.map(({ assignment }) => assignment.person_id))
    const named = await namedTo(db, row.organisation_id, people)
    return {
      title: `1週間の表 ${row.title}`,
      frame: 'print',
      back: shiftsPath(row.id),
      body: weekSheet(ask, row, week!, named),
    }
  },
})

const weekSheet = (ask: Ask<Staff>, row: Opportunity, { monday, shifts }: Week, named: ReadonlySet<string>): Html => {
  const letters = shifts.reduce((sum, { seats }) => sum + 30 + 8 * seats.length, 0)
  return html`<div class="${lookOf(letters)}">${sheet({
    title: '1週間の分担',
    date: formatDay(ask.today),
    from: ask.municipality,
    body: html`<p class="to">${row.organisation} 御中</p>
      <h2>${row.title}</h2><p>${formatDay(monday)}から${formatDay(addDays(monday, 6))}まで</p>
      ${
        shifts.length === 0
          ? (weeklessText(row) ?? html`<p>この週の活動はありません。</p>`)
          : summary(
              shifts.map(shift => ({
                label: formatShort(shift.day),
                value: html`${hoursText(shift.slot)}<br>${comersPart(shift, named)}`,
              })),
            )
      }
      <p>来られる人が変わったときは、窓口からお電話します。急なときは、窓口にお電話ください。</p>`,
  })}</div>`
}

const isAbsent = ({ absence }: Seat): boolean => absence !== null && absence.status !== 'withdrawn'

/** Names of those who agreed to be named to this organisation; the others are counted. */
function comersPart({ seats, free }: Shift, named: ReadonlySet<string>): Html {
  const nameOf = ({ assignment }: Seat) =>
    named.has(assignment.person_id) ? `${assignment.name}さん` : '1人（お名前は窓口へ）'
  const comers = seats.filter(seat => !isAbsent(seat))
  const absent = seats.filter(isAbsent)
  const sought = absent.filter(({ absence }) => absence && isOpen(absence.status)).length
  const lines = [
    ...comers.map(seat => `${nameOf(seat)}${seat.assignment.call_id ? '（代わり）' : ''}`),
    absent.length > 0 && `お休み：${absent.map(nameOf).join('、')}`,
    sought > 0 && `代わりの人を探しています（${sought}人）`,
    free > 0 && `空き ${free}人`,
  ].filter(line => line !== false)
  return html`${lines.join('、')}`
}

export const sheetPages = [paper]
