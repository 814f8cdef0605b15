import { sql } from 'kysely'
import { ERASED } from '#features/accounts/index.ts'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'

/** Whom they named; that somebody acted for them stays, as what was done then rests on it. */
export const eraseStanding: Erase = (tx, person) =>
  inTurn(tx, [
    sql`update delegation set name = ${ERASED}, code_hash = '', born_on = null, ended_at = coalesce(ended_at, now()), ended_as = coalesce(ended_as, 'closed')
      where person_id = ${person}`,
  ])
