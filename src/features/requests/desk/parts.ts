import { MEDIA, MEDIUM_TEXT } from '#features/people/index.ts'
import { one, type Submitted } from '#platform/submitted.ts'

export const mediumText = (code: string): string => MEDIUM_TEXT[MEDIA.find(medium => medium === code) ?? 'web']

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
