import { html } from 'hono/html'
import type { Read } from '#platform/db.ts'
import { type Ask, doing, may, type Staff, type View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { checked } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import type { Refusal } from '../rules.ts'
import { type Now, ownerElsewhere, stepNow } from '../store.ts'
import { REFUSAL_TEXT } from '../text.ts'

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

/** Refused since it is no more as it was, not for what was typed. */
const CHANGED: readonly Refusal[] = ['gone', 'unseen', 'notPending']

/** The list that the form stood on. */
export const backTo = (sent: Submitted): string => (one(sent, 'who') === 'all' ? '/staff?who=all' : '/staff')

/** What was refused about a step, with whose it is now: nobody is told to ask somebody who stands nowhere. */
export async function refusedAt(
  ask: Ask<Staff>,
  db: Read,
  id: string,
  refused: Refusal,
  body: Content = false,
): Promise<View> {
  const now = await stepNow(db, id)
  const elsewhere = refused === 'gone' && !now && ask.actor.part ? await ownerElsewhere(db, id) : null
  if (elsewhere) return again('unseen', html`<p>この一歩の担当は、<b>${elsewhere}さん</b>です。</p>`)
  return again(refused, [now && now.owner_id !== ask.actor.id && ownerPart(now), body])
}

/** Whose a step is, and the way to it. */
export const ownerPart = ({ id, owner }: Now): Html =>
  html`<p>この一歩の担当は、<b>${owner}さん</b>です。<a href="/staff/steps/${id}">この一歩を開く</a></p>`

/** What was refused, on a page of its own with what was typed. */
export const again = (
  refused: Refusal | null,
  body: Content,
  errors: Readonly<Record<string, string>> = {},
  id = '',
): View => ({
  title: 'やること',
  nav: '/staff',
  status: refused && CHANGED.includes(refused) ? 409 : 422,
  body: html`${backLink('/staff', 'やることに戻る')}${pageHead({ title: 'やること' })}
    ${refused && notice({ kind: 'error', live: true, title: REFUSAL_TEXT[refused] })}
    ${checked(Object.fromEntries(Object.entries(errors).map(([name, text]) => [named(name, id), text])), body)}`,
})
