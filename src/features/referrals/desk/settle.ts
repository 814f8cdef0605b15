import { personSubject } from '#features/people/index.ts'
import { addStep, nextStep, openStepOf } from '#features/steps/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { dueOf } from '../due.ts'
import { isOver, REASONS, stepFor } from '../rules.ts'
import { changeReferral, type Referral } from '../store.ts'
import { referralSubject } from '../subject.ts'
import { REASON_TEXT, STATUS_TEXT } from '../text.ts'

type Settled = { by: string | null; now: string; today: Day }
type Extra = { due?: Day; waits?: 'desk'; note?: string; reason?: string | null; last?: true }

/**
 * Gives a つなぎ the step of its status (rules.ts), with whoever had it before, or whoever acts: what is to be done, whom it
 * waits for and by when. One that is over has none; where it did not come about, the person is asked how it goes on.
 */
export async function settle(
  tx: Tx,
  referral: Referral,
  { by, now, today }: Settled,
  extra: Extra = {},
): Promise<void> {
  const { id, status, person_id: person, organisation_id: organisation } = referral
  const owner = (await openStepOf(tx, 'referral', id))?.owner_id ?? by
  const done = { by, at: now, outcome: STATUS_TEXT[status] }
  if (isOver(status)) {
    await nextStep(tx, [referralSubject, id], person, null, done)
    if ((status === 'rejected' || status === 'failed') && !extra.last)
      await goOn(tx, referral, owner, { now, today }, extra.reason)
    return
  }
  const due = extra.due ?? (await dueOf(tx, organisation, status, today))
  const { what, waits } = stepFor(status)
  const step = { what, owner, due, waits: extra.waits ?? waits, organisation, note: extra.note ?? '' } as const
  const due_on = await nextStep(tx, [referralSubject, id], person, step, done)
  await changeReferral(tx, id, { due_on: due_on ?? due })
}

/** What did not come about is told to the person, and how it goes on is asked, on the next day on which the desk is open. */
async function goOn(
  tx: Tx,
  { person_id, organisation_id, partner }: Referral,
  owner: string | null,
  { now, today }: { now: string; today: Day },
  reason: string | null = null,
): Promise<void> {
  const why = REASONS.find(one => one === reason)
  const note = `「${partner}」には、つながりませんでした${why ? `（${REASON_TEXT[why]}）` : ''}。ご本人に伝えて、これからのことをうかがう`
  const due = await dueOf(tx, organisation_id, 'draft', today)
  await addStep(tx, [personSubject, person_id], person_id, { what: 'contact', owner, due, note }, now)
}
