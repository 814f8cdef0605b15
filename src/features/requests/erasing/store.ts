import { sql } from 'kysely'
import { ERASED } from '#features/accounts/index.ts'
import type { Tx } from '#platform/db.ts'
import { inTurn } from '#platform/each.ts'
import type { Erase, Keeping } from '#platform/feature.ts'
import { removeLinks } from '#platform/links.ts'
import { id, rowsOf } from '#platform/rows.ts'

const ID = { id }

/** Who asked, and in which words, goes; when, for which activity and by which poster stays. */
async function empty(tx: Tx, found: readonly { id: string }[]): Promise<number> {
  const ids = found.map(row => row.id)
  const links = await removeLinks(tx, 'request', ids)
  const rows = await inTurn(tx, [
    sql`update request set emptied = true, name = ${ERASED}, words = '', phone = '', email = '', address = '', name_key = '', kana_key = '',
      phone_digits = null, contacts = '{}', times = '{}', note = '', whom_note = '', lives = null,
      company = null, companions = '{}', together = null, place = null, folding = 32767
      where id = any(${ids}::uuid[])`,
    sql`update request_entry set note = '' where request_id = any(${ids}::uuid[]) and note <> ''`,
  ])
  return links + rows
}

export const eraseRequests: Erase = async (tx, person) =>
  empty(
    tx,
    await rowsOf(tx, ID)`
      select request_id as id from request_entry where person_id = ${person} union select id from request where asked_by = ${person}`,
  )

/** Requests that are over and of which nobody became known to the desk, some thousand a day at most. */
export const forgetRequests: Keeping = {
  setting: 'keepRequests',
  sweep: async (tx, before) =>
    empty(
      tx,
      await rowsOf(tx, ID)`
        select r.id from request r where not r.emptied and r.received_at < ${before} and r.asked_by is null
          and not exists (select from request_entry j where j.request_id = r.id and j.verb = 'join')
          and (select e.verb in ('close', 'withdraw') and e.at < ${before} from request_entry e where e.request_id = r.id order by e.at desc, e.id desc limit 1)
        order by r.received_at limit 5000`,
    ),
}
