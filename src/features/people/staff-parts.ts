import { html } from 'hono/html'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, type Staff } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { selectField, textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink, tabs } from '#ui/nav.ts'
import { mediumOf } from './forms.ts'
import { editPath, fullName, personPath, reasonsPath } from './head.ts'
import { MEDIA, SECTIONS, type Section } from './rules.ts'
import type { PersonHead } from './store-head.ts'
import { MEDIUM_TEXT, SECTION_TEXT } from './text.ts'

// What the pages on which staff change a record have in common.

/** Whom a page of a record is about, for the audit log. */
export const subject = (ask: Ask<Staff, 'id'>): [string, string] => ['person', ask.params.id]

/** Who writes, when and by which medium. */
export const byOf = (ask: Ask<Staff>, typed: Submitted) => ({ ...doing(ask), medium: mediumOf(typed) })

/** By which medium it was said; at the desk where nothing was chosen. */
export const mediumField = (typed: Submitted, label = 'うかがった方法'): Content =>
  selectField({
    name: 'medium',
    label,
    required: true,
    value: mediumOf(typed),
    options: MEDIA.map(value => ({ value, label: MEDIUM_TEXT[value] })),
  })

/** The way to the reasons, which stand nowhere else. */
export const reasonsLink = (person: string): Html => html`<a href="${reasonsPath(person)}">わけを見る</a>`

/** Asks why an exclusion or a bond ends; `back` is the page on which they stand. */
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

/** The head of every page on which a record is changed: who it is, and the other parts. */
export const editHead = (person: PersonHead, current: Section | 'consents' | 'exclusions' | 'bonds'): Content => {
  const parts = [
    ...SECTIONS.map(section => ({ section, text: SECTION_TEXT[section] })),
    { section: 'consents' as const, text: '同意' },
    { section: 'exclusions' as const, text: '紹介しない団体' },
    { section: 'bonds' as const, text: 'いっしょに・別々に' },
  ]
  return [
    backLink(personPath(person.id), `${fullName(person)}さんの画面へ`),
    pageHead({ title: `${fullName(person)}さん（No. ${person.number}）の記録` }),
    tabs(
      '記録の部分',
      parts.map(({ section, text }) => ({ href: editPath(person.id, section), text, current: section === current })),
    ),
  ]
}
