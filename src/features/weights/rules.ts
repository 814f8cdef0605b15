import type { Permissions } from '#features/accounts/rules.ts'
import { DEFAULTS, type Settings } from '#features/municipalities/rules.ts'
import { type EntryVerb, REASONS, type Reason } from '#features/proposals/rules.ts'
import { addMonths, type Day } from '#platform/dates.ts'

export type Weights = Settings['weights']
export type Term = keyof Weights
export const TERMS = Object.keys(DEFAULTS.weights) as readonly Term[]
export const TOTAL = 1000

export const isTerm = (text: string): text is Term => (TERMS as readonly string[]).includes(text)
export const sumOf = (weights: Weights): number => TERMS.reduce((sum, term) => sum + weights[term], 0)
export const sameWeights = (a: Weights, b: Weights): boolean => TERMS.every(term => a[term] === b[term])

/** What became of a proposal so far, as its rows tell it. */
export type Story = {
  begun: 'propose' | 'pass'
  /** The reason of whoever proposed it or passed over it. */
  why: Reason | null
  accepted: boolean
  decided: boolean
  started_on: Day | null
  last: { verb: EntryVerb; reason: Reason | null; on_day: Day }
}

const ENDS: readonly EntryVerb[] = ['pass', 'decline', 'fall-through', 'end']
const endOf = ({ last }: Story) => (ENDS.includes(last.verb) ? last : null)

/** The term of the score that stands for a reason; null where none does. */
export function termOf(reason: Reason | null): Term | null {
  const term = reason ? REASONS[reason].term : 'beyond'
  return term === 'beyond' ? null : term
}

/** Whoever stayed so long was suited, whatever ended it. */
export const LASTING_MONTHS = 3

const lasted = ({ started_on }: Story, on: Day): boolean =>
  started_on !== null && on >= addMonths(started_on, LASTING_MONTHS)

/**
 * Whether the points foretold rightly: 1 where the person said yes, 0 where it was passed over or came to nothing for a
 * reason that a term stands for (also after a yes, within three months of the start). Null where nothing is known yet,
 * and where it ended without a yes for a reason beyond the terms: family, health, no answer tell nothing of the points.
 */
export function outcomeOf(story: Story): 0 | 1 | null {
  const end = endOf(story)
  if (end && termOf(end.reason) && !lasted(story, end.on_day)) return 0
  return story.accepted ? 1 : null
}

/**
 * How much an outcome counts: a decision says more than a word, a counsellor's passing over stands for an answer that
 * nobody asked for, and where the counsellor named a term as the reason for proposing, the term was put to the test.
 */
export const COUNTS = { decided: 2, answered: 1, passed: 0.5, named: 1.5 } as const

export function countsFor(story: Story): number {
  if (story.begun === 'pass') return COUNTS.passed
  return (story.decided ? COUNTS.decided : COUNTS.answered) * (termOf(story.why) ? COUNTS.named : 1)
}

/** How often something was given as the reason for proposing, and what came of it. */
export type Tally = {
  given: number
  /** Of these, how many are no longer waiting for the person's answer. */
  answered: number
  accepted: number
  decided: number
  /** Of the decided, how many began at least three months ago or are over; and how many went on for three months. */
  tested: number
  lasting: number
}

/** A story, or several of which the same became. */
export type Counted = Story & { count?: number }

/** How many stories these are. */
export const countOf = (stories: readonly Counted[]): number => stories.reduce((sum, { count = 1 }) => sum + count, 0)

/** Counts stories as of a day. */
export function tallyOf(stories: readonly Counted[], today: Day): Tally {
  const count = (holds: (story: Story) => boolean) => countOf(stories.filter(holds))
  const tested = stories.filter(story => story.started_on && (endOf(story) || lasted(story, today)))
  return {
    given: countOf(stories),
    answered: count(story => story.accepted || endOf(story) !== null),
    accepted: count(story => story.accepted),
    decided: count(story => story.decided),
    tested: countOf(tested),
    lasting: countOf(tested.filter(story => lasted(story, endOf(story)?.on_day ?? today))),
  }
}

/** Fewer than this say little. */
export const FEW = 10
export type Verdict = 'few' | 'higher' | 'lower' | 'alike'

/**
 * Whether what was proposed for a reason was accepted more often than proposals are on the whole. A difference counts
 * from two standard errors of the share on.
 */
export function verdictOf(tally: Tally, all: Tally): Verdict {
  if (tally.answered < FEW) return 'few'
  const mean = all.accepted / all.answered
  const difference = tally.accepted / tally.answered - mean
  const error = Math.sqrt((mean * (1 - mean)) / tally.answered)
  return Math.abs(difference) <= 2 * error ? 'alike' : difference > 0 ? 'higher' : 'lower'
}

export type Refusal = 'decided' | 'superseded' | 'changed'

/** Whether a calculation may still be taken over: nobody decided it, none is newer, and the weights are those of then. */
export function refusalOf(
  calculation: { decided: boolean; newest: boolean; before: Weights },
  now: Weights,
): Refusal | null {
  if (calculation.decided) return 'decided'
  if (!calculation.newest) return 'superseded'
  return sameWeights(calculation.before, now) ? null : 'changed'
}

export const PERMISSIONS = {
  'weights.read': ['coordinator', 'manager', 'administrator'],
  'weights.write': ['coordinator', 'manager'],
} satisfies Permissions
