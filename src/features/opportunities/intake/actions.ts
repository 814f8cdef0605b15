import { today as dayOf } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { inSlices } from '#platform/slices.ts'
import { planStep } from '../record/actions.ts'
import { reindexOrganisation } from '../record/store.ts'
import type { Status } from '../rules.ts'
import { type SourceActivity, type SourceVerb, statusOnRenewal } from './rules.ts'
import {
  addHistory,
  addTaken,
  changeTaken,
  deleteTaken,
  endTaken,
  inHand,
  moveTaken,
  organisationName,
  putBack,
  type Row,
  reliedOn,
  takeNumber,
  takenNow,
  townNames,
} from './store.ts'

// What a list of a source (a city's open data) does to activities, in bulk. The desk's verbs are in ../actions.ts.

/** Takes in what a list says for the first time. Gives the new ids, in the order given. */
export async function takeIn(
  tx: Tx,
  from: { source: string; organisation_id: string },
  said: readonly SourceActivity[],
  who: Doing<string | null>,
): Promise<string[]> {
  const [towns, organisation] = [await townNames(tx), await organisationName(tx, from.organisation_id)]
  const rows = await inSlices(said, one => rowOf(one, newId<'opportunity'>(), one.status, organisation, towns))
  await addTaken(tx, from, rows, dayOf(who.now))
  await note(tx, 'take-in', '', rows, who)
  return rows.map(({ id }) => id)
}

/** Writes what a list says now of activities that were taken from it. What the desk closed or ended stays so. */
export async function renewTaken(
  tx: Tx,
  said: readonly (SourceActivity & { id: string })[],
  who: Doing<string | null>,
): Promise<void> {
  const [towns, before] = [
    await townNames(tx),
    await takenNow(
      tx,
      said.map(({ id }) => id),
    ),
  ]
  const renewed = await inSlices(said, one => {
    const known = before.get(one.id)
    const status = known && statusOnRenewal(known.status, known.byDesk, one.status)
    return status ? [rowOf(one, one.id, status, known.organisation, towns)] : []
  })
  const rows = renewed.flat()
  await changeTaken(tx, rows, dayOf(who.now))
  await note(tx, 'renew', '', rows, who)
  await settleSteps(
    tx,
    'renew',
    rows.filter(({ id, status }) => before.get(id)?.status !== status),
    who,
  )
}

/** Ends what a list does not name any more; nothing is done to what is over already. */
export async function dropTaken(
  tx: Tx,
  ids: readonly string[],
  reason: string,
  who: Doing<string | null>,
): Promise<void> {
  const before = await takenNow(tx, ids)
  const ended = ids.filter(id => before.has(id) && before.get(id)?.status !== 'ended').map(id => over(id))
  await endTaken(
    tx,
    ended.map(({ id }) => id),
  )
  await note(tx, 'drop', reason, ended, who)
  await settleSteps(tx, 'drop', ended, who)
}

/** Ends what a list gave its number to something else: history and proposals go on naming what they named. */
export async function replaceTaken(tx: Tx, ids: readonly string[], who: Doing<string | null>): Promise<void> {
  await dropTaken(tx, ids, '取込元で、番号が別の催しに使われたため', who)
  await takeNumber(tx, ids)
}

/** Puts what came from a list, and what will come, under another organisation, by whose name it is then found. */
export async function handTaken(tx: Tx, source: string, organisation: string): Promise<void> {
  await moveTaken(tx, source, organisation)
  await reindexOrganisation(tx, organisation)
}

/** Puts activities back as they were when these snapshots were taken (`snapshotOf`). */
export async function restoreTaken(tx: Tx, snapshots: readonly string[], who: Doing<string | null>): Promise<void> {
  const rows = snapshots.map(text => (JSON.parse(text) as { row: Moved }).row)
  const before = await takenNow(
    tx,
    rows.map(({ id }) => id),
  )
  await putBack(tx, snapshots)
  await note(tx, 'restore', '', rows, who)
  await settleSteps(
    tx,
    'restore',
    rows.filter(({ id, status }) => before.get(id)?.status !== status),
    who,
  )
}

/** Takes activities away again; what somebody relies on is ended instead. Gives how many were only ended. */
export async function takeBack(tx: Tx, ids: readonly string[], who: Doing<string | null>): Promise<number> {
  const kept = new Set(await reliedOn(tx, ids))
  await dropTaken(tx, [...kept], '取込を取り消したため', who)
  const gone = ids.filter(id => !kept.has(id))
  await settleSteps(tx, 'drop', gone.map(over), who)
  await deleteTaken(tx, gone)
  return kept.size
}

type Moved = { id: string; status: Status; ends_on: string | null }

const over = (id: string): Moved => ({ id, status: 'ended', ends_on: null })

const rowOf = (
  said: SourceActivity,
  id: string,
  status: Status,
  organisation: string,
  towns: ReadonlyMap<string, string>,
): Row => ({ ...said, id, status, organisation, town: (said.town_id && towns.get(said.town_id)) || null })

const note = (
  tx: Tx,
  verb: SourceVerb,
  reason: string,
  rows: readonly Moved[],
  who: Doing<string | null>,
): Promise<void> =>
  addHistory(
    tx,
    rows.map(({ id, status }) => ({ opportunity_id: id, verb, status, reason })),
    who,
  )

/** What the desk took in hand once has the step that its new status asks for; thousands that it never saw have none. */
async function settleSteps(
  tx: Tx,
  outcome: SourceVerb,
  moved: readonly Moved[],
  who: Doing<string | null>,
): Promise<void> {
  const seen = await inHand(
    tx,
    moved.map(({ id }) => id),
  )
  for (const row of moved.filter(({ id }) => seen.has(id)))
    await planStep(tx, row, row.status, who, { owner: who.by, outcome })
}
