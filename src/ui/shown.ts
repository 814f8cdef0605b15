import { newId } from '#platform/ids.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button } from './button.ts'
import { checked, form } from './form.ts'
import type { Content, Html } from './html.ts'

/** What was typed into a form that was refused, and what is wrong: with its fields, or with all of it. */
export type Shown = { typed?: Submitted; errors?: Readonly<Record<string, string>>; refused?: string }

/** A field with what was typed, or what is known before. */
export const fieldOf =
  ({ typed, errors = {} }: Shown) =>
  (name: string, label: string, before = '') => ({
    ...{ name, label, error: errors[name] },
    value: typed?.fields[name] ? one(typed, name) : before,
  })

/** A form of a page that has several, with what is wrong in these fields of it. */
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
