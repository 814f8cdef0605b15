import { type Permissions, WORKING } from '#features/accounts/rules.ts'

/** Who offers activities, or takes over what the desk cannot do (sources.md: organisations). */
export const ORGANISATION_KINDS = ['business', 'npo', 'neighbourhood', 'household', 'department', 'partner'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

export const isOrganisationKind = (text: string): text is OrganisationKind =>
  (ORGANISATION_KINDS as readonly string[]).includes(text)

/** What the desk keeps of an organisation; empty texts are unknown. */
export type OrganisationData = {
  kind: OrganisationKind
  name: string
  kana: string
  corporate_number: string | null
  sector: string | null
  town_id: string | null
  address: string
  phone: string
  email: string
  contact_name: string
  about: string
  /** What a partner takes over from the desk, one per line of the form. */
  services: string[]
}

/** Of an organisation of which only name and kind are known. */
export const NOTHING_SAID = {
  kana: '',
  corporate_number: null,
  sector: null,
  town_id: null,
  address: '',
  phone: '',
  email: '',
  contact_name: '',
  about: '',
  services: [],
} satisfies Omit<OrganisationData, 'kind' | 'name'>

/** `nameTaken`: another organisation has this name. `changed`: somebody saved since this form was opened. */
export type OrganisationRefusal = 'nameTaken' | 'changed'

export const PERMISSIONS = {
  'organisations.read': WORKING,
  'organisations.write': ['coordinator'],
} satisfies Permissions
