import { html } from 'hono/html'
import type { Purpose } from '#features/consents/index.ts'
import { type Html, sr } from '#ui/html.ts'
import { LACKING_SECTION, type Lacking, type Section } from './rules.ts'
import type { PersonHead } from './store-head.ts'
import { SECTION_TEXT } from './text.ts'

/** The name as it is written, without a gap where one half is unknown. */
export const fullName = (person: Pick<PersonHead, 'family_name' | 'given_name'>): string =>
  `${person.family_name} ${person.given_name}`.trim()
/** The reading of the name, in hiragana. */
export const fullKana = (person: Pick<PersonHead, 'family_kana' | 'given_kana'>): string =>
  `${person.family_kana} ${person.given_kana}`.trim()

/** The desk of a person. */
export const personPath = <Id extends string>(id: Id) => `/staff/people/${id}` as const

/** The page that tells why somebody is not introduced, or not to meet somebody. */
export const reasonsPath = <Id extends string>(id: Id) => `${personPath(id)}/reasons` as const

/** The page on which a part of the record is changed. */
export const editPath = <Id extends string>(id: Id, section: Section | 'consents' | 'exclusions' | 'bonds') =>
  `${personPath(id)}/edit${section === 'basic' ? '' : `/${section}`}` as const

/** Links to the forms where what is lacking is asked. */
export const askLinks = (id: string, lacking: readonly Lacking[], name = ''): Html => {
  const sections = new Set(lacking.map(key => LACKING_SECTION[key]))
  return html`${[...sections].map((section, at) => html`${at > 0 && '　'}<a href="${editPath(id, section)}">聞いて入力する（${SECTION_TEXT[section]}）${name && sr(`：${name}さん`)}</a>`)}`
}

/** The page on which a consent is noted, with what it is for; from there one comes back to `back`, a page of the desk. */
export const consentPath = (
  id: string,
  { purpose, recipient, back }: { purpose: Purpose; recipient: string | null; back: string },
): string => `${editPath(id, 'consents')}?${new URLSearchParams({ purpose, ...(recipient && { recipient }), back })}`

/** A link to the desk of a person. */
export const personLink = (person: Pick<PersonHead, 'id' | 'family_name' | 'given_name'>): Html =>
  html`<a href="${personPath(person.id)}">${fullName(person)}</a>`

/** The people to whom the ways in a page lead, each once: whoever is named in a list can be opened from it. */
export const peopleIn = (page: string): string[] => [
  ...new Set([...page.matchAll(/\/staff\/people\/([0-9a-f]{8}-[0-9a-f-]{27})/g)].map(([, id]) => id!)),
]
