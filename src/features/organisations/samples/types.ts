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
