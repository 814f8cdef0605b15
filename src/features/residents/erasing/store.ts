import { sql } from 'kysely'
import { accountsOnlyOf } from '#features/accounts/index.ts'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'
import { ERASED_ANSWER } from '../wishes/text.ts'

/** Where their codes went and how that changed, their cards, and the words of what they asked of their own data; that they asked stays. */
export const eraseResident: Erase = async (tx, person) => {
  const accounts = await accountsOnlyOf(tx, person)
  const theirs = sql`account_id = any(${accounts}::uuid[])`
  return inTurn(tx, [
    sql`delete from sign_in s where ${theirs} or exists (select from sign_in_address a
      where a.account_id = any(${accounts}::uuid[]) and a.channel = s.channel and a.key = s.key)`,
    sql`delete from sign_in_address where ${theirs}`,
    sql`delete from way_change where ${theirs}`,
    sql`delete from entry_card where person_id = ${person}`,
    sql`update data_wish set words = '', answer = case when answer is not null then ${ERASED_ANSWER} end where person_id = ${person}`,
  ])
}
