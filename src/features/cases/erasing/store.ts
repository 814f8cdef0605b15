import { sql } from 'kysely'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'

/** Every word goes; by which route, when each milestone was reached, and how it ended stays. */
export const eraseCases: Erase = (tx, person) =>
  inTurn(tx, [
    sql`update support_case set goal = '' where person_id = ${person} and goal <> ''`,
    sql`update case_milestone set title = '（消去）', partner = '' where person_id = ${person} and (title <> '（消去）' or partner <> '')`,
  ])
