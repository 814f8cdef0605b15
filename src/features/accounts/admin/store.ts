import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, instant, list, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import { type Role, SESSION } from '../rules.ts'

/** Whoever wears only the hat of a resident, an organiser or a partner is no member of staff. */
const isStaff = sql`not a.resident and (not exists (select from role_grant h where h.account_id = a.id)
  or exists (select from role_grant h where h.account_id = a.id and h.scope_kind is null))`

const seen = (
  now: Instant,
) => sql`greatest((select max(s.seen_at) from session s where s.account_id = a.id and s.expires_at > ${now}::timestamptz),
  (select h.at from happening h where h.subject_kind = 'account' and h.subject_id = a.id and h.kind = 'account.logged-in'
    order by h.at desc limit 1))`

const LISTED = {
  id,
  name: text(),
  login: text(),
  disabled_at: maybe(instant),
  reset_at: maybe(instant),
  password_changed_at: maybe(instant),
  roles: list<Role>(),
  from_on: maybe(day),
  until_on: maybe(day),
  seen_at: maybe(instant),
  second_at: maybe(instant),
  passkeys: number,
  bound_at: maybe(instant),
}
export type Listed = Row<typeof LISTED>

const listed = (today: Day, now: Instant) => sql`
  select a.id, a.name, a.login, a.disabled_at, a.reset_at, a.password_changed_at, h.roles, h.from_on, h.until_on, ${seen(now)} as seen_at,
    f.set_at as second_at, (select count(*)::int from passkey p where p.account_id = a.id) as passkeys, b.bound_at
  from account a left join second_factor f on f.account_id = a.id
  left join account_identity b on b.account_id = a.id and b.issuer = (select issuer from identity_service)
  cross join lateral (select coalesce(array_agg(distinct r.role), '{}') as roles, min(r.from_on) as from_on,
      case when bool_or(r.until_on is null) then null else max(r.until_on) end as until_on
    from role_grant r where r.account_id = a.id and r.scope_kind is null and r.from_on <= ${today}::date
      and (r.until_on is null or r.until_on >= ${today}::date)) h
  where ${isStaff}`

/** Everybody of the staff with the roles of the day: who works here first, by name. */
export const accountList = (db: Read, today: Day, now: Instant): Promise<Listed[]> =>
  rowsOf(db, LISTED)`${listed(today, now)} order by a.disabled_at is not null, a.name, a.login`

/** One of them. */
export const accountById = async (db: Read, account: string, today: Day, now: Instant): Promise<Listed | undefined> =>
  (await rowsOf(db, LISTED)`${listed(today, now)} and a.id = ${account}`)[0]

const OPENED = { id, begun_at: instant, seen_at: instant, token: text() }
export type Session = Row<typeof OPENED>

/** The sessions of an account that are open at this moment, the last seen first; `token` is the hash of it. */
export const sessionsOf = (db: Read, account: string, now: Instant): Promise<Session[]> =>
  rowsOf(db, OPENED)`
    select id, expires_at - make_interval(hours => ${SESSION.hours}) as begun_at, seen_at, encode(token_hash, 'hex') as token
    from session where account_id = ${account} and expires_at > ${now}::timestamptz
      and seen_at > ${now}::timestamptz - make_interval(mins => ${SESSION.idleMinutes})
    order by seen_at desc, id`

/** Ends one session of the account, or every one but that of this token (`''`: every one); gives how many. */
export const endSessions = async (tx: Tx, account: string, { one, but }: { one?: string; but?: string }) =>
  (
    await tx
      .deleteFrom('session')
      .where('account_id', '=', account)
      .$if(one !== undefined, query => query.where('id', '=', one!))
      .$if(Boolean(but), query => query.where('token_hash', '<>', Buffer.from(but!, 'hex')))
      .returning('id')
      .execute()
  ).length

/** Whoever changes who administers does it one after the other. */
export const inTurn = (tx: Tx) => sql`select pg_advisory_xact_lock(hashtext('administrators'))`.execute(tx)

const ID = { id }

/** Who can log in and administer the accounts on this day, leaving out one account, or one grant. */
export const administratorsOn = async (
  db: Read,
  on: Day,
  { account = null, grant = null }: { account?: string | null; grant?: string | null } = {},
): Promise<string[]> =>
  (
    await rowsOf(db, ID)`
      select distinct a.id from account a join role_grant r on r.account_id = a.id
      where a.disabled_at is null and a.reset_at is null and r.role = 'administrator' and r.from_on <= ${on}::date
        and (r.until_on is null or r.until_on >= ${on}::date)
        and a.id is distinct from ${account}::uuid and r.id is distinct from ${grant}::uuid`
  ).map(row => row.id)

/** Locks the account, so that nothing is given to it meanwhile; undefined where there is none. */
export const lockAccount = (tx: Tx, account: string) =>
  tx
    .selectFrom('account')
    .select(['id', 'name', 'login', 'disabled_at', 'reset_at', 'password_changed_at'])
    .where('id', '=', account)
    .forUpdate()
    .executeTakeFirst()

export const loginTaken = async (db: Read, login: string): Promise<boolean> =>
  Boolean(await db.selectFrom('account').select('id').where('login', '=', login).executeTakeFirst())

/** An account without a password, for whom it was invited. */
export const addInvited = (tx: Tx, account: { id: string; login: string; name: string; reset_at: Instant }) =>
  tx.insertInto('account').values(account).execute()

export const setDisabled = (tx: Tx, account: string, disabled_at: Instant | null) =>
  tx.updateTable('account').set({ disabled_at }).where('id', '=', account).execute()

/** From now on the password opens nothing. */
export const voidPassword = (tx: Tx, account: string, reset_at: Instant) =>
  tx.updateTable('account').set({ reset_at }).where('id', '=', account).execute()

/** Until when the link by which a password may be chosen is open; undefined where none is. */
export const openLinkOf = (db: Read, account: string, now: Instant) =>
  db
    .selectFrom('signed_link')
    .select(['expires_at'])
    .where('subject_kind', '=', 'account')
    .where('subject_id', '=', account)
    .where('revoked_at', 'is', null)
    .where('uses_left', '>', 0)
    .where('expires_at', '>', now)
    .executeTakeFirst()
