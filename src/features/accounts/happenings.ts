import type { Of } from '#platform/happening.ts'
import type { Role } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'account.created': Of<'account', { login: string; roles: readonly Role[] }>
    'account.logged-in': Of<'account'>
    'account.logged-out': Of<'account'>
    /** `ended`: how many other sessions it ended. */
    'account.password-changed': Of<'account', { ended: number }>
  }
}
