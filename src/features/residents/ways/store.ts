import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { id, instant, maybe, question, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Channel, Door } from '../rules.ts'
import type { Act, Way } from './rules.ts'

const OWN = { id, channel: text<Door>(), shown: text(), key: text(), since: instant }
export type OwnAddress = Row<typeof OWN>

/** The changes of one account one after the other: two presses at once do not both take the last way away. */
export const takeTurn = (tx: Tx, account: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`ways ${account}`}, 0))`.execute(tx)

/** By what an account is entered, the oldest first; in the lane of the entry. */
export const addressesOf = (db: Read, account: string): Promise<OwnAddress[]> =>
  rowsOf(db, OWN)`
    select id, channel, shown, key, since from sign_in_address
    where account_id = ${account} and ended_at is null order by since, id`

/** This address opens the account no more; its row, undefined where it did not before. */
export const endAddress = (tx: Tx, account: string, address: string, ended_at: Instant) =>
  tx
    .updateTable('sign_in_address')
    .set({ ended_at })
    .where('account_id', '=', account)
    .where('id', '=', address)
    .where('ended_at', 'is', null)
    .returning(['channel', 'shown'])
    .$castTo<{ channel: Door; shown: string }>()
    .executeTakeFirst()

export type NewChange = { account_id: string; way: Way; act: Act; shown: string; at: Instant }

/** That a way in was added, changed or taken away; gives its id. */
export async function addChange(tx: Tx, change: NewChange): Promise<string> {
  const id = newId<'way change'>()
  await tx
    .insertInto('way_change')
    .values({ id, ...change })
    .execute()
  return id
}

const CHANGE = {
  ...{ id, account: id, way: text<Way>(), act: text<Act>(), at: instant },
  undone_at: maybe(instant),
}
export type Change = Row<typeof CHANGE>

/** One change, in the lane of the jobs. */
export const changeOf = async (db: Read, change: string): Promise<Change | undefined> =>
  (
    await rowsOf(db, CHANGE)`
      select id, account_id as account, way, act, at, undone_at from way_change where id = ${change}`
  )[0]

const TOLD = { channel: text<Channel>(), shown: text() }

/** Where an account was reached by a message just before a moment. */
export const reachedBefore = (db: Read, account: string, at: Instant): Promise<Row<typeof TOLD>[]> =>
  rowsOf(db, TOLD)`
    select channel, shown from sign_in_address
    where account_id = ${account} and channel <> 'line' and since < ${at} and (ended_at is null or ended_at >= ${at}) order by since, id limit 10`

const WHOSE = { person: id }

/** Whose page an account opens; undefined of one who is nothing but a delegate. */
export const personOf = async (db: Read, account: string): Promise<string | undefined> =>
  (
    await rowsOf(db, WHOSE)`select scope_id as person from role_grant
      where account_id = ${account} and role = 'resident' and until_on is null order by from_on desc, id limit 1`
  )[0]?.person

const MOMENT = { way: text<Way>(), act: text<Act>(), at: instant, undone_at: maybe(instant) }

/** How the ways in of a person changed, for their time line. */
export const changesAsked = (person: string) =>
  question(MOMENT)`
    select c.way, c.act, c.at, c.undone_at from way_change c where exists (select from role_grant g
      where g.account_id = c.account_id and g.role = 'resident' and g.scope_id = ${person}) order by c.at, c.id`

const FIRST = { at: instant }

/** The first change of an account since a moment. */
export const firstSince = async (db: Read, account: string, since: Instant): Promise<Instant> =>
  (await rowsOf(db, FIRST)`select min(at) as at from way_change where account_id = ${account} and at >= ${since}`)[0]!
    .at

/**
 * Puts the addresses of an account back to what they were just before a moment: what was added until it was undone opens
 * nothing, what was taken away opens again, but a LINE that opens somebody else's by now. All changes since then are undone by it.
 */
export async function putBack(tx: Tx, account: string, at: Instant, undone_at: Instant): Promise<void> {
  await sql`update sign_in_address set ended_at = ${undone_at}
    where account_id = ${account} and since >= ${at} and since <= ${undone_at} and ended_at is null`.execute(tx)
  await sql`update sign_in_address a set ended_at = null
    where account_id = ${account} and since < ${at} and ended_at >= ${at} and ended_at <= ${undone_at} and not (channel = 'line'
      and exists (select from sign_in_address o where o.channel = 'line' and o.key = a.key and o.ended_at is null))`.execute(
    tx,
  )
  await sql`update way_change set undone_at = ${undone_at}
    where account_id = ${account} and at >= ${at} and at <= ${undone_at} and undone_at is null`.execute(tx)
}

const SHOWN = { id, channel: text<Door>(), shown: text(), since: instant }
const HISTORY = { way: text<Way>(), act: text<Act>(), shown: text(), at: instant, undone_at: maybe(instant) }

// What follows is asked by residents about themselves, in their lane.

export const ownAddresses = (db: Read): Promise<Row<typeof SHOWN>[]> =>
  rowsOf(db, SHOWN)`select id, channel, shown, since from sign_in_address where ended_at is null order by since, id`

export const ownChanges = (db: Read): Promise<Row<typeof HISTORY>[]> =>
  rowsOf(db, HISTORY)`select way, act, shown, at, undone_at from way_change order by at desc, id limit 10`

/** The card that the desk printed last for them. */
export const ownCard = (db: Read) =>
  db
    .selectFrom('entry_card')
    .select(['at', 'until_at', 'used_at', 'ended_at'])
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()

const WAITING = { channel: text<Channel>(), shown: text(), instead_id: maybe(id) }

/** Where the code goes that they wait for; undefined where they wait for none. */
export const ownWaiting = async (db: Read): Promise<Row<typeof WAITING> | undefined> =>
  (
    await rowsOf(db, WAITING)`
      select channel, shown, instead_id from
        (select channel, shown, instead_id, entered_at from sign_in where wants = 'add' order by asked_at desc limit 1) s
      where entered_at is null`
  )[0]

// Whoever holds the link of a change.

const SEEN = { id, way: text<Way>(), act: text<Act>(), at: instant, undone_at: maybe(instant) }
export type SeenChange = Row<typeof SEEN>

export const seenChange = async (db: Read, change: string): Promise<SeenChange | undefined> =>
  (await rowsOf(db, SEEN)`select id, way, act, at, undone_at from way_change where id = ${change}`)[0]

/** False where it was undone before. */
export const setUndone = async (tx: Tx, change: string, undone_at: Instant): Promise<boolean> =>
  Number(
    (
      await tx
        .updateTable('way_change')
        .set({ undone_at })
        .where('id', '=', change)
        .where('undone_at', 'is', null)
        .executeTakeFirst()
    ).numUpdatedRows,
  ) > 0
