import { sql } from 'kysely'
import { accountsOnlyOf } from '#features/accounts/index.ts'
import { eraseNoticesAbout } from '#features/notices/index.ts'
import type { Read } from '#platform/db.ts'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'
import { removeLinks } from '#platform/links.ts'
import { id, rowsOf } from '#platform/rows.ts'
import { ERASED_ANSWER } from '../wishes/text.ts'

const ID = { id }
type Ids = Promise<string[]>

const signInsOf = async (db: Read, accounts: string[]): Ids =>
  (
    await rowsOf(db, ID)`
      select s.id from sign_in s where s.account_id = any(${accounts}::uuid[]) or exists (select from sign_in_address a
        where a.account_id = any(${accounts}::uuid[]) and a.channel = s.channel and a.key = s.key)`
  ).map(row => row.id)

const changesOf = async (db: Read, accounts: string[]): Ids =>
  (await rowsOf(db, ID)`select id from way_change where account_id = any(${accounts}::uuid[])`).map(row => row.id)

/**
 * Where their codes went and how that changed, what was told there, their cards, and the words of what they asked of their own
 * data; that they asked stays.
 */
export const eraseResident: Erase = async (tx, person) => {
  const accounts = await accountsOnlyOf(tx, person)
  const [signIns, changes] = [await signInsOf(tx, accounts), await changesOf(tx, accounts)]
  const told = (await eraseNoticesAbout(tx, 'sign_in', signIns)) + (await eraseNoticesAbout(tx, 'way_change', changes))
  const links = await removeLinks(tx, 'way_change', changes)
  const rows = await inTurn(tx, [
    sql`delete from sign_in where id = any(${signIns}::uuid[])`,
    sql`delete from sign_in_address where account_id = any(${accounts}::uuid[])`,
    sql`delete from way_change where id = any(${changes}::uuid[])`,
    sql`delete from entry_card where person_id = ${person}`,
    sql`update data_wish set words = '', answer = case when answer is not null then ${ERASED_ANSWER} end where person_id = ${person}`,
  ])
  return told + links + rows
}
