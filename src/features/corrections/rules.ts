import type { Permissions } from '#features/accounts/rules.ts'

/** What came of asking for a letter back that should not have been written. */
export const RECALLS = ['returned', 'destroyed', 'not-sent'] as const
export type Recall = (typeof RECALLS)[number]

export type CorrectionRefusal = 'changed' | 'notYours' | 'notPossible' | 'nothingNew'

/** How a record is put right (platform/correctable.ts). */
export type CorrectionVerb = 'correct' | 'move' | 'void'

/** A record as far as the rules ask: who wrote it, what can be done with it, and a number for what it says. */
type Found = { by: string | null; shared?: boolean; verbs: readonly CorrectionVerb[]; version: number }

/** Whether this member of staff may put the record right: their own, or anybody's (`all`). `null`: yes. */
export function correctionRefusal(
  found: Found,
  wanted: { verb: CorrectionVerb; version: number },
  who: { by: string; all: boolean },
): CorrectionRefusal | null {
  if (found.by !== who.by && !who.all && !found.shared) return 'notYours'
  if (wanted.version !== found.version) return 'changed'
  return found.verbs.includes(wanted.verb) ? null : 'notPossible'
}

type Told = readonly [label: string, text: string]
export type Difference = { label: string; was: string; is: string }

/** What a record said and says, line by line, where that is not the same. */
export const differences = (was: readonly Told[], is: readonly Told[]): Difference[] =>
  [...new Set([...was, ...is].map(([label]) => label))]
    .map(label => ({ label, was: textUnder(was, label), is: textUnder(is, label) }))
    .filter(({ was, is }) => was !== is)

const textUnder = (told: readonly Told[], wanted: string): string => told.find(([label]) => label === wanted)?.[1] ?? ''

export const PERMISSIONS = {
  /** Their own records, of the kinds that are theirs to open (`can` of each). */
  'corrections.make': ['counsellor', 'contributor', 'coordinator', 'manager'],
  'corrections.others': ['coordinator', 'manager'],
  'corrections.read': ['coordinator', 'manager'],
  'corrections.recall': ['counsellor', 'coordinator'],
} satisfies Permissions

/** In place of the reason why something was put right of somebody who was erased. */
export const NO_REASON = '（消去しました）'
