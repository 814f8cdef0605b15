import { sql } from 'kysely'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'
import { removeLinks } from '#platform/links.ts'
import { id, rowsOf } from '#platform/rows.ts'

const ID = { id }

/** Their feeds, and the links by which these open. */
export const eraseCalendars: Erase = async (tx, person) => {
  const feeds = await rowsOf(tx, ID)`select id from calendar where person_id = ${person}`
  const links = await removeLinks(
    tx,
    'calendar',
    feeds.map(feed => feed.id),
  )
  return links + (await inTurn(tx, [sql`delete from calendar where person_id = ${person}`]))
}
