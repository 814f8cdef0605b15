import { html } from 'hono/html'
import { type Ask, doing, may, type Staff, type View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { checked } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import type { Refusal } from './rules.ts'
import { REFUSAL_TEXT } from './text.ts'

/** What was typed into a form that was refused, and what is wrong with it. */
export type Shown = { typed?: Submitted; errors?: Readonly<Record<string, string>> }

/** Many forms stand on the page, so each field carries its step after its name; plain names are taken too. */
export const named = (name: string, id: string): string => `${name}-${id}`
export const ofStep = (id: string, { fields }: Submitted): Submitted => ({
  fields: Object.fromEntries(Object.entries(fields).map(([name, values]) => [name.replace(`-${id}`, ''), values])),
  files: {},
})

/** A field of one step's form, with what was typed and what is wrong. */
export const fieldOf =
  (id: string, { typed, errors = {} }: Shown) =>
  (name: string, label: string, value = '') => ({
    name: named(name, id),
    label,
    value: typed ? one(typed, name) : value,
    error: errors[name],
  })

/** Who shares out or does the work, when, and whether it may be shared out for others. */
export const byOf = (ask: Ask<Staff>) => ({ ...doing(ask), assigns: may(ask, 'steps.assign') })

/** The list that the form stood on. */
export const backTo = (sent: Submitted): string => (one(sent, 'who') === 'all' ? '/staff?who=all' : '/staff')

/** What was refused, on a page of its own with what was typed. */
export const again = (
  refused: Refusal | null,
  body: Content,
  errors: Readonly<Record<string, string>> = {},
  id = '',
): View => ({
  title: 'やること',
  nav: '/staff',
  status: refused === 'gone' || refused === 'notPending' ? 409 : 422,
  body: html`${backLink('/staff', 'やることに戻る')}${pageHead({ title: 'やること' })}
    ${refused && notice({ kind: 'error', live: true, title: REFUSAL_TEXT[refused] })}
    ${checked(Object.fromEntries(Object.entries(errors).map(([name, text]) => [named(name, id), text])), body)}`,
})
