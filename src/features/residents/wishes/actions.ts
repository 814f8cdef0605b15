import { nextStep, openStepOf } from '#features/steps/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { addDays } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { BEGIN_DAYS, type WishKind, type WishRefusal } from './rules.ts'
import { addWish, lockWish, setAnswer } from './store.ts'
import { wishSubject } from './subject.ts'

/** Notes what a resident asks of their own data; it becomes a step of the desk. */
export async function askOwn(
  tx: Tx,
  person: string,
  { kind, words }: { kind: WishKind; words: string },
  { by, now }: Doing,
): Promise<void> {
  const id = await addWish(tx, { person_id: person, kind, words, by_account: by, at: now })
  await record(tx, {
    ...{ kind: 'data-wish.made', subject: ['data_wish', id], person, by, medium: 'web', now },
    data: { kind },
  })
}

/** Makes it a step of the desk; nothing where it is one already, or was answered. */
export async function giveWishStep(tx: Tx, id: string, now: string): Promise<void> {
  const row = await lockWish(tx, id)
  if (!row || row.answered_at || (await openStepOf(tx, 'data_wish', id))) return
  const what = row.kind === 'correct' ? 'amend' : 'erase'
  const step = { what, owner: null, due: addDays(dayOf(row.at), BEGIN_DAYS) } as const
  await nextStep(tx, [wishSubject, id], row.person_id, step, { by: null, at: now, outcome: 'made' })
}

/** Answers it, in words that the resident reads on their page. */
export async function answerWish(
  tx: Tx,
  id: string,
  answer: string,
  { by, now }: Doing,
): Promise<{ refused: WishRefusal } | null> {
  const row = await lockWish(tx, id)
  if (!row) return { refused: 'none' }
  if (row.answered_at) return { refused: 'answered' }
  await setAnswer(tx, id, { answer, answered_by: by, answered_at: now })
  await nextStep(tx, [wishSubject, id], null, null, { by, at: now, outcome: 'answered' })
  await record(tx, { kind: 'data-wish.answered', subject: ['data_wish', id], person: row.person_id, by, now })
  return null
}
