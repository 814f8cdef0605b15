import type { Day } from '#platform/dates.ts'
import { addDays } from '#platform/dates.ts'
import type { Shape } from '#platform/shapes.ts'

export const SETTINGS = {
  /** Whether the desk is told of people who came about the same; a city may leave it out from any day on. */
  triageUsed: {
    standard: true,
    unit: '使う・使わない',
    source: '市が決めること（決めていないときは使う）',
    text: '相談のめやす（似た相談が何回で決まったか）を窓口に出す',
    shape: { of: 'yes' } as Shape,
    page: '/staff/breakdowns/triage',
  },
  /** From which share on something is told as usual. */
  triageUsual: {
    standard: 70,
    unit: '%以上を「多い」とする',
    source: '市が決めること（決めていないときは70%）',
    text: '相談のめやすで「多い」と言う割合',
    shape: { of: 'number', least: 51, most: 100, whole: true } as Shape,
  },
}

/** By what people are put together: what the first talk was about, how it was held, behind which door their wishes stand. */
export const DIMS = ['topic', 'channel', 'wish'] as const
export type Dim = (typeof DIMS)[number]

/** Of those who came about the same how many came at all, and how many to a decision after one talk, two, more. */
export type Tally = { dim: Dim; value: string; began: number; once: number; twice: number; more: number }

export const decidedOf = ({ once, twice, more }: Pick<Tally, 'once' | 'twice' | 'more'>): number => once + twice + more

/** Fewer decisions than these say nothing of the next one (and would tell of single people). */
export const LEAST = 10

/** Of whom it is counted: who first came in the last three years, but not so lately that most decisions are still to come. */
const YEARS = 3
const SETTLE_DAYS = 90
export const beganWithin = (today: Day): { from: Day; to: Day } => ({
  from: addDays(today, -365 * YEARS),
  to: addDays(today, -SETTLE_DAYS),
})

/** What is told of the next one: mostly one talk, mostly several, neither, or too few to say. */
export type Advice = 'once' | 'several' | 'either' | 'few'

/**
 * By the share of those who came to a decision after one talk alone: `usual` percent and more of one, or of the others. Nothing
 * else of a person enters, and nobody who is still undecided is told as one who needs more.
 */
export function adviceOf(tally: Pick<Tally, 'once' | 'twice' | 'more'>, usual: number): Advice {
  const decided = decidedOf(tally)
  if (decided < LEAST) return 'few'
  if (tally.once * 100 >= usual * decided) return 'once'
  return (decided - tally.once) * 100 >= usual * decided ? 'several' : 'either'
}

/**
 * By what somebody is put with others: what their first talk was about, where that was written down, else their wishes. Of several
 * the one of which most decisions are known; null where nothing is known of them, or of others like them.
 */
export function likeOf(
  { topics, wishes }: { topics: readonly string[]; wishes: readonly string[] },
  tallies: readonly Tally[],
): Tally | null {
  const [dim, values] = topics.length > 0 ? (['topic', topics] as const) : (['wish', wishes] as const)
  return (
    tallies
      .filter(one => one.dim === dim && values.includes(one.value))
      .toSorted((a, b) => decidedOf(b) - decidedOf(a) || (a.value < b.value ? -1 : 1))[0] ?? null
  )
}
