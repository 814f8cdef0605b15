import { sql } from 'kysely'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'

/** What was said goes; the day, the way, the minutes, the topics and how content they were are counted. */
export const eraseTalks: Erase = (tx, person) =>
  inTurn(tx, [
    sql`update consultation set said = '', vague_wish = '', became = '', place = '', started_at_min = null where person_id = ${person}`,
  ])
