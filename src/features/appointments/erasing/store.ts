import { type RawBuilder, sql } from 'kysely'
import { ERASED } from '#features/accounts/index.ts'
import type { Tx } from '#platform/db.ts'
import { inTurn } from '#platform/each.ts'
import type { Erase, Keeping } from '#platform/feature.ts'
import { removeLinks } from '#platform/links.ts'
import { id, rowsOf } from '#platform/rows.ts'

const ID = { id }

/** Who booked goes; when, in which way and what came of it stays. */
async function empty(tx: Tx, which: RawBuilder<unknown>): Promise<number> {
  const ids = (await rowsOf(tx, ID)`select a.id from appointment a ${which}`).map(row => row.id)
  const links = await removeLinks(tx, 'appointment', ids)
  const rows = await inTurn(tx, [
    sql`update appointment set emptied = true, name = ${ERASED}, phone = '', email = '', address = '', note = '', end_why = '',
      contacts = '{}', place = null where id = any(${ids}::uuid[])`,
  ])
  return links + rows
}

export const eraseAppointments: Erase = (tx, person) => empty(tx, sql`where a.person_id = ${person}`)

/** Those of people whom the desk does not know, of what is over. */
export const forgetAppointments: Keeping = {
  setting: 'keepBookings',
  sweep: (tx, before) =>
    empty(
      tx,
      sql`where not a.emptied and a.person_id is null and a.on_day < (${before}::timestamptz at time zone 'Asia/Tokyo')::date limit 5000`,
    ),
}
