import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { answerTo, id, list, question, type Row, text } from '#platform/rows.ts'
import type { Hat, Role } from './rules.ts'

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
    .select(['disabled_at', 'reset_at', 'password_changed_at', 'resident'])
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()

export const holdsOn = (day: string) =>
  sql<boolean>`r.from_on <= ${day}::date and (r.until_on is null or r.until_on >= ${day}::date)`

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

/** An account without a password, which no list of staff has. */
export const addResident = (tx: Tx, account: { id: string; name: string; reset_at: string }) =>
  tx
    .insertInto('account')
    .values({ ...account, login: `resident ${account.id}`, resident: true })
    .execute()

export const grantRole = async (
  tx: Tx,
  grant: {
    account_id: string
    role: Role | Hat
    from_on: string
    granted_by: string | null
    scope_kind?: string
    scope_id?: string
  },
): Promise<string> => {
  const id = newId()
  await tx
    .insertInto('role_grant')
    .values({ id, ...grant })
    .execute()
  return id
}

/** Staff to whom work can be handed, by name. */
export const staffList = (db: Read) =>
  db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('disabled_at', 'is', null)
    .where('resident', '=', false)
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
    from account a where a.disabled_at is null and not a.resident ${person ? sql`and a.id not in (select blind_to(${person}, ${day}::date))` : sql``} order by a.created_at, a.login`
export type Colleague = Row<typeof STAFF>
export const staffOn = (db: Read, day: string, person: string | null = null): Promise<Colleague[]> =>
  answerTo(db, staffAsked(day, person))

/** Staff who hold one of these roles on this day: to whom something can be given that takes it. */
export const deskStaff = async (db: Read, day: string, roles: readonly Role[]) => holding(await staffOn(db, day), roles)

/** Those of them who hold one of these roles. */
export const holding = (staff: readonly Colleague[], roles: readonly Role[]): Colleague[] =>
  staff.filter(one => one.roles.some(role => roles.includes(role)))
