import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { rowsOf, text } from '#platform/rows.ts'
import type { City, Words } from './message.ts'

const CITY = { name: text(), platform_name: text(), desk_name: text(), desk_phone: text(), desk_hours: text() }

/**
 * Whom LINE knows a person `p` as: by whom they come in, so that nobody is written to who took LINE away; '' where they do not.
 */
export const LINE = sql`coalesce((select s.key from role_grant g join sign_in_address s on s.account_id = g.account_id
    where g.scope_id = p.id and g.role = 'resident' and g.until_on is null and s.channel = 'line' and s.ended_at is null limit 1), '')`

/** How the city of this transaction is called and reached. */
export const cityTold = async (db: Read): Promise<City> =>
  (
    await rowsOf(db, CITY)`
    select name, platform_name, desk_name, desk_phone, desk_hours from municipality where id = (select tenant())`
  )[0]!

export type NewNotice = {
  id: string
  message: string
  purpose: string
  urgency: string
  person_id: string | null
  to_name: string
  to_email: string
  to_phone: string
  to_address: string
  about_kind: string
  about_id: string
  ways: string[] | null
  once: string
  words: Words
  planned_at: Instant
  until_at: Instant | null
  status: 'planned' | 'held'
  why: string | null
  due_at: Instant
}

/** Plans a notice; false where this message was planned before under this key. */
export const addNotice = async (tx: Tx, { words, ...notice }: NewNotice): Promise<boolean> =>
  (await tx
    .insertInto('notice')
    .values({ ...notice, words: JSON.stringify(words) })
    .onConflict(conflict => conflict.columns(['municipality_id', 'message', 'once']).doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

/** The name of the job that sends; short and lasting, it stands in the database. */
export const SENDER = 'notices-send'

/** Lets the sender look at this moment, when the transaction is committed. */
export const wake = (tx: Tx, at: Instant) => sql`select enqueue_at(${SENDER}, ${at})`.execute(tx)

const GATHERS = { digest: text<'daily' | 'weekly'>() }
/** How often somebody wants what does not press. */
export const digestOf = async (db: Read, person: string): Promise<'daily' | 'weekly'> =>
  (await rowsOf(db, GATHERS)`select digest from notice_preference where person_id = ${person}`)[0]?.digest ?? 'weekly'

/** Takes back what was planned about a thing and has not been sent; gives how many there were. */
export async function withdrawPlanned(
  tx: Tx,
  [kind, id]: readonly [string, string],
  messages: readonly string[] | null,
  why: string,
  now: Instant,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('notice')
    .set({ status: 'withdrawn', why, due_at: null, ended_at: now })
    .where('about_kind', '=', kind)
    .where('about_id', '=', id)
    .where('status', 'in', ['planned', 'held', 'waiting'])
    .$if(messages !== null, query => query.where('message', 'in', messages!))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
