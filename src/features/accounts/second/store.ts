import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Role } from '../rules.ts'

/** The second factor of an account, held so that no code is taken twice; undefined where it has none. */
export const lockFactor = (tx: Tx, account: string) =>
  tx
    .selectFrom('second_factor')
    .select(['secret', 'last_step', 'codes'])
    .where('account_id', '=', account)
    .forUpdate()
    .executeTakeFirst()

/** Since when an account has a second factor; undefined where it has none. */
export const factorSince = (db: Read, account: string) =>
  db.selectFrom('second_factor').select(['set_at']).where('account_id', '=', account).executeTakeFirst()

/** False where the account has one already. */
export const addFactor = async (
  tx: Tx,
  factor: { account_id: string; secret: string; last_step: number; codes: string[]; set_at: Instant },
): Promise<boolean> =>
  Boolean(
    await tx
      .insertInto('second_factor')
      .values(factor)
      .onConflict(conflict => conflict.doNothing())
      .returning('account_id')
      .executeTakeFirst(),
  )

/** What was used up: the last step of which a code was taken, or the spare codes that are left. */
export const setUsed = (tx: Tx, account: string, used: { last_step: number } | { codes: string[] }) =>
  tx.updateTable('second_factor').set(used).where('account_id', '=', account).execute()

/** Takes the second factor away; false where there was none. */
export const removeFactor = async (tx: Tx, account: string): Promise<boolean> =>
  Boolean(
    await tx.deleteFrom('second_factor').where('account_id', '=', account).returning('account_id').executeTakeFirst(),
  )

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
