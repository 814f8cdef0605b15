import { today as dayOf } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'

export type UndoRefusal = 'undoTooLate' | 'undoNotYours' | 'undoDepends'

/**
 * Whether the last row of a proposal may be taken back as written by mistake: on the day on which it was written, by who
 * wrote it or somebody who may correct others. What came later is corrected by a further row, as in a paper file.
 */
export function undoRefusal(
  entry: { at: string; by_account: string | null },
  who: { by: string; today: Day; corrects: boolean },
): Exclude<UndoRefusal, 'undoDepends'> | null {
  if (dayOf(entry.at) !== who.today) return 'undoTooLate'
  return entry.by_account === who.by || who.corrects ? null : 'undoNotYours'
}
