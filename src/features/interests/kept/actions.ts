import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import '../happenings.ts'
import { type KeptKind, type Medium, MOST_CHOICES, type Said } from './rules.ts'
import { addChoices, dropChoices, dropLine, dropLines, putLines } from './store.ts'

/** So much is new of what was to be kept, and so many activities had no room. */
export type Kept = { lines: number; choices: number }

/** Keeps what somebody said, and the activities that they put aside. Nothing is kept but by their press, or by staff who asked them. */
export async function keep(
  tx: Tx,
  person: string,
  { lines, choices }: { lines: readonly Said[]; choices: readonly string[] },
  { by, now, medium }: Doing & { medium: Medium },
): Promise<Kept> {
  const kept = {
    lines: await putLines(tx, person, lines, { by, now, medium }),
    choices: await addChoices(tx, person, choices, { now, most: MOST_CHOICES }),
  }
  if (kept.lines + kept.choices > 0)
    await record(tx, {
      ...{ kind: 'interest.kept', subject: ['interest', person], person, by, now },
      medium: medium === 'paper' ? null : medium,
      data: { ...kept, said: medium },
    })
  return kept
}

/** What is to be forgotten: a line, an activity, or all of it. */
export type Forgetting = { kind: KeptKind | 'choice'; key: string } | 'all'

/** Forgets it at once, as if it had never been said; false where it was forgotten before, perhaps on another device. */
export async function forget(tx: Tx, person: string, what: Forgetting, { by, now }: Doing): Promise<boolean> {
  const gone = await dropped(tx, person, what)
  if (gone.lines + gone.choices === 0) return false
  await record(tx, {
    ...{ kind: 'interest.forgotten', subject: ['interest', person], person, by, medium: 'web', now, data: gone },
  })
  return true
}

async function dropped(tx: Tx, person: string, what: Forgetting): Promise<Kept> {
  if (what === 'all') return { lines: await dropLines(tx, person), choices: await dropChoices(tx, person, null) }
  const { kind, key } = what
  return kind === 'choice'
    ? { lines: 0, choices: await dropChoices(tx, person, key) }
    : { lines: await dropLine(tx, person, { kind, key }), choices: 0 }
}
