/** Roles of staff (reference.md §0: four jobs at one desk) and what each may do. Refuse by default. */
export const ROLES = ['counsellor', 'coordinator', 'manager', 'administrator'] as const
export type Role = (typeof ROLES)[number]

export type Permission =
  | 'people.find'
  | 'people.read'
  | 'people.write'
  | 'consultations.write'
  | 'proposals.write'
  | 'opportunities.read'
  | 'opportunities.write'
  | 'opportunities.publish'
  | 'organisations.read'
  | 'organisations.write'
  | 'matching.read'
  | 'imports.run'
  | 'indicators.read'
  | 'worklist.read'
  | 'audit.read'
  | 'accounts.manage'

const DESK: Permission[] = [
  'worklist.read',
  'people.find',
  'people.read',
  'people.write',
  'consultations.write',
  'proposals.write',
  'matching.read',
  'opportunities.read',
  'organisations.read',
  'indicators.read',
]

/** The manager sees figures and lists behind them, the administrator accounts and the audit log: neither writes cases. */
export const PERMISSIONS: Record<Role, readonly Permission[]> = {
  counsellor: DESK,
  coordinator: [...DESK, 'opportunities.write', 'opportunities.publish', 'organisations.write', 'imports.run'],
  manager: [
    'worklist.read',
    'indicators.read',
    'opportunities.read',
    'organisations.read',
    'people.find',
    'people.read',
    'audit.read',
  ],
  administrator: [
    'worklist.read',
    'accounts.manage',
    'audit.read',
    'imports.run',
    'opportunities.read',
    'organisations.read',
  ],
}

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text)

/** Everything that somebody with these roles may do. */
export const permissionsOf = (roles: readonly string[]): ReadonlySet<string> =>
  new Set(roles.filter(isRole).flatMap(role => PERMISSIONS[role]))

/** A session ends after half an hour without a request, and after twelve hours in any case (reliability.md §3.3). */
export const SESSION = { idleMinutes: 30, hours: 12 }

export type LoginRefusal = 'wrong' | 'locked' | 'disabled'

/** `locked` while the failures of the last minutes have reached the limit, whether or not the password is right now. */
export const loginRefusal = (failures: number, limit: number): LoginRefusal | null =>
  failures >= limit ? 'locked' : null
