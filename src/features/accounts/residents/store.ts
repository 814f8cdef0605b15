import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { id, instant, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import { REMEMBERED_DAYS, SESSION } from '../rules.ts'
import { holdsOn } from '../store.ts'

const OPENED = { id, begun_at: instant, seen_at: instant, token: text(), remembered: yes }
/** A session that is open; `token` is the hash of it, as hex. */
export type OwnSession = Row<typeof OPENED>

/** Where an account of a resident is open at this moment, the last seen first. */
export const ownSessions = (db: Read, account: string, now: Instant): Promise<OwnSession[]> =>
  rowsOf(db, OPENED)`
    select id, seen_at, remembered, encode(token_hash, 'hex') as token,
      expires_at - case when remembered then make_interval(days => ${REMEMBERED_DAYS}) else make_interval(hours => ${SESSION.hours}) end as begun_at
    from session where account_id = ${account} and expires_at > ${now}::timestamptz
      and (remembered or seen_at > ${now}::timestamptz - make_interval(mins => ${SESSION.idleMinutes}))
    order by seen_at desc, id`

/** Ends one session of the account, or every one but that of this token; gives how many. */
export const endOwn = async (
  tx: Tx,
  account: string,
  { one, here }: { one: string | null; here: string },
): Promise<number> =>
  Number(
    (
      await tx
        .deleteFrom('session')
        .where('account_id', '=', account)
        .where(sql<boolean>`encode(token_hash, 'hex') <> ${here}`)
        .$if(one !== null, query => query.where('id', '=', one!))
        .executeTakeFirst()
    ).numDeletedRows,
  )

export const endAll = (tx: Tx, account: string) => tx.deleteFrom('session').where('account_id', '=', account).execute()

/** Takes the passkeys away that were set from this moment on. */
export const forgetPasskeys = (tx: Tx, account: string, since: Instant) =>
  tx.deleteFrom('passkey').where('account_id', '=', account).where('set_at', '>=', since).execute()

/** Whether it is the account of a resident, not of staff. */
export const isResident = async (db: Read, account: string): Promise<boolean> =>
  (await db.selectFrom('account').select('resident').where('id', '=', account).executeTakeFirst())?.resident === true

/** The last day on which the account stands for this person. */
export const endHat = (tx: Tx, account: string, person: string, until_on: Day) =>
  tx
    .updateTable('role_grant')
    .set({ until_on })
    .where('account_id', '=', account)
    .where('role', '=', 'resident')
    .where('scope_id', '=', person)
    .execute()

/** Where the account is open, it wears this hat. */
export const wearInstead = (tx: Tx, account: string, hat: string) =>
  tx.updateTable('session').set({ hat }).where('account_id', '=', account).execute()

export const setName = (tx: Tx, account: string, name: string) =>
  tx.updateTable('account').set({ name }).where('id', '=', account).execute()

const IN = { id, name: text() }

/** Whose live session this is, of an account that is no staff's. */
export const residentOfSession = async (db: Read, token: Buffer, now: Instant): Promise<Row<typeof IN> | null> =>
  (
    await rowsOf(db, IN)`
      select a.id, a.name from session s join account a on a.id = s.account_id
      where s.token_hash = ${token} and a.resident and a.disabled_at is null and s.expires_at > ${now}::timestamptz
        and (s.remembered or s.seen_at > ${now}::timestamptz - make_interval(mins => ${SESSION.idleMinutes}))`
  )[0] ?? null

/** One session wears this hat from now on, the oldest one of its kind where no scope is named; false where there is none. */
export const wear = async (
  tx: Tx,
  {
    token,
    account,
    today,
    hat,
    scope,
  }: { token: Buffer; account: string; today: Day; hat: string; scope: string | null },
): Promise<boolean> => {
  const grant = await tx
    .selectFrom('role_grant as r')
    .select('r.id')
    .where('r.account_id', '=', account)
    .where('r.role', '=', hat)
    .where(holdsOn(today))
    .$if(scope !== null, query => query.where('r.scope_id', '=', scope))
    .orderBy('r.from_on')
    .orderBy('r.id')
    .executeTakeFirst()
  if (!grant) return false
  await tx
    .updateTable('session')
    .set({ hat: grant.id })
    .where('token_hash', '=', token)
    .where('account_id', '=', account)
    .execute()
  return true
}
