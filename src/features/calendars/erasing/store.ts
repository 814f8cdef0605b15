import { sql } from 'kysely'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'
import { removingLinks } from '#platform/links.ts'

/** Their feeds, and the links by which these open. */
export const eraseCalendars: Erase = (tx, person) =>
  inTurn(tx, [
    removingLinks('calendar', sql`select id from calendar where person_id = ${person}`),
    sql`delete from calendar where person_id = ${person}`,
  ])
