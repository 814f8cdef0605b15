import { tell } from '#features/notices/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { againOn, deskOn, dueOf, figuresOn } from '../due.ts'
import { reminded } from '../messages/referred.ts'
import { changeReferral, hasReferralOf, holdReferral, referralsLate, referralsResting } from '../store.ts'
import { addCoded, note } from './actions.ts'
import { settle } from './settle.ts'
import { act } from './verbs.ts'

// What follows by itself: from a つなぎ that was noted as done, from a consent that is withdrawn, from a day that has passed.

type Passed = {
  person: string
  organisation: string
  step: string
  consent: string
  by: string | null
  now: string
  today: Day
}

/** A つなぎ that was done by telephone while somebody was at the desk is one that waits for its answer, as any other. */
export async function followPassed(tx: Tx, passed: Passed): Promise<void> {
  const { person, organisation, step, consent, by, now, today } = passed
  if (await hasReferralOf(tx, step)) return
  const answer_due = await dueOf(tx, organisation, 'requested', today)
  const sent = {
    status: 'requested',
    way: 'phone',
    sent_on: today,
    answer_due,
    step_id: step,
    consent_id: consent,
  } as const
  const to = {
    person_id: person,
    organisation_id: organisation,
    question: '',
    due_on: answer_due,
    at: now,
    by_account: by,
  }
  const id = await addCoded(tx, { ...to, ...sent })
  const referral = (await holdReferral(tx, id))!
  await note(tx, referral, { verb: 'send' }, { by, now })
  await settle(tx, referral, { by, now, today }, { due: answer_due })
}

/** What went by a consent that is withdrawn stands still until the desk knows how it goes on; what did not go yet, too. */
export async function holdWithdrawn(
  tx: Tx,
  { person, organisation, by, now, today }: Omit<Passed, 'step' | 'consent'>,
): Promise<number> {
  const resting = (await referralsResting(tx, person, organisation)).filter(
    ({ withdrawn, status }) => withdrawn || status === 'draft',
  )
  for (const { id, status } of resting) {
    if (status === 'held') continue
    const why = { reason: 'declined', note: '同意が取り消されました' } as const
    await act(tx, id, status === 'draft' ? 'cancel' : 'hold', why, { by, now, today })
  }
  return resting.length
}

/**
 * What a partner has not answered by its day: once it is reminded by mail and looked for some days more; then, or where it
 * has no address of mail, it is the desk's move: somebody calls. Gives how many there were.
 */
export async function remindLate(tx: Tx, { day, now }: { day: Day; now: string }): Promise<number> {
  const figures = await figuresOn(tx, day)
  const late = await referralsLate(tx, day)
  for (const { id } of late) {
    const referral = (await holdReferral(tx, id))!
    const { partner, partner_email: email, code, reminded_on, withdrawn } = referral
    const mail = email !== '' && reminded_on === null && !withdrawn
    const due = mail ? againOn(day, figures) : deskOn(day, figures)
    const about = ['referral', id] as const
    if (mail) {
      const told = { to: { name: partner, email }, data: { code, due, partner }, once: `referral.reminder ${id}`, now }
      await tell(tx, reminded, { ...told, about })
      await changeReferral(tx, id, { reminded_on: day })
      await note(tx, referral, { verb: 'remind' }, { by: null, now })
    }
    const desk = { waits: 'desk', note: '期日までに返事がありません。電話で確かめる' } as const
    await settle(tx, referral, { by: null, now, today: day }, { due, ...(!mail && desk) })
  }
  return late.length
}
