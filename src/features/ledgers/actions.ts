import { isHiring } from '#features/kinds/index.ts'
import { opportunityBrief } from '#features/opportunities/index.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import type { OpeningData, SeekingData } from './forms.ts'
import type { Refusal, SeekingEnd } from './rules.ts'
import * as store from './store.ts'

type Refused = { refused: Refusal }

/** Notes that somebody seeks work; refused while they do already. Gives its id. */
export async function receiveSeeking(
  tx: Tx,
  person: string,
  data: SeekingData,
  { by, now }: Doing,
): Promise<{ id: string } | Refused> {
  const id = await store.addSeeking(tx, { ...data, person_id: person, by_account: by, at: now })
  if (id === null) return { refused: 'open' }
  await record(tx, { kind: 'job_seeking.received', subject: ['job_seeking', id], person, by, now })
  return { id }
}

/** Puts right what was noted, or its end. */
export async function changeSeeking(
  tx: Tx,
  person: string,
  id: string,
  version: number,
  data: SeekingData,
  { by, now }: Doing,
): Promise<{ id: string } | Refused> {
  const refused = await store.changeSeeking(tx, { id, of: person, version }, data)
  if (refused) return { refused }
  const about = { subject: ['job_seeking', id] as ['job_seeking', string], person, by, now }
  await record(tx, { kind: 'job_seeking.changed', ...about, data: { ended: data.ended_as } })
  return { id }
}

/** Ends what somebody seeks when their time at the desk ends. */
export async function endSeeking(tx: Tx, id: string, ended: SeekingEnd, { by, now, today }: Doing): Promise<boolean> {
  const person = await store.endOpen(tx, id, ended, today)
  if (!person) return false
  await record(tx, { kind: 'job_seeking.changed', subject: ['job_seeking', id], person, by, now, data: { ended } })
  return true
}

/** Accepts an activity as a 求人; only work for wages is one (職業安定法4条1項). */
export async function receiveOpening(
  tx: Tx,
  opportunity: string,
  data: OpeningData,
  { by, now }: Doing,
): Promise<{ id: string } | Refused> {
  const [activity] = await opportunityBrief(tx, [opportunity])
  if (!activity || !isHiring(activity.legal_form)) return { refused: 'form' }
  const id = await store.addOpening(tx, { ...data, opportunity_id: opportunity, by_account: by, at: now })
  if (id === null) return { refused: 'open' }
  await record(tx, { kind: 'job_opening.received', subject: ['job_opening', id], by, now })
  return { id }
}

export async function changeOpening(
  tx: Tx,
  opportunity: string,
  id: string,
  version: number,
  data: OpeningData,
  { by, now }: Doing,
): Promise<{ id: string } | Refused> {
  const refused = await store.changeOpening(tx, { id, of: opportunity, version }, data)
  if (refused) return { refused }
  await record(tx, {
    kind: 'job_opening.changed',
    subject: ['job_opening', id],
    by,
    now,
    data: { ended: data.ended_as },
  })
  return { id }
}
