import type { Permissions } from '#features/accounts/rules.ts'
import { OWN_WAYS, type OwnWay } from '#features/consultations/rules.ts'
import type { Answers } from '#features/entries/rules.ts'
import type { Day } from '#platform/dates.ts'

/** For so many days the link on a slip is open. A paper that comes back later is taken all the same. */
export const OPEN_DAYS = 30
/** So many slips are made at one press for a seminar at most. */
export const MOST_SLIPS = 100

/** The ways by which staff type an answer for somebody; by the link they answer themselves. */
export const TYPED_WAYS = OWN_WAYS.filter(way => way !== 'qr') as readonly Exclude<OwnWay, 'qr'>[]

/**
 * Why no slip is handed out. `gone`: there is no such thing. `answered`: it was answered already. `noSurvey`: of this kind of
 * entry nobody is asked. `typed`: the sums of its answers were typed. `closed`: the figures of its quarter are closed.
 * `foreign`: another department's.
 */
export type HandRefusal = 'gone' | 'answered' | 'noSurvey' | 'typed' | 'closed' | 'foreign'

/**
 * Why an answer is not taken. `unknown`: no slip has this code. `withdrawn`: it was taken back. `own`: the person answered by
 * themselves. `again`: one was typed before, and nobody said why there is another.
 */
export type AnswerRefusal = 'unknown' | 'withdrawn' | 'own' | 'again'

/** A slip as far as it decides whether an answer of it is taken. */
export type Standing = { withdrawn: boolean; answer: { way: OwnWay } | null }

/** Whether an answer that staff type is taken; `reason`: why it is typed again. */
export function typedRefusal(slip: Standing | null, reason: string): AnswerRefusal | null {
  if (!slip) return 'unknown'
  if (slip.withdrawn) return 'withdrawn'
  if (slip.answer?.way === 'qr') return 'own'
  return slip.answer && reason === '' ? 'again' : null
}

/** An entry as far as it decides whether slips of it are handed out. */
export type Askable = {
  asks: 'none' | 'may' | 'only'
  answers: Answers | null
  surveyed: boolean
  closed: boolean
  mine: boolean
}

/** Whether slips are handed out for an entry: its answers are either those of slips or sums that were typed, never both. */
export function entryRefusal({ asks, answers, surveyed, closed, mine }: Askable): HandRefusal | null {
  if (!mine) return 'foreign'
  if (asks !== 'may') return 'noSurvey'
  if (closed) return 'closed'
  return answers !== null && !surveyed ? 'typed' : null
}

export type SlipState = 'open' | 'over' | 'answered' | 'withdrawn'

/** Where a slip stands on a day. */
export const stateOf = ({ until_on, withdrawn, answer }: Standing & { until_on: Day }, today: Day): SlipState =>
  withdrawn ? 'withdrawn' : answer ? 'answered' : until_on < today ? 'over' : 'open'

/** How many said 5, 4, 3, 2 and 1. */
export const answersOf = (satisfied: readonly number[]): Answers =>
  [5, 4, 3, 2, 1].map(one => satisfied.filter(said => said === one).length) as unknown as Answers

export const PERMISSIONS = {
  'surveys.type': ['counsellor', 'contributor', 'coordinator', 'manager'],
  /** ひとこと is about whoever listened: it is read by those who answer for the desk, not by the one whom it is about. */
  'surveys.words': ['coordinator', 'manager'],
} satisfies Permissions
