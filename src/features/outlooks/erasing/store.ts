import { sql } from 'kysely'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'

export const eraseOutlook: Erase = (tx, person) =>
  inTurn(tx, [sql`delete from outlook_page where person_id = ${person}`])
