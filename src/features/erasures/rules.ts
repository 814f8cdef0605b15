import type { Permissions } from '#features/accounts/rules.ts'
import { amount, type SETTINGS as CITY, type ValuesOf } from '#features/municipalities/rules.ts'
import { addDays, addMonths, type Day } from '#platform/dates.ts'
import type { Shape } from '#platform/shapes.ts'

export const PERMISSIONS = {
  'erasures.read': ['manager'],
  'erasures.propose': ['coordinator', 'manager'],
  'erasures.approve': ['manager'],
} satisfies Permissions

/** They are about whomever the law lets be forgotten: whoever sees a part of the people does not decide it. */
export const CITYWIDE = Object.keys(PERMISSIONS)

const days = (standard: number, text: string) => ({
  ...{ standard, unit: '日', text, source: '標準の値（市の文書管理規程で決めます）' },
  shape: { ...amount(text, 1, 3650), whole: true } as Shape,
})

/** After so many days these go by themselves, each day. How long the record of a case is kept is a figure of the city (`keepCase`). */
export const SETTINGS = {
  keepNotices: days(90, '通知の文と送り先を残す日数'),
  keepRequests: days(365, '終わった依頼（登録のない方）のお名前を残す日数'),
  keepBookings: days(365, '終わった申しこみ（登録のない方）のお名前を残す日数'),
  keepFailedRows: days(30, '取り込めなかった行の中身を残す日数'),
}
export type KeepKey = keyof typeof SETTINGS

/** The jobs about an erasure: what it would change is counted, and it is carried out. */
export const COUNT = { name: 'erasure-count' }
export const CARRY = { name: 'erasure-carry' }

/** Whoever wished to be told has so many days to say that they think otherwise. */
export const TOLD_DAYS = 14
/** Somebody else looks at a proposal within so many days. */
export const LOOK_DAYS = 7

export const STATUSES = ['noted', 'proposed', 'approved', 'done', 'ended'] as const
export type Status = (typeof STATUSES)[number]
/** Why: they asked for it, their period is over, or an older backup came back. */
export type Ground = 'asked' | 'period' | 'again'

/** What an erasure rests on. `recorded`: there is a record of a case; `asked`: they asked to be deleted; `left`: how much is open. */
export type Facts = { closed_on: Day | null; erased_on: Day | null; recorded: boolean; asked: boolean; left: number }

/**
 * The last day on which the record of a case is kept by the rules of the city for documents; null where nothing is: somebody
 * registered and no more came of it, or they are still at the desk.
 */
export const keptUntil = ({ closed_on, recorded }: Facts, { keepCase }: Pick<ValuesOf<typeof CITY>, 'keepCase'>) =>
  closed_on !== null && recorded ? addMonths(closed_on, keepCase * 12) : null

export const isKept = (until: Day | null, today: Day): boolean => until !== null && today <= until

/** The day before which somebody's time at the desk ended whose period is over on this day. */
export const overSince = (today: Day, keepCase: number): Day => addMonths(today, -keepCase * 12)

/** `open`: still at the desk; `left`: something is open for them; `kept`: it must be kept; `unasked`: nobody asked, and it must be kept. */
export type Refusal = 'erased' | 'open' | 'left' | 'unasked' | 'already' | 'same' | 'shut' | 'kept'

/** Why nobody can be proposed on this day; null where they can, or where it is noted until they can (`isKept`). */
export function proposeRefusal(facts: Facts, until: Day | null, today: Day, before: Status | null): Refusal | null {
  if (facts.erased_on) return 'erased'
  if (before === 'proposed' || before === 'approved') return 'already'
  if (facts.closed_on === null) return 'open'
  if (facts.left > 0) return 'left'
  if (!isKept(until, today)) return null
  if (before === 'noted') return 'already'
  return facts.asked ? null : 'unasked'
}

/** Why whoever asks cannot approve it. */
export function approveRefusal(
  { status, by_account }: { status: Status; by_account: string | null },
  by: string,
  facts: Facts,
  kept: boolean,
): Refusal | null {
  if (status !== 'proposed') return 'shut'
  if (by_account === by) return 'same'
  return carryRefusal(facts, kept)
}

/** Why it is not carried out: what it rested on is not so any more. */
export function carryRefusal(facts: Facts, kept: boolean): Refusal | null {
  if (facts.erased_on) return 'erased'
  if (facts.closed_on === null) return 'open'
  if (facts.left > 0) return 'left'
  return kept ? 'kept' : null
}

/** From which day on an approved one is carried out. */
export const carryOn = (today: Day, tells: boolean): Day => (tells ? addDays(today, TOLD_DAYS) : today)
