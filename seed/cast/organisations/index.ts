import { COMMUNITY } from './community.ts'
import { EMPLOYERS } from './employers.ts'
import { PARTNERS } from './partners.ts'
import type { CastOrganisation } from './types.ts'

/**
 * The organisations of the demo city: 40 invented ones, and the members of the council that the plan names
 * (sources.md: council) by their real names without any contact.
 */
export const ORGANISATIONS: readonly CastOrganisation[] = [...EMPLOYERS, ...COMMUNITY, ...PARTNERS]
