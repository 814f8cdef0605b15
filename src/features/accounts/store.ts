import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Organiser, Partner, Resident, Staff } from '#platform/page.ts'
import {
  answerTo,
  id,
  instant,
  json,
  list,
  maybe,
  number,
  question,
  type Row,
  rowsOf,
  text,
  yes,
} from '#platform/rows.ts'
import type { Tries } from './login/rules.ts'
import { type Hat, type Role, SEEING, SESSION } from './rules.ts'

export const accountByLogin = (db: Read, login: string) =>
  db
    .selectFrom('account')
    .select(['id', 'name', 'password_hash', 'disabled_at', 'reset_at'])
    .where('login', '=', login)
    .executeTakeFirst()

export const ownLogin = (db: Read, id: string) =>
  db.selectFrom('account').select(['login', 'password_hash']).where('id', '=', id).executeTakeFirstOrThrow()

/** A password that its owner chose: it opens from now on, also where the one before was voided. */
export const setPassword = (tx: Tx, id: string, password_hash: string, password_changed_at: string) =>
  tx.updateTable('account').set({ password_hash, password_changed_at, reset_at: null }).where('id', '=', id).execute()

/** Whose link this is. */
export const accountOfLink = (db: Read, id: string) =>
  db.selectFrom('account').select(['login', 'name']).where('id', '=', id).executeTakeFirst()

/**
 * Since when the password that was tried is the account's; undefined where it was voided or changed, or the account closed,
 * while it was checked. Holds the account until the session is there, so that neither happens in between.
 */
export const stillOpens = (tx: Tx, id: string, kept: { password_hash: string } | { password_changed_at: string }) =>
  tx
    .selectFrom('account')
    .select('password_changed_at')
    .where('id', '=', id)
    .where(({ and }) => and(kept))
    .where('disabled_at', 'is', null)
    .where('reset_at', 'is', null)
    .forShare()
    .executeTakeFirst()

/** An account as it stands, held so that it is neither closed nor reset meanwhile; undefined where there is none. */
export const lockOpen = (tx: Tx, id: string) =>
  tx
    .selectFrom('account')
    .select(['disabled_at', 'reset_at', 'password_changed_at'])
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()

/** Ends every session of the account but this one; gives how many. */
export const removeSessions = async (tx: Tx, account: string, but: Buffer): Promise<number> =>
  (
    await tx
      .deleteFrom('session')
      .where('account_id', '=', account)
      .where('token_hash', '<>', but)
      .returning('account_id')
      .execute()
  ).length

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

export const addSession = (
  tx: Tx,
  session: { token_hash: Buffer; account_id: string; hat: string | null; seen_at: string; expires_at: string },
) => tx.insertInto('session').values(session).execute()

/** Ends a session; gives whose it was, where there was one. */
export const removeSession = async (tx: Tx, tokenHash: Buffer): Promise<string | undefined> =>
  (await tx.deleteFrom('session').where('token_hash', '=', tokenHash).returning('account_id').executeTakeFirst())
    ?.account_id

/** Whoever is logged in, under the hat of the session. What the roles of staff may do is not for this noun to say. */
export type Member = Omit<Staff, 'permissions'> | Resident | Organiser | Partner

const HELD = {
  id,
  name: text(),
  stale: yes,
  hatted: yes,
  hat: maybe(text<Hat>()),
  scope_id: maybe(id),
  roles: list<string>(),
  partial: yes,
}

/** Whoever a live session stands for, with what they hold today; notes the visit once a minute. */
export async function actorOfSession(tx: Tx, tokenHash: Buffer, now: string, today: string): Promise<Member | null> {
  const [row] = await rowsOf(tx, HELD)`
    select a.id, a.name, s.seen_at < ${now}::timestamptz - interval '1 minute' as stale,
      s.hat is not null as hatted, h.role as hat, h.scope_id,
      array(select r.role from role_grant r where r.account_id = a.id and r.scope_kind is null and ${holdsOn(today)}
        order by r.role) as roles,
      coalesce((select bool_and(r.limited) from role_grant r
        where r.account_id = a.id and r.scope_kind is null and r.role = any(${SEEING}::text[]) and ${holdsOn(today)}), false) as partial
    from session s join account a on a.id = s.account_id
    left join lateral (select r.role, r.scope_id from role_grant r where r.id = s.hat and ${holdsOn(today)}) h on true
    where s.token_hash = ${tokenHash} and a.disabled_at is null
      and s.expires_at > ${now}::timestamptz and s.seen_at > ${now}::timestamptz - make_interval(mins => ${SESSION.idleMinutes})`
  if (!row) return null
  if (row.stale) await tx.updateTable('session').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute()
  const member = memberOf(row, tokenHash.toString('hex'))
  return member?.audience === 'staff' && row.partial ? { ...member, part: await partOf(tx, row.id, today) } : member
}

const PART = { areas: list<string>(), teams: list<string>() }

