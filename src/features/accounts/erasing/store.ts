import { sql } from 'kysely'
import type { Read } from '#platform/db.ts'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'
import { id, rowsOf } from '#platform/rows.ts'
import { ERASED } from '../rules.ts'

const ID = { id }

/** The accounts that stand for this person and for nobody else. */
export const accountsOnlyOf = async (db: Read, person: string): Promise<string[]> =>
  (
    await rowsOf(db, ID)`
      select distinct g.account_id as id from role_grant g join account a on a.id = g.account_id
      where g.role = 'resident' and g.scope_id = ${person} and a.resident
        and not exists (select from role_grant o where o.account_id = a.id and o.scope_id is distinct from ${person}::uuid)`
  ).map(row => row.id)

/** Nobody comes in as them any more. The account stays without a name, since what was done by it refers to it. */
export const eraseAccounts: Erase = async (tx, person, { now }) => {
  const accounts = await accountsOnlyOf(tx, person)
  const theirs = sql`account_id = any(${accounts}::uuid[])`
  return inTurn(tx, [
    sql`delete from session where ${theirs} or hat in (select id from role_grant where role = 'resident' and scope_id = ${person})`,
    sql`delete from passkey where ${theirs}`,
    sql`delete from second_factor where ${theirs}`,
    sql`delete from account_identity where ${theirs}`,
    sql`delete from draft where ${theirs} or position(${person} in key) > 0`,
    sql`delete from login_attempt where login in (select login from account where id = any(${accounts}::uuid[]))`,
    sql`delete from role_grant where role = 'resident' and scope_id = ${person}`,
    sql`update account set name = ${ERASED}, login = id::text, password_hash = null, password_changed_at = null,
      reset_at = coalesce(reset_at, ${now}), disabled_at = coalesce(disabled_at, ${now}) where id = any(${accounts}::uuid[])`,
  ])
}
