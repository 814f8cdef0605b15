import type { OrganisationData } from '#features/organisations/rules.ts'

/** What the desk keeps of an organisation of the cast; the town by its name, empty for a partner whose office is not given. */
export type CastOrganisation = Pick<OrganisationData, 'kind' | 'name' | 'kana' | 'phone' | 'contact_name' | 'about'> &
  Partial<Pick<OrganisationData, 'sector' | 'services'>> & { key: string; town: string }
