import type { Updateable } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import { id, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Notice } from '#platform/schema.ts'
import type { Channel, Failure, For, Status } from '../rules.ts'

export { wake } from '../store.ts'

const HELD = {
  id,
  person_id: maybe(id),
  purpose: text<For>(),
  status: text<Status>(),
  channel: maybe(text<Channel>()),
}
/** A notice that somebody is about to change. */
export type Held = Row<typeof HELD>

/** Waits for whoever else changes it. */
export const holdNotice = async (tx: Tx, notice: string): Promise<Held | undefined> =>
  (
    await rowsOf(tx, HELD)`select id, person_id, purpose, status, channel from notice where id = ${notice} for update`
  )[0]

export const setNotice = (tx: Tx, notice: string, change: Updateable<Notice>) =>
  tx.updateTable('notice').set(change).where('id', '=', notice).execute()

/** By whoever holds its link; nothing else of it is open to them. */
export const askStop = (tx: Tx, notice: string, now: Instant) =>
  tx.updateTable('notice').set({ stop_asked_at: now }).where('id', '=', notice).execute()

export const stopDone = (tx: Tx, person: string, purpose: string, now: Instant) =>
  tx
    .updateTable('notice')
    .set({ stop_done_at: now })
    .where('person_id', '=', person)
    .where('purpose', '=', purpose)
    .where('stop_asked_at', 'is not', null)
    .where('stop_done_at', 'is', null)
    .execute()

type End = { state: 'done' | 'failed'; why: Failure | null; by: string; now: Instant }

/** Ends the attempt of a notice on a channel on which it waited for a person. */
export const endAttempt = (tx: Tx, notice: string, channel: Channel, { state, why, by, now }: End) =>
  tx
    .updateTable('notice_attempt')
    .set({ state, why, by_account: by, ended_at: now })
    .where('notice_id', '=', notice)
    .where('channel', '=', channel)
    .execute()

const TRIES = { tries: number }

/** Notes that a call was not answered: how often that was so. */
export const missCall = async (tx: Tx, notice: string, { by, now }: Doing): Promise<number> =>
  (
    await rowsOf(tx, TRIES)`
    update notice_attempt set tries = tries + 1, begun_at = ${now}, by_account = ${by}
    where notice_id = ${notice} and channel = 'phone' returning tries`
  )[0]!.tries

/** Marks letters as printed; they are posted by somebody, and noted then. */
export const markPrinted = (tx: Tx, notices: readonly string[], { by, now }: Doing) =>
  tx
    .updateTable('notice_attempt')
    .set({ printed_at: now, by_account: by })
    .where('notice_id', 'in', notices)
    .where('channel', '=', 'letter')
    .where('state', '=', 'waiting')
    .execute()

/** Ends or opens what somebody did not ask for. */
export const putStopped = (tx: Tx, person: string, { by, now }: Doing, stopped: boolean) => {
  const change = { stopped_at: stopped ? now : null, by_account: by, at: now }
  return tx
    .insertInto('notice_preference')
    .values({ person_id: person, ...change })
    .onConflict(conflict => conflict.columns(['municipality_id', 'person_id']).doUpdateSet(change))
    .execute()
}

/** How somebody wants to be reached, as it was told. */
export type Preference = {
  channels: Channel[] | null
  digest: 'daily' | 'weekly'
  quiet_from: number | null
  quiet_to: number | null
}

export const putPreference = (tx: Tx, person: string, preference: Preference, { by, now }: Doing) => {
  const change = { ...preference, by_account: by, at: now }
  return tx
    .insertInto('notice_preference')
    .values({ person_id: person, ...change })
    .onConflict(conflict => conflict.columns(['municipality_id', 'person_id']).doUpdateSet(change))
    .execute()
}
