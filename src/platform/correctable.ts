import type { Day } from './dates.ts'
import type { Read, Tx } from './db.ts'
import type { Doing } from './happening.ts'
import type { Html } from './page.ts'
import type { Submitted } from './submitted.ts'

/** How a record is put right: what it says, whose it is, or that it should not be there at all. */
export const CORRECTIONS = ['correct', 'move', 'void'] as const
export type CorrectionVerb = (typeof CORRECTIONS)[number]

/** What a record says, in words: a label, and what stands under it ('': nothing). */
export type Told = readonly [label: string, text: string]

/** A record of a person as it stands now. */
export type RecordFound = {
  /** Whose it is; null where nobody knows. */
  person: string | null
  /** Who wrote it; null where no member of staff did. */
  by: string | null
  /** What it stands in and which activity it is of, where that tells of it too. */
  within?: string | null
  activity?: string | null
  /** The days by which it is counted. */
  days: readonly Day[]
  /** Its whole content, and the same in words. */
  row: Readonly<Record<string, unknown>>
  told: readonly Told[]
  /** The page on which it stands. */
  back: string
  /** What can be done with this one; `voids`: what taking it out is called and leads to, where that is more than 取り消す. */
  verbs: readonly CorrectionVerb[]
  /** Why there is none, where the noun can say it. */
  locked?: string
  /** Whoever may open it may put it right, not only whoever wrote it. */
  shared?: boolean
  /** What stands for the person of a record that is of nobody, and the menu entry to which it belongs. */
  about?: string
  nav?: string
  voids?: { text: string; lead: string }
}

/** Somebody was told what they should not have been: which kind, and what is to be asked of them. */
export type Incident = { kind: string; note: string }

/** What a correction did beside its record, or why it did nothing: a sentence for the page, or one for each field. */
export type Corrected =
  | { also?: readonly { id: string; found: RecordFound }[]; incident?: Incident; mind?: readonly string[] }
  | { refused: string }
  | { errors: Record<string, string> }

/**
 * A kind of record and how its noun puts one right. `lock` waits for whoever is writing to it; `fields` are
 * those of its form, with what is stored where nothing was `typed`. All but `find` are called after `lock`.
 */
export type Correctable = {
  kind: string
  text: string
  /** The permission without which nobody opens the forms of such a record. */
  can: string
  lock: (tx: Tx, id: string) => Promise<unknown>
  find: (db: Read, id: string) => Promise<RecordFound | null>
  fields?: (
    db: Read,
    id: string,
    shown: { typed: Submitted | null; errors: Readonly<Record<string, string>>; today: Day },
  ) => Promise<Html>
  correct?: (tx: Tx, id: string, form: Submitted, who: Doing) => Promise<Corrected>
  move?: (tx: Tx, id: string, person: string, who: Doing) => Promise<Corrected>
  remove?: (tx: Tx, id: string, who: Doing) => Promise<Corrected>
}

/** Where a record is put right. */
export const recordPath = (kind: string, id: string): string => `/staff/records/${kind}/${id}`
