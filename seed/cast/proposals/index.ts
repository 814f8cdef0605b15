import type { Reason } from '#features/proposals/rules.ts'

/** Why the counsellor proposed it, as they say it in a year; some say nothing. */
export const WHY: readonly (Reason | null)[] = [
  'own-words',
  'near',
  null,
  'skills-used',
  'own-words',
  'hours-fit',
  'near',
  'good-place',
  null,
  'own-words',
  'known-group',
  'easy-start',
]
