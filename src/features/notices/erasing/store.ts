import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { inTurn } from '#platform/each.ts'
import type { Erase, Keeping } from '#platform/feature.ts'
import { removeLinks } from '#platform/links.ts'
import { id, rowsOf } from '#platform/rows.ts'

const ID = { id }

/** Every notice to them, also to whoever they were when the desk did not know them yet, with what was sent and where to. */
export const eraseNotices: Erase = async (tx, person) => {
  const found = await rowsOf(tx, ID)`
    select id from notice where person_id = ${person}
    union select n.id from notice n join (select request_id as id from request_entry where person_id = ${person}
      union select id from request where asked_by = ${person} union select id from booking where person_id = ${person}) about on about.id = n.about_id`
  const preference = sql`delete from notice_preference where person_id = ${person}`
  return (await removeNotices(tx, found)) + (await inTurn(tx, [preference]))
}

async function removeNotices(tx: Tx, found: readonly { id: string }[]): Promise<number> {
  const ids = found.map(row => row.id)
  const links = await removeLinks(tx, 'notice', ids)
  const rows = await inTurn(tx, [
    sql`delete from notice_outbox where notice_id = any(${ids}::uuid[])`,
    sql`delete from notice_attempt where notice_id = any(${ids}::uuid[])`,
    sql`delete from notice where id = any(${ids}::uuid[])`,
  ])
  return links + rows
}

/** The notices about things of somebody who is erased, which went to an address and not to a person: gives how many rows. */
export const eraseNoticesAbout = async (tx: Tx, kind: string, about: readonly string[]): Promise<number> =>
  removeNotices(
    tx,
    await rowsOf(tx, ID)`select id from notice where about_kind = ${kind} and about_id = any(${about}::uuid[])`,
  )

/**
 * What a notice said and where it went; that there was one, about what, and how it was reached stays, and the address from
 * which a letter came back, as long as it is that of somebody: it is not written to again.
 */
export const forgetBodies: Keeping = {
  setting: 'keepNotices',
  sweep: (tx, before) =>
    inTurn(tx, [
      sql`delete from notice_outbox where at < ${before}`,
      sql`update notice_attempt a set sent_to = '', told = '' from notice n
        where n.id = a.notice_id and n.planned_at < ${before} and n.due_at is null and n.status <> 'waiting' and n.words -> 'lines' <> '[]'
        and not (a.why is not distinct from 'returned' and exists (select from person p where p.id = n.person_id and p.address = a.sent_to))`,
      sql`update notice set words = words || '{"lines": [], "short": "", "call": []}', to_name = '', to_email = '', to_phone = '', to_address = ''
        where planned_at < ${before} and due_at is null and status <> 'waiting' and words -> 'lines' <> '[]'`,
    ]),
}
