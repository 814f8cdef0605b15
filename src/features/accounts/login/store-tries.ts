import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { number, rowsOf, yes } from '#platform/rows.ts'
import type { Tries } from './rules.ts'

/** Tries of one login, and of one address, come one after the other, so that a hundred at once cannot slip past a limit. */
export const takeTurn = (tx: Tx, name: string) =>
  sql`select pg_advisory_xact_lock(hashtext(${`login ${name}`}))`.execute(tx)

/** Where a try is made: the name that is tried, the address, and the hash by which the browser is known. */
export type TriedAt = { login: string; address: string; browser: Buffer | null }

const TRIES = { known: yes, here: number, since: number, strange: number, address: number }

/** The tries so far as this place sees them; `minutes` count for the address, a day for the login. */
export async function triesOf(db: Read, at: TriedAt, now: string, minutes: number): Promise<Tries> {
  const [tries] = await rowsOf(db, TRIES)`
    with familiar as (select exists (select 1 from login_attempt where login = ${at.login} and browser = ${at.browser} and ok) as known),
    tried as (select t.*, case when f.known then t.known and t.browser = ${at.browser}
        else not t.known and t.address = ${at.address} end as here
      from login_attempt t, familiar f where t.login = ${at.login} and t.at > ${now}::timestamptz - interval '1 day'),
    failed as (select at, here from tried where not ok and here
      and at > coalesce((select max(at) from tried where ok and here), '-infinity'))
    select f.known, (select count(*)::int from failed) as here,
      coalesce((select extract(epoch from ${now}::timestamptz - max(at)) from failed), 0)::float8 as since,
      (select count(*)::int from tried where not ok and not known
        and at > coalesce((select max(at) from tried where ok), '-infinity')) as strange,
      (select count(*)::int from login_attempt where address = ${at.address} and not ok and not known
        and at > ${now}::timestamptz - make_interval(mins => ${minutes})) as address
    from familiar f`
  return tries!
}

/** Notes a try as a failure until it is settled; gives its id. */
export async function noteAttempt(tx: Tx, tried: TriedAt & { at: string; known: boolean }): Promise<string> {
  const id = newId()
  await tx
    .insertInto('login_attempt')
    .values({ id, ...tried, ok: false })
    .execute()
  return id
}

/** The try succeeded, in this browser. */
export const settleAttempt = (tx: Tx, id: string, browser?: Buffer) =>
  tx
    .updateTable('login_attempt')
    .set({ ok: true, ...(browser && { browser }) })
    .where('id', '=', id)
    .execute()
