import { COMMUNITY } from './samples-community.ts'
import { EMPLOYERS } from './samples-employers.ts'
import { PARTNERS } from './samples-partners.ts'

export type SampleOrganisationKind = 'business' | 'npo' | 'neighbourhood' | 'household' | 'department' | 'partner'

export type SampleOrganisation = {
  key: string
  kind: SampleOrganisationKind
  name: string
  /** Hiragana. */
  kana: string
  sector?: string
  /** A town of AREAS; empty for a partner whose office is not given. */
  town: string
  phone: string
  contactName: string
  about: string
  /** What a partner takes over from the desk. */
  services?: string[]
}

/**
 * The organisations of the demo city: 40 invented ones, and the members of the council that the plan names
 * (sources/004 第2) by their real names without any contact.
 */
export const ORGANISATIONS: readonly SampleOrganisation[] = [...EMPLOYERS, ...COMMUNITY, ...PARTNERS]
