import type { Day } from '#platform/dates.ts'
import type { Of } from '#platform/happening.ts'
import type { Role } from './rules.ts'

/** The areas and the team to which a role is limited, as they were called then. */
export type LimitNamed = { areas: readonly string[]; team: string | null }

declare module '#platform/happening.ts' {
  interface Happenings {
    'account.created': Of<'account', { login: string; roles: readonly Role[] }>
    'account.invited': Of<'account', { login: string }>
    /** A link to set a password was made; `until`: an instant. */
    'account.link-made': Of<'account', { until: string }>
    'account.link-withdrawn': Of<'account'>
    /** The password was voided and every session ended: its owner is to choose another one. */
    'account.reset': Of<'account', { ended: number }>
    /** By the link. */
    'account.password-set': Of<'account'>
    'account.logged-in': Of<'account'>
    'account.logged-out': Of<'account'>
    /** `ended`: how many other sessions it ended. */
    'account.password-changed': Of<'account', { ended: number }>
    'account.role-given': Of<'account', { role: Role; from: Day; until: Day | null; limit?: LimitNamed }>
    /** Whom it lets see, from now on; `limit` null: the whole city. */
    'account.role-limited': Of<'account', { role: Role; limit: LimitNamed | null }>
    /** `until`: the last day on which it holds. */
    'account.role-ended': Of<'account', { role: Role; until: Day }>
    /** `steps`: how many went to others. */
    'account.disabled': Of<'account', { why: string; steps: number }>
    'account.enabled': Of<'account'>
    'account.second-set': Of<'account'>
    'account.second-removed': Of<'account', { why: string }>
    /** A spare code was used for one of the second factor; `left`: how many there still are. */
    'account.spare-used': Of<'account', { left: number }>
    /** Ten new spare codes were made. */
    'account.spares-made': Of<'account'>
    /** Only the app: passkeys are left. */
    'account.app-removed': Of<'account'>
    /** `name`: what its owner calls it. */
    'account.passkey-set': Of<'account', { name: string }>
    'account.passkey-removed': Of<'account', { name: string }>
    /** It counted less than before: there may be a copy of its key. */
    'account.passkey-behind': Of<'account', { name: string }>
    /** The account is opened by the city's identity service from now on. */
    'account.identity-bound': Of<'account'>
    'account.identity-cut': Of<'account'>
    /** What the city set up as its identity service, and that it has none any more. */
    'municipality.identity-set': Of<'municipality', { name: string; issuer: string; counts: boolean }>
    'municipality.identity-removed': Of<'municipality', { issuer: string }>
    'account.sessions-ended': Of<'account', { ended: number }>
    'team.made': Of<'staff_team', { name: string }>
    'team.renamed': Of<'staff_team', { name: string; before: string }>
    /** `until`: its last day. */
    'team.ended': Of<'staff_team', { until: Day }>
  }
}
