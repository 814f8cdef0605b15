import { type Consent, type ConsentRefusal, liveConsent, withdrawConsent } from '#features/consents/index.ts'
import { deskDaysOn, openFrom } from '#features/municipalities/index.ts'
import { addStep, endStep, type OpenStep, openStepsOf, openStepsOfPerson } from '#features/steps/index.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, type Medium, record } from '#platform/happening.ts'
import { personSubject } from '../subject.ts'
import { lockPerson, wasTold } from './store.ts'

// What happens to a person's own steps: one is done, or the consent on which it rests is withdrawn.

/** How a step of a person ends: it was done, or it is not done any more (a つなぎ that did not come about). */
export type StepEnd = 'done' | 'dropped'

/**
 * Ends a step of a person by itself. A つなぎ that was done is noted with its partner and the consent on which it rests;
 * without a live one it is refused. False where the step is not open any more.
 */
export async function endOwnStep(
  tx: Tx,
  step: OpenStep,
  end: StepEnd,
  outcome: string,
  { by, now, today }: Doing,
): Promise<boolean | { refused: ConsentRefusal }> {
  const { id, what, subject_id: person, organisation_id: organisation } = step
  if (what !== 'refer' || end === 'dropped') return endStep(tx, id, { by, at: now, outcome })
  if (!organisation) return { refused: 'consentMissing' }
  await lockPerson(tx, person)
  const given = await liveConsent(tx, person, 'referral', organisation, today)
  if ('refused' in given) return given
  const ended = await endStep(tx, id, { by, at: now, outcome, referred: today })
  if (!ended) return false
  const data = { step: id, organisation, consent: given.consent.id }
  await record(tx, { kind: 'person.referred', subject: ['person', person], person, by, now, data })
  return true
}

/** An organisation is told on the next day on which the desk is open. */
async function soon(db: Read, today: Day): Promise<Day> {
  return openFrom(addDays(today, 1), await deskDaysOn(db, today))
}

/**
 * Notes that a consent was withdrawn, and lets it take effect at once on what is open: a つなぎ that rests on it ends, and
 * an organisation that knows of the person is to be told, and to destroy what it was given (個人情報の保護に関する法律
 * 98条: 利用停止). What rests on an introduction is paused for as long as no consent is live (proposals/rules.ts). Gives by when it is
 * to be told; null where it knows nothing. Refuses a consent that is not live.
 */
export async function withdraw(
  tx: Tx,
  person: string,
  consent: Pick<Consent, 'id' | 'purpose' | 'recipient_id' | 'recipient'>,
  doing: Doing & { medium: Medium },
): Promise<{ refused: ConsentRefusal } | { recall: Day | null }> {
  await lockPerson(tx, person)
  const refused = await withdrawConsent(tx, person, consent.id, doing)
  if (refused) return refused
  return { recall: await followWithdrawal(tx, person, consent, doing, doing.by) }
}

/**
 * What follows from a consent that was withdrawn, for the open things that rest on it; `owner` is to tell the organisation
 * (null: whoever of the desk may). Gives by when it is to be told; null where it knows nothing.
 */
export async function followWithdrawal(
  tx: Tx,
  person: string,
  { recipient_id: organisation, purpose }: Pick<Consent, 'purpose' | 'recipient_id'>,
  doing: Doing,
  owner: string | null,
): Promise<Day | null> {
  if (!organisation) return null
  if (purpose === 'referral') await stopReferrals(tx, person, organisation, doing)
  return (await wasTold(tx, person, organisation, purpose)) ? openRecall(tx, person, organisation, doing, owner) : null
}

/** Whoever had it is to ask the person how it goes on, where nothing else is to be done for them. */
async function stopReferrals(tx: Tx, person: string, organisation: string, { by, now, today }: Doing): Promise<void> {
  const own = await openStepsOf(tx, 'person', person)
  const resting = own.filter(({ what, organisation_id }) => what === 'refer' && organisation_id === organisation)
  for (const step of resting) {
    await endStep(tx, step.id, { by, at: now, outcome: '同意が取り消された' })
    const data = { step: step.id, organisation }
    await record(tx, { kind: 'person.referral-stopped', subject: ['person', person], person, by, now, data })
  }
  const [stopped] = resting
  if (!stopped || (await openStepsOfPerson(tx, person)).length > 0) return
  const note = `${stopped.organisation}への同意が取り消された。これからのことをうかがう`
  const next = { what: 'contact', note, owner: stopped.owner_id, due: await soon(tx, today) } as const
  await addStep(tx, [personSubject, person], person, next, now)
}

async function openRecall(
  tx: Tx,
  person: string,
  organisation: string,
  { by, now, today }: Doing,
  owner: string | null,
): Promise<Day> {
  const own = await openStepsOf(tx, 'person', person)
  const open = own.find(({ what, organisation_id }) => what === 'recall' && organisation_id === organisation)
  if (open) return open.due_on
  const due = await soon(tx, today)
  await addStep(tx, [personSubject, person], person, { what: 'recall', owner, due, organisation }, now)
  await record(tx, {
    kind: 'person.recall-opened',
    subject: ['person', person],
    person,
    by,
    now,
    data: { organisation },
  })
  return due
}
