import { sql } from 'kysely'
import { eraseNoticesAbout } from '#features/notices/index.ts'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'
import { id, rowsOf } from '#platform/rows.ts'

const ID = { id }

/** Every word goes; that somebody was passed on to a partner, when, and how it ended stays. */
export const eraseReferrals: Erase = async (tx, person) => {
  const theirs = await rowsOf(tx, ID)`select id from referral where person_id = ${person}`
  const words = await inTurn(tx, [
    sql`update referral_entry set note = '', other = '' where (note <> '' or other <> '')
      and referral_id in (select id from referral where person_id = ${person})`,
    sql`update referral set question = '', body = '', told = null, ground_note = case when ground is null then '' else '（消去）' end
      where person_id = ${person} and (question <> '' or body <> '' or told is not null or ground_note not in ('', '（消去）'))`,
  ])
  const ids = theirs.map(one => one.id)
  return words + (await eraseNoticesAbout(tx, 'referral', ids))
}
