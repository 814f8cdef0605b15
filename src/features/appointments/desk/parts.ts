import { html } from 'hono/html'
import { formatCode } from '#features/requests/index.ts'
import { clockTime } from '#platform/times.ts'
import type { Html } from '#ui/html.ts'
import { appointmentPath } from '../rules.ts'
import { DESK_TEXT, HOW_SHORT } from '../text.ts'
import type { DeskAppointment } from './store.ts'

/** One in a list of times: when, who, and how it stands where that is not as usual. */
export const bookedLine = (one: DeskAppointment): Html =>
  html`<b>${clockTime(one.from_min)}</b> <a href="${appointmentPath(one.id)}">${one.name}さん</a> <span class="faint">${HOW_SHORT[one.how]}${one.status !== 'booked' && `・${DESK_TEXT[one.status]}`}</span>`

export const codeText = ({ code }: Pick<DeskAppointment, 'code'>): string => `受付番号 ${formatCode(code)}`
