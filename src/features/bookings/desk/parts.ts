import { html } from 'hono/html'
import { MEDIA, MEDIUM_TEXT } from '#features/people/index.ts'
import { formatCode } from '#features/requests/index.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import type { Html } from '#ui/html.ts'
import { bookingPath } from '../rules.ts'
import type { DeskBooking, DeskOccasion } from './store.ts'

/** What was typed into a form that was refused, and what is wrong: with its fields, or with all of it. */
export type Shown = { typed?: Submitted; errors?: Readonly<Record<string, string>>; refused?: string }

/** A field with what was typed, or what is known before. */
export const fieldOf =
  ({ typed, errors = {} }: Shown) =>
  (name: string, label: string, before = '') => ({
    name,
    label,
    value: typed ? one(typed, name) : before,
    error: errors[name],
  })

/** The status of a page that shows a form again. */
export const refusedStatus = ({ errors = {}, refused }: Shown): { status?: 422 } =>
  refused || Object.keys(errors).length > 0 ? { status: 422 } : {}

export const mediumText = (code: string): string => MEDIUM_TEXT[MEDIA.find(medium => medium === code) ?? 'web']

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
