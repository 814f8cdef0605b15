import { type RawBuilder, sql } from 'kysely'
import { ERASED } from '#features/accounts/index.ts'
import type { Tx } from '#platform/db.ts'
import { inTurn } from '#platform/each.ts'
import type { Erase, Keeping } from '#platform/feature.ts'
import { removeLinks } from '#platform/links.ts'
import { id, rowsOf } from '#platform/rows.ts'

const ID = { id }

/** Who booked goes; for which day, how many, and whether they came stays with what was booked. */
async function empty(tx: Tx, which: RawBuilder<unknown>): Promise<number> {
  const ids = (await rowsOf(tx, ID)`select b.id from booking b ${which}`).map(row => row.id)
  const links = await removeLinks(tx, 'booking', ids)
  const rows = await inTurn(tx, [
    sql`update booking set emptied = true, name = ${ERASED}, phone = '', email = '', address = '', companions = '', note = '', end_why = '',
      who = id::text, contacts = '{}', place = null where id = any(${ids}::uuid[])`,
  ])
  return links + rows
}

export const eraseBookings: Erase = (tx, person) => empty(tx, sql`where b.person_id = ${person}`)

/** Bookings of people whom the desk does not know, of what is over. */
export const forgetBookings: Keeping = {
  setting: 'keepBookings',
  sweep: (tx, before) =>
    empty(
      tx,
      sql`join occasion o on o.id = b.occasion_id where not b.emptied and b.person_id is null and o.status in ('over', 'off')
        and o.last_day < (${before}::timestamptz at time zone 'Asia/Tokyo')::date limit 5000`,
    ),
}
