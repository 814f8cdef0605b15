import type { NotLoggedIn } from '../login/rules.ts'
import type { Role } from '../rules.ts'

/** Whether the city asks a second factor of whoever holds one of these roles. */
export const mustHave = (roles: readonly Role[], asked: readonly Role[]): boolean =>
  roles.some(role => asked.includes(role))

/** So long the second step of a login may take (NIST SP 800-63B-4 §3.1.3: at most ten minutes). */
export const TICKET_MINUTES = 10

/** Why a second step did not get in: as a password's, or the login must begin anew. */
export type SecondRefusal = NotLoggedIn | { refused: 'expired'; seconds: 0 }
