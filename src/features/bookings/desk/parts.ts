import { html } from 'hono/html'
import { formatCode, type Shown } from '#features/requests/index.ts'
import type { Html } from '#ui/html.ts'
import { bookingPath } from '../rules.ts'
import type { DeskBooking, DeskOccasion } from './store.ts'

/** Who booked, with the way to the booking, its number and whom they bring. */
export const whoCell = (row: DeskBooking): Html =>
  html`<a href="${bookingPath(row.id)}">${row.name}さん</a>${row.party > 1 && html` <b>${row.party}人</b>`}<br><span class="faint">${formatCode(row.code)}${row.companions && `　${row.companions}`}</span>`

/** By which ways they are reached. */
export const contactText = ({ phone, email, address }: Pick<DeskBooking, 'phone' | 'email' | 'address'>): string =>
  [phone, email, address].filter(Boolean).join('　')

/** 「定員20人・埋まっている席18人・空き2人」. */
export const placesText = ({ places, taken }: Pick<DeskOccasion, 'places' | 'taken'>): string =>
  `定員${places}人・埋まっている席${taken}人・空き${places - taken}人`

/** What of a page's errors belongs to this form. */
export const errorsOf = (fields: readonly string[], { errors = {} }: Shown): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).filter(([name]) => fields.includes(name)))
