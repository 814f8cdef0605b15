import { textField } from '#ui/fields.ts'
import type { Html } from '#ui/html.ts'

export type Errors = Readonly<Record<string, string>>

/** One's own password, asked once more; its name differs, since several forms of the page ask for it. */
export const ownPassword = (name: string, errors: Errors): Html =>
  textField({
    ...{ name, label: 'いまのパスワード', type: 'password', required: true, width: 'medium' },
    ...{ autocomplete: 'current-password', error: errors[name] },
  })
