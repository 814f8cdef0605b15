import type { Instant } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Moving } from '#platform/feature.ts'
import { id, instant, type Row, rowsOf } from '#platform/rows.ts'

const FEED = { id, at: instant, until_at: instant }
export type Feed = Row<typeof FEED>

/** The feed of whoever asks that was not ended; in their own lane. */
export const ownFeed = async (db: Read): Promise<Feed | undefined> =>
  (await rowsOf(db, FEED)`select id, at, until_at from calendar where ended_at is null order by at desc, id limit 1`)[0]

/** False where this very one is there already: a form that is sent twice makes no second one. */
export async function addFeed(
  tx: Tx,
  feed: { id: string; person_id: string; at: Instant; until_at: Instant },
): Promise<boolean> {
  const added = await tx
    .insertInto('calendar')
    .values(feed)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0) > 0
}

/** Ends the feeds of somebody but this one, and with them their links; gives how many. */
export async function endFeeds(tx: Tx, person: string, now: Instant, but: string | null = null): Promise<number> {
  const ended = await tx
    .updateTable('calendar')
    .set({ ended_at: now })
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .$if(but !== null, query => query.where('id', '<>', but!))
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

/** A feed goes with whoever is found to be the same person. */
export const moveFeeds: Moving = async (tx, from, to) => {
  await tx.updateTable('calendar').set({ person_id: to }).where('person_id', '=', from).execute()
}

const ENDING = { id, person_id: id, until_at: instant }

/** The feeds that end between two moments. */
export const feedsEnding = (db: Read, from: Instant, to: Instant) =>
  rowsOf(db, ENDING)`
    select c.id, c.person_id, c.until_at from calendar c join person p on p.id = c.person_id
    where c.ended_at is null and c.until_at > ${from} and c.until_at <= ${to} and p.closed_on is null order by c.id`
