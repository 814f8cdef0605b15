import { sql } from 'kysely'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'

/** What they said by pictures, what they chose, and of what they were told (that goes with its search). */
export const eraseInterests: Erase = (tx, person) =>
  inTurn(tx, [
    sql`delete from interest_line where person_id = ${person}`,
    sql`delete from interest_choice where person_id = ${person}`,
    sql`delete from saved_search where person_id = ${person}`,
  ])
