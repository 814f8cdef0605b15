import { takeBackReferred } from '#features/steps/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import { type Answer, after, dayRefusal, type HeardBy, isOver, type Reason, type Verb } from '../rules.ts'
import { changeReferral, holdReferral, type Referral } from '../store.ts'
import { note, type Refused, silence, taken } from './actions.ts'
import { settle } from './settle.ts'

/** `last`: the person goes; nobody is to ask them how it goes on. */
export type Heard = { answer: Answer; on_day: Day; medium: HeardBy; note: string; other: string; last?: true }

/** What a verb changes of the row. */
export const changeOf = (
  { status, held_from, answered_on }: Pick<Referral, 'status' | 'held_from' | 'answered_on'>,
  verb: Verb,
  { today, outcome = null, on_day = null }: { today: Day; outcome?: string | null; on_day?: Day | null },
) => {
  const to = after(status, verb, held_from)!
  const answers = ['receive', 'accept', 'reject', 'complete', 'fail'].includes(verb)
  return {
    status: to,
    ended_on: isOver(to) ? today : null,
    outcome: to === 'completed' ? outcome : null,
    outcome_on: to === 'completed' ? on_day : null,
    ...(answers && answered_on === null && verb !== 'receive' && { answered_on: today }),
  }
}

/** What the partner said by telephone, on paper or at the desk. */
export async function hear(tx: Tx, id: string, heard: Heard, doing: Doing): Promise<Refused | Referral> {
  const { answer, on_day, medium, note: words, other } = heard
  const referral = await taken(tx, id, answer.verb)
  if ('refused' in referral) return referral
  const wrong = dayRefusal(on_day, referral.sent_on, doing.today)
  if (wrong) return { refused: wrong }
  const { verb, reason = null, outcome = null } = answer
  await changeReferral(tx, id, {
    ...changeOf(referral, verb, { today: doing.today, outcome, on_day }),
    held_from: null,
  })
  await note(tx, referral, { verb, reason, outcome, on_day, medium, note: words, other }, doing)
  const now = (await holdReferral(tx, id))!
  await settle(tx, now, doing, { reason, ...(heard.last && { last: true }) })
  return now
}

/** What the desk does with one: stops it, lets it go on, takes it back. A mistake takes the つなぎ out of the figures. */
export async function act(
  tx: Tx,
  id: string,
  verb: Exclude<Verb, Answer['verb'] | 'send' | 'remind'>,
  { reason = null, note: words = '' }: { reason?: Reason | null; note?: string },
  doing: Doing<string | null>,
): Promise<Refused | null> {
  const referral = await taken(tx, id, verb)
  if ('refused' in referral) return referral
  const change = changeOf(referral, verb, { today: doing.today })
  await changeReferral(tx, id, { ...change, held_from: verb === 'hold' ? referral.status : null })
  if (verb === 'mistake' && referral.step_id) await takeBackReferred(tx, referral.step_id)
  if (['hold', 'cancel', 'mistake'].includes(verb)) await silence(tx, id, doing)
  await note(tx, referral, { verb, reason, note: words }, doing)
  await settle(tx, (await holdReferral(tx, id))!, doing)
  return null
}
