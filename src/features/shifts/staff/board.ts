import { html } from 'hono/html'
import { personPath } from '#features/people/index.ts'
import { recordPath } from '#platform/correctable.ts'
import { type Day, formatShort } from '#platform/dates.ts'
import { type Html, sr } from '#ui/html.ts'
import { pane } from '#ui/layout.ts'
import { isOpen } from '../rules.ts'
import { CAME_TEXT, MARK_TEXT } from '../text.ts'
import { absencePath, assignmentPath, hoursText } from './parts.ts'
import type { Seat, Shift, Week } from './rules-board.ts'

/** How many weeks stand beside each other; on a phone they stand below each other. */
export const WEEKS = 4

type Showing = { today: Day; mayWrite: boolean }

/** The shifts by week: who comes on each day, who does not, and where places are free. */
export const board = (weeks: readonly Week[], showing: Showing): Html =>
  html`<div class="grid3">${weeks.map(
    week =>
      html`<div>${pane({ title: `${formatShort(week.monday).replace(/（.*/, '')}の週`, body: shifts(week, showing) })}</div>`,
  )}</div>`

const shifts = ({ shifts: list }: Week, showing: Showing): Html =>
  list.length === 0
    ? html`<p class="faint">この週の活動はありません。</p>`
    : html`<div class="stack">${list.map(shift => shiftPart(shift, showing))}</div>`

const shiftPart = ({ slot, day, seats, free }: Shift, showing: Showing): Html =>
  html`<div><p><time datetime="${day}"><b>${formatShort(day)}</b></time> ${hoursText(slot)} <span class="faint">${slot.need === null ? '人数はわからない' : `${slot.need}人で`}</span></p>
    <ul class="seats">${seats.map(seat => html`<li>${seatPart(seat, day, showing)}</li>`)}${
      free > 0 && html`<li class="free">空き ${free}人</li>`
    }</ul></div>`

function seatPart({ assignment, absence, came, noted }: Seat, day: Day, { today, mayWrite }: Showing): Html {
  const name = html`<a href="${personPath(assignment.person_id)}">${assignment.name}</a>${assignment.call_id && '（代わり）'}`
  if (absence && absence.status !== 'withdrawn')
    return html`${name} <a href="${absencePath(absence.id)}"><b class="${isOpen(absence.status) ? 'late-mark' : ''}">${MARK_TEXT[absence.status]}</b>${sr(`：${assignment.name}さん ${formatShort(day)}`)}</a>`
  if (came !== null)
    return html`${name} <span class="faint">${CAME_TEXT[came ? 'yes' : 'no']}</span> ${noted && html`<a href="${recordPath('attendance', noted)}">訂正する${sr(`：${assignment.name}さん ${formatShort(day)}`)}</a>`}`
  const link = `${assignmentPath(assignment.id)}/absence?on=${day}`
  return html`${name}${mayWrite && day >= today && html` <a href="${link}">欠席${sr(`にする：${assignment.name}さん ${formatShort(day)} ${hoursText(assignment)}`)}</a>`}`
}
