import { COMMUNITY } from './samples/community.ts'
import { EMPLOYERS } from './samples/employers.ts'
import { PARTNERS } from './samples/partners.ts'
import type { SampleOrganisation } from './samples/types.ts'

export type { SampleOrganisation, SampleOrganisationKind } from './samples/types.ts'

/**
 * The organisations of the demo city: 40 invented ones, and the members of the council that the plan names
 * (sources/004 第2) by their real names without any contact.
 */
export const ORGANISATIONS: readonly SampleOrganisation[] = [...EMPLOYERS, ...COMMUNITY, ...PARTNERS]
