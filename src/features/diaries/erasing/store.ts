import { sql } from 'kysely'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'

export const eraseDiary: Erase = (tx, person) => inTurn(tx, [sql`delete from diary_line where person_id = ${person}`])
