import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { instant, number, type Row, rowsOf, yes } from '#platform/rows.ts'
import type { Role } from '../rules.ts'

/** The second factor of an account, held so that no code is taken twice; undefined where it has none. */
export const lockFactor = (tx: Tx, account: string) =>
  tx
    .selectFrom('second_factor')
    .select(['secret', 'last_step', 'codes'])
    .where('account_id', '=', account)
    .forUpdate()
    .executeTakeFirst()

const WAYS = { set_at: instant, code: yes, passkeys: number }
/** By what an account shows who it is beside its password: since when it does, whether by an app, by how many passkeys. */
export type Ways = Row<typeof WAYS>

/** The second factor of an account; undefined where it has none. */
export const waysOf = async (db: Read, account: string): Promise<Ways | undefined> =>
  (
    await rowsOf(db, WAYS)`
      select f.set_at, f.last_step is not null as code,
        (select count(*)::int from passkey p where p.account_id = f.account_id) as passkeys
      from second_factor f where f.account_id = ${account}`
  )[0]

/** Spare codes for an account that has none yet; false where it has. */
export const addSpares = async (
  tx: Tx,
  factor: { account_id: string; codes: string[]; set_at: Instant },
): Promise<boolean> =>
  Boolean(
    await tx
      .insertInto('second_factor')
      .values(factor)
      .onConflict(conflict => conflict.doNothing())
      .returning('account_id')
      .executeTakeFirst(),
  )

/** The secret of an app, with new spare codes; false where the account has one already. */
export const addApp = async (
  tx: Tx,
  factor: { account_id: string; secret: string; last_step: number; codes: string[]; set_at: Instant },
): Promise<boolean> =>
  Boolean(
    await tx
      .insertInto('second_factor')
      .values(factor)
      .onConflict(conflict =>
        conflict
          .columns(['municipality_id', 'account_id'])
          .doUpdateSet({ secret: factor.secret, last_step: factor.last_step, codes: factor.codes })
          .where('second_factor.secret', 'is', null),
      )
      .returning('account_id')
      .executeTakeFirst(),
  )

/** Takes the app away and leaves the spare codes, which go with the passkeys too. */
export const removeApp = (tx: Tx, account: string) =>
  tx.updateTable('second_factor').set({ secret: null, last_step: null }).where('account_id', '=', account).execute()

/** What was used up: the last step of which a code was taken, or the spare codes that are left. */
export const setUsed = (tx: Tx, account: string, used: { last_step: number } | { codes: string[] }) =>
  tx.updateTable('second_factor').set(used).where('account_id', '=', account).execute()

/** Takes the second factor away, the passkeys with it; false where there was none. */
export async function removeFactor(tx: Tx, account: string): Promise<boolean> {
  await tx.deleteFrom('passkey').where('account_id', '=', account).execute()
  return Boolean(
    await tx.deleteFrom('second_factor').where('account_id', '=', account).returning('account_id').executeTakeFirst(),
  )
}

/** The roles of staff that an account holds on this day. */
export const rolesOn = async (db: Read, account: string, day: Day): Promise<Role[]> =>
  (
    await db
      .selectFrom('role_grant')
      .select('role')
      .where('account_id', '=', account)
      .where('scope_kind', 'is', null)
      .where('from_on', '<=', day)
      .where(sql<boolean>`(until_on is null or until_on >= ${day}::date)`)
      .$narrowType<{ role: Role }>()
      .execute()
  ).map(({ role }) => role)
