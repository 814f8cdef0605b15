import type { Permissions } from '#features/accounts/rules.ts'
import type { Recorded } from '#features/diaries/rules.ts'
import { addDays, type Day } from '#platform/dates.ts'

/** Everything that was recorded; what is done in a place that one has; what one booked. */
export const KINDS = ['all', 'seats', 'courses'] as const
export type Kind = (typeof KINDS)[number]

/** By whom it was made: it is withdrawn by the same. */
export type MadeAs = 'self' | 'desk'

/** What was recorded of one activity, as it stood when the certificate was made: `certificate_filled` puts it together. */
export type CertifiedLine = {
  title: string
  organisation: string
  days: number
  minutes: number
  checks: number
  first: Day
  last: Day
}
/** The same of what they wrote themselves, which certifies nothing. */
export type OwnSum = { title: string; days: number; minutes: number; unsaid: number; first: Day; last: Day }

/** So long whoever holds the paper can ask whether it is genuine. */
export const LINK_YEARS = 5
export const linkUntil = (today: Day): Day => addDays(today, LINK_YEARS * 365 + 1)

/** So many lines stand on one page of A4, and so many of their own. */
export const ON_PAPER = { recorded: 10, own: 4 }

/** Whether the desk recorded anything of this kind in the period. */
export const isRecorded = (records: readonly Recorded[], { kind, from, to }: Wanted): boolean =>
  records.some(
    ({ day, source }) =>
      day >= from && day <= to && (kind === 'all' || (kind === 'courses') === (source === 'booking')),
  )

export type Wanted = { kind: Kind; from: Day; to: Day }

export type Refusal = 'nothing' | 'reversed' | 'future'

/** Why the certificate of such a period is not made; null: it is. */
export function refusalOf({ from, to }: { from: Day; to: Day }, today: Day): Refusal | null {
  if (to > today) return 'future'
  return to < from ? 'reversed' : null
}

/** Whoever made it withdraws it, and once. */
export const mayWithdraw = (
  { made_as, withdrawn_at }: { made_as: MadeAs; withdrawn_at: string | null },
  as: MadeAs,
): boolean => made_as === as && withdrawn_at === null

export const PERMISSIONS = {
  'certificates.read': ['counsellor', 'coordinator', 'manager'],
  'certificates.write': ['counsellor', 'coordinator'],
} satisfies Permissions

export const PATH = '/my/certificates'
export const minePath = <Id extends string>(id: Id) => `${PATH}/${id}` as const
export const staffPath = <Id extends string>(id: Id) => `/staff/certificates/${id}` as const
export const personPath = <Id extends string>(id: Id) => `/staff/people/${id}/certificates` as const
export const seenPath = <Token extends string>(token: Token) => `/certificates/${token}` as const
