import { html } from 'hono/html'
import { personPath } from '#features/people/index.ts'
import type { Html } from '#ui/html.ts'
import type { Case } from '../store.ts'

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
