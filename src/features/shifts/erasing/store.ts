import { sql } from 'kysely'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'

/** Why they did not come, in words, goes. On which days of which activity somebody came stays with the activity. */
export const eraseShifts: Erase = (tx, person) =>
  inTurn(tx, [
    sql`update shift_absence set note = '' where note <> '' and assignment_id in (select id from assignment where person_id = ${person})`,
  ])
