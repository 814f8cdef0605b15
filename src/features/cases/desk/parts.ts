import { html } from 'hono/html'
import { personPath } from '#features/people/index.ts'
import { newId } from '#platform/ids.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import type { Case } from '../store.ts'

/** What was typed into a form that was refused, and what is wrong: with its fields, or with all of it. */
export type Shown = { typed?: Submitted; errors?: Readonly<Record<string, string>>; refused?: string }

/** A field with what was typed, or what is known before. */
export const fieldOf =
  ({ typed, errors = {} }: Shown) =>
  (name: string, label: string, before = '') => ({
    ...{ name, label, error: errors[name] },
    value: typed?.fields[name] ? one(typed, name) : before,
  })

/** A form of the page, with what is wrong in these fields of it. */
export const sent = (
  { errors = {} }: Shown,
  names: readonly string[],
  action: string,
  body: Content,
  press: { text: string; kind?: 'main' | 'plain' | 'danger' },
): Html =>
  checked(
    Object.fromEntries(Object.entries(errors).filter(([name]) => names.includes(name))),
    form({ action, once: newId(), body, submit: button(press) }),
  )

export const optionsOf = <K extends string>(keys: readonly K[], texts: Readonly<Record<K, string>>) =>
  keys.map(value => ({ value, label: texts[value] }))

/** The way to whose it is. */
export const clientLink = ({
  person_id,
  organisation_id,
  client,
}: Pick<Case, 'person_id' | 'organisation_id' | 'client'>): Html =>
  person_id
    ? html`<a href="${personPath(person_id)}">${client}</a>`
    : html`<a href="/staff/organisations/${organisation_id!}">${client}</a>（団体の相談）`
