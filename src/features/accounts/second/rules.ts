import type { NotLoggedIn } from '../login/rules.ts'
import type { Role } from '../rules.ts'

/** Whether the city asks a second factor of whoever holds one of these roles. */
export const mustHave = (roles: readonly Role[], asked: readonly Role[]): boolean =>
  roles.some(role => asked.includes(role))

/** Whether one of several ways may be taken away, so that whoever must have a second factor keeps one. */
export const mayGo = (left: number, asked: boolean): boolean => left > 0 || !asked

/** So long the second step of a login may take (NIST SP 800-63B-4 §3.1.3: at most ten minutes). */
export const TICKET_MINUTES = 10

/**
 * Why a second step did not get in: as a password's; the login must begin anew; `needed`: it would leave an account without
 * a second factor whose role must have one.
 */
export type SecondRefusal = NotLoggedIn | { refused: 'expired' | 'needed'; seconds: 0 }