/** The areas and teams to which the roles of an account are limited on a day, by name (db/migrations/0058, `limit_of`). */
async function partOf(db: Read, account: string, today: string): Promise<Row<typeof PART>> {
  const [part] = await rowsOf(db, PART)`
    with held as (select r.areas, r.team_id from role_grant r
      where r.account_id = ${account} and r.scope_kind is null and r.role = any(${SEEING}::text[]) and ${holdsOn(today)})
    select array(select name from area where id in (select unnest(areas) from held) order by position) as areas,
      array(select name from staff_team where id in (select team_id from held) order by name) as teams`
  return part!
}

const holdsOn = (day: string) =>
  sql<boolean>`r.from_on <= ${day}::date and (r.until_on is null or r.until_on >= ${day}::date)`

/** A session wears one hat; one whose hat was taken away stands for nobody. */
function memberOf({ id, name, hatted, hat, scope_id, roles }: Row<typeof HELD>, session: string): Member | null {
  if (!hatted) return { audience: 'staff', id, name, roles, session }
  if (!hat || !scope_id) return null
  return hat === 'resident'
    ? { audience: hat, id, name, session, person: scope_id }
    : { audience: hat, id, name, session, organisation: scope_id }
}

/** Under which grant a new session of the account begins: null for staff, else the hat that it has had longest. */
export async function hatOf(db: Read, account: string, today: string): Promise<string | null> {
  const first = await db
    .selectFrom('role_grant as r')
    .select(['r.id', 'r.scope_kind'])
    .where('r.account_id', '=', account)
    .where(holdsOn(today))
    .orderBy(sql`r.scope_kind is not null`)
    .orderBy('r.from_on')
    .orderBy('r.id')
    .limit(1)
    .executeTakeFirst()
  return first?.scope_kind ? first.id : null
}

export const addAccount = (
  tx: Tx,
  account: { id: string; login: string; name: string; password_hash: string; password_changed_at: string },
) => tx.insertInto('account').values(account).execute()

export const grantRole = (
  tx: Tx,
  grant: {
    account_id: string
    role: Role | Hat
    from_on: string
    granted_by: string | null
    scope_kind?: string
    scope_id?: string
  },
) =>
  tx
    .insertInto('role_grant')
    .values({ id: newId(), ...grant })
    .execute()

/** Staff to whom work can be handed, by name. */
export const staffList = (db: Read) =>
  db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('disabled_at', 'is', null)
    .orderBy('created_at')
    .orderBy('login')
    .execute()

const STAFF = { id, name: text(), roles: list<Role>() }

/**
 * Staff with the roles that they hold on this day, in the order in which they came; with a `person` those who see them, to
 * whom something about them can be given.
 */
export const staffAsked = (day: string, person: string | null = null) =>
  question(STAFF)`
    select a.id, a.name, array(select distinct r.role from role_grant r where r.account_id = a.id and ${holdsOn(day)}) as roles
    from account a where a.disabled_at is null ${person ? sql`and a.id not in (select blind_to(${person}, ${day}::date))` : sql``} order by a.created_at, a.login`
export type Colleague = Row<typeof STAFF>
export const staffOn = (db: Read, day: string, person: string | null = null): Promise<Colleague[]> =>
  answerTo(db, staffAsked(day, person))

const UNSEEN = { account_id: id, person_id: id }

/** Who of these people is not seen by whom of the staff: pairs, none where every role is for the whole city. */
export const unseenPairs = (db: Read, day: string, people: readonly string[]) =>
  rowsOf(db, UNSEEN)`
    select a.account_id, p.person_id from (select distinct r.account_id from role_grant r where r.limited and ${holdsOn(day)}) a,
      unnest(${people}::uuid[]) p(person_id) where not may_see(a.account_id, p.person_id, ${day}::date)`

/** Staff who hold one of these roles on this day: to whom something can be given that takes it. */
export const deskStaff = async (db: Read, day: string, roles: readonly Role[]) => holding(await staffOn(db, day), roles)

/** Those of them who hold one of these roles. */
export const holding = (staff: readonly Colleague[], roles: readonly Role[]): Colleague[] =>
  staff.filter(one => one.roles.some(role => roles.includes(role)))

const DRAFT = { data: json<unknown>(), updated_at: instant }

/** What somebody has begun to type under this key: one row, or none. */
export const draftAsked = (account: string, key: string) =>
  question(DRAFT)`select data, updated_at from draft where account_id = ${account} and key = ${key}`

export const saveDraft = (tx: Tx, draft: { account_id: string; key: string; data: string; updated_at: string }) =>
  tx
    .insertInto('draft')
    .values(draft)
    .onConflict(conflict =>
      conflict
        .columns(['municipality_id', 'account_id', 'key'])
        .doUpdateSet({ data: draft.data, updated_at: draft.updated_at }),
    )
    .execute()

export const removeDraft = (tx: Tx, account: string, key: string) =>
  tx.deleteFrom('draft').where('account_id', '=', account).where('key', '=', key).execute()
