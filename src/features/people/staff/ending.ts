import { newId } from '#platform/ids.ts'
import type { Ask, Staff } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { mediumOf } from '../forms.ts'

// What the staff-only records about a person (exclusions, bonds) have in common: they are set, and ended with a reason.

export const subject = (ask: Ask<Staff, 'id'>): [string, string] => ['person', ask.params.id]

/** Who writes, when and by which medium. */
export const doing = (ask: Ask<Staff>, typed: Submitted) => ({
  by: ask.actor.id,
  now: ask.now,
  today: ask.today,
  medium: mediumOf(typed),
})

/** Asks why such a record ends; `back` is the page of the records. */
export const endForm = (
  { action, back }: { action: string; back: string },
  typed: Submitted,
  errors: Record<string, string>,
): Content =>
  checked(
    errors,
    form({
      action,
      once: newId(),
      body: textArea({
        name: 'end_reason',
        label: '解くわけ',
        required: true,
        rows: 2,
        value: one(typed, 'end_reason'),
        error: errors['end_reason'],
      }),
      submit: [button({ text: '解く', kind: 'main' }), linkButton({ href: back, text: 'やめる', kind: 'quiet' })],
    }),
  )
