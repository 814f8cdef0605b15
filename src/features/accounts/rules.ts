/**
 * Roles of staff (sources.md: roles). What each may do stands with the noun that it is done to. The manager sees
 * figures and lists behind them and answers for the weights, the administrator for imports and accounts: neither
 * writes cases. The auditor (監査委員事務局, 個人情報保護の監査責任者) reads the log of looks, figures, what
 * was closed of them and the papers on which that rests, and nobody's case. The contributor
 * (担当課, 委託先の法人) enters what their department did for the plan, and sees no people.
 */
export const WORKING = ['counsellor', 'coordinator', 'manager', 'administrator'] as const
export const ROLES = [...WORKING, 'auditor', 'contributor'] as const
export type Role = (typeof ROLES)[number]
/** Roles that have cases, and can be limited to a part of the people: the others see none (db/migrations/0058, `limit_of`). */
export const SEEING: readonly Role[] = ['counsellor', 'coordinator', 'manager']

/** What a noun lets whom do: each permission with the roles that hold it. Nothing is held that stands nowhere. */
export type Permissions = Readonly<Record<`${string}.${string}`, readonly Role[]>>

/** The hats of people who are no staff, each with what it is worn for: one human may have several, a session wears one. */
export const HATS = {
  resident: 'person',
  delegate: 'standing',
  organiser: 'organisation',
  partner: 'organisation',
} as const
export type Hat = keyof typeof HATS

/** How whoever was erased is called on every page that still meets them. */
export const ERASED = '消去した方'

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text)

/** A session ends after half an hour without a request, and after twelve hours in any case (sources.md: sessions). */
export const SESSION = { idleMinutes: 30, hours: 12 }

/**
 * Of residents it is the same on a machine that others use (a library, a daughter's telephone), and thirty days where they
 * said that it is theirs (「この端末をおぼえる」): what it opens is their own, and a code by mail each day keeps them away
 * (NIST SP 800-63B-4 §2.1.3 allows thirty days at its first level).
 */
export const REMEMBERED_DAYS = 30

/** A browser that logged in is known for a year. */
export const KNOWN_DAYS = 365
/**
 * Days for which the sweep leaves what nobody needs any more. Tries to log in: the lockout looks back by minutes, whoever
 * looks into an attack by weeks, and the name that was typed may be a password. Drafts hold what a resident told and was
 * never recorded: whoever was away for weeks finds theirs again, and nothing is kept for ever (個人情報保護法61条2項).
 */
export const KEPT_DAYS = { attempts: 30, drafts: 90 }

/** NIST SP 800-63B-4 §3.1.1.2: fifteen characters where the password is the only factor; long ones are allowed. */
export const PASSWORD = { shortest: 15, longest: 200 }

/** Why nobody is let in: `wait` after failures here, `crowd` after many at this address, `strange` after many anywhere. */
export type LoginRefusal = 'wrong' | 'disabled' | 'busy' | 'wait' | 'crowd' | 'strange'
