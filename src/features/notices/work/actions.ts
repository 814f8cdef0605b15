import { consentsOf, isLive, withdrawConsent } from '#features/consents/index.ts'
import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { CALLS } from '../decide/rules-due.ts'
import type { Channel, Failure, WorkRefusal } from '../rules.ts'
import { askStop, endAttempt, type Held, holdNotice, missCall, putStopped, setNotice, stopDone, wake } from './store.ts'

const subjectOf = (id: string): ['notice', string] => ['notice', id]

/** Whoever holds the link of a notice wants no more of these; a second press does nothing more. */
export async function askToStop(tx: Tx, id: string, now: Instant): Promise<void> {
  await askStop(tx, id, now)
  await record(tx, { kind: 'notice.stop-asked', subject: subjectOf(id), by: null, medium: 'web', now })
}

/** Carries it out: the consent on which such notices rest is withdrawn, and what was planned by it is not sent. */
export async function carryOutStop(tx: Tx, id: string, { now, today }: { now: Instant; today: Day }): Promise<void> {
  const notice = await holdNotice(tx, id)
  if (!notice?.person_id) return
  const doing = { by: null, now, today, medium: 'web' } as const
  for (const consent of await consentsOf(tx, notice.person_id))
    if (consent.purpose === notice.purpose && isLive(consent, today))
      await withdrawConsent(tx, notice.person_id, consent.id, doing)
  await stopDone(tx, notice.person_id, notice.purpose, now)
}

/** Ends everything that somebody did not ask for themselves, as they told staff. */
export const stopAll = (tx: Tx, person: string, doing: Doing) => putStopped(tx, person, doing, true)
/** … and lets it come again. */
export const letCome = (tx: Tx, person: string, doing: Doing) => putStopped(tx, person, doing, false)

type Done = { refused: WorkRefusal } | null

/** Only what waits for a person, on this channel, can be noted. */
async function waiting(tx: Tx, id: string, channel?: Channel): Promise<Held | null> {
  const notice = await holdNotice(tx, id)
  const fits = notice?.status === 'waiting' && (channel === undefined || notice.channel === channel)
  return fits ? notice : null
}

/** They were told: on the telephone, at the desk, or by a letter that was posted. */
export async function told(tx: Tx, id: string, channel: Channel, { by, now }: Doing): Promise<Done> {
  if (!(await waiting(tx, id, channel))) return { refused: 'over' }
  await endAttempt(tx, id, channel, { state: 'done', why: null, by, now })
  await setNotice(tx, id, { status: 'done', ended_at: now, due_at: null })
  await record(tx, { kind: 'notice.told', subject: subjectOf(id), by, now, data: { channel } })
  return null
}

/** This channel did not reach them: the next one has its turn. */
export async function missed(tx: Tx, id: string, channel: Channel, why: Failure, doing: Doing): Promise<Done> {
  const { by, now } = doing
  if (!(await waiting(tx, id, channel))) return { refused: 'over' }
  await endAttempt(tx, id, channel, { state: 'failed', why, by, now })
  await setNotice(tx, id, { status: 'planned', due_at: now })
  await wake(tx, now)
  await record(tx, { kind: 'notice.missed', subject: subjectOf(id), by, now, data: { channel, why } })
  return null
}

/** Nobody answered: it is called again, and after the last time goes on to the next channel. */
export async function absent(tx: Tx, id: string, doing: Doing): Promise<Done> {
  if (!(await waiting(tx, id, 'phone'))) return { refused: 'over' }
  const tries = await missCall(tx, id, doing)
  return tries < CALLS ? null : missed(tx, id, 'phone', 'absent', doing)
}

/** They want no such calls: this one and all they did not ask for end. */
export async function declined(tx: Tx, id: string, doing: Doing): Promise<Done> {
  const notice = await waiting(tx, id)
  if (!notice) return { refused: 'over' }
  if (notice.person_id) await stopAll(tx, notice.person_id, doing)
  return end(tx, id, 'withdrawn', 'stopped', doing)
}

/** Nobody could be reached, or it is not needed any more: it ends here, with the reason. */
export async function giveUp(tx: Tx, id: string, doing: Doing): Promise<Done> {
  if (!(await waiting(tx, id))) return { refused: 'over' }
  return end(tx, id, 'unreached', null, doing)
}

/** What was not sent yet is not to be sent. */
export async function callOff(tx: Tx, id: string, doing: Doing): Promise<Done> {
  const notice = await holdNotice(tx, id)
  if (!notice || !['planned', 'held', 'waiting'].includes(notice.status)) return { refused: 'over' }
  return end(tx, id, 'withdrawn', 'staff', doing)
}

async function end(
  tx: Tx,
  id: string,
  status: 'withdrawn' | 'unreached',
  why: string | null,
  { by, now }: Doing,
): Promise<Done> {
  await setNotice(tx, id, { status, why, due_at: null, ended_at: now })
  await record(tx, { kind: 'notice.given-up', subject: subjectOf(id), by, now, data: { why: why ?? 'unreached' } })
  return null
}
