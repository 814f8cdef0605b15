/** Roles of staff (reference.md §0: four jobs at one desk) and what each may do. Refuse by default. */
export const ROLES = ['counsellor', 'coordinator', 'manager', 'administrator'] as const
export type Role = (typeof ROLES)[number]

export type Permission =
  | 'people.find'
  | 'people.read'
  | 'people.write'
  | 'consultations.write'
  | 'proposals.write'
  | 'proposals.correct'
  | 'opportunities.read'
  | 'opportunities.write'
  | 'opportunities.publish'
  | 'organisations.read'
  | 'organisations.write'
  | 'matching.read'
  | 'plans.read'
  | 'plans.write'
  | 'shifts.read'
  | 'shifts.write'
  | 'weights.read'
  | 'weights.write'
  | 'imports.run'
  | 'indicators.read'
  | 'worklist.read'
  | 'steps.hand'
  | 'steps.assign'
  | 'audit.read'
  | 'accounts.manage'

const DESK: Permission[] = [
  'worklist.read',
  'steps.hand',
  'people.find',
  'people.read',
  'people.write',
  'consultations.write',
  'proposals.write',
  'shifts.read',
  'shifts.write',
  'matching.read',
  'opportunities.read',
  'organisations.read',
  'indicators.read',
]

/**
 * The manager sees figures and lists behind them and answers for the weights, the administrator accounts and the audit
 * log: neither writes cases.
 */
export const PERMISSIONS: Record<Role, readonly Permission[]> = {
  counsellor: DESK,
  coordinator: [
    ...DESK,
    'proposals.correct',
    'steps.assign',
    'opportunities.write',
    'opportunities.publish',
    'organisations.write',
    'imports.run',
    'plans.read',
    'plans.write',
    'weights.read',
    'weights.write',
  ],
  manager: [
    'worklist.read',
    'steps.hand',
    'steps.assign',
    'indicators.read',
    'opportunities.read',
    'organisations.read',
    'people.find',
    'people.read',
    'shifts.read',
    'plans.read',
    'weights.read',
    'weights.write',
    'audit.read',
  ],
  administrator: [
    'worklist.read',
    'accounts.manage',
    'audit.read',
    'imports.run',
    'weights.read',
    'opportunities.read',
    'organisations.read',
  ],
}

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text)

/** Roles whose members may do something. */
export const rolesThat = (permission: Permission): Role[] =>
  ROLES.filter(role => PERMISSIONS[role].includes(permission))

/** Everything that somebody with these roles may do. */
export const permissionsOf = (roles: readonly string[]): ReadonlySet<string> =>
  new Set(roles.filter(isRole).flatMap(role => PERMISSIONS[role]))

/** A session ends after half an hour without a request, and after twelve hours in any case (reliability.md §3.3). */
export const SESSION = { idleMinutes: 30, hours: 12 }

/**
 * Days for which the sweep leaves what nobody needs any more. Tries to log in: the lockout looks back by minutes, whoever
 * looks into an attack by weeks, and the name that was typed may be a password. Drafts hold what a resident told and was
 * never recorded: whoever was away for weeks finds theirs again, and nothing is kept for ever (個人情報保護法61条2項).
 */
export const KEPT_DAYS = { attempts: 30, drafts: 90 }

/** NIST SP 800-63B-4 §3.1.1.2: fifteen characters where the password is the only factor; long ones are allowed. */
export const PASSWORD = { shortest: 15, longest: 200 }

export type LoginRefusal = 'wrong' | 'locked' | 'disabled'

/** `locked` while the failures of the last minutes have reached the limit, whether or not the password is right now. */
export const loginRefusal = (failures: number, limit: number): LoginRefusal | null =>
  failures >= limit ? 'locked' : null
