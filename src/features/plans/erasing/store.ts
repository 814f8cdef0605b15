import { sql } from 'kysely'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'

/** A plan in which they stood keeps its seats and points, and loses the copies of what it was worked out from: it is not run again. */
export const erasePlanned: Erase = (tx, person) =>
  inTurn(tx, [
    sql`update plan set problem = null, result = null where problem is not null and id in (select plan_id from plan_person where person_id = ${person})`,
    sql`update plan_person set reasons = '{}', nearest = null where person_id = ${person}`,
  ])
