import { type Basis, OUTCOMES } from '../rules.ts'

/** What the product counts of its own records, by name. */
export const OWN_COUNTS = [
  ...OUTCOMES,
  'referrals',
  'hired',
  'consultations',
  'consultation-satisfaction',
  'views',
] as const
export type OwnCount = (typeof OWN_COUNTS)[number]

const ENTRIES = 'entries:'
const ANSWERS = 'entries-satisfaction:'

/**
 * By what an indicator is counted: one of the product's own rules, entries of a kind (their numbers, or how content those
 * are who answered), or by nothing.
 */
export type Counts = OwnCount | `${typeof ENTRIES}${string}` | `${typeof ANSWERS}${string}` | 'none'

/** The kind of entry that a rule counts; null where it counts something else. */
export function entryKindOf(counts: string): string | null {
  for (const start of [ENTRIES, ANSWERS]) if (counts.startsWith(start)) return counts.slice(start.length)
  return null
}

export const isOwn = (counts: string): counts is OwnCount => (OWN_COUNTS as readonly string[]).includes(counts)

/** Whether a rule gives the share of those who said 4 or 5. */
export const isShare = (counts: string): boolean => counts === 'consultation-satisfaction' || counts.startsWith(ANSWERS)

/** How the quarters of what is counted so come to a year, the usual first. */
export const basesOf = (counts: string): readonly Basis[] =>
  isShare(counts) ? ['rate'] : counts.startsWith(ENTRIES) || counts === 'none' ? ['sum', 'last'] : ['sum']

/** The rules among which a city chooses: the product's own, and what its kinds of entry count (`answers`: with a survey). */
export const countsAmong = (kinds: readonly { key: string; answers: boolean; counted: boolean }[]): Counts[] => [
  ...OWN_COUNTS,
  ...kinds.flatMap(({ key, answers, counted }): Counts[] => [
    ...(counted ? [`${ENTRIES}${key}` as const] : []),
    ...(answers ? [`${ANSWERS}${key}` as const] : []),
  ]),
  'none',
]

/** What was counted in a period: the number, and of a share how many of how many; `value` null: nothing is known. */
export type Counted = { value: number | null; part: number | null; base: number | null }

export const NOTHING: Counted = { value: null, part: null, base: null }
