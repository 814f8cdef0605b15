import { sql } from 'kysely'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'

/** What was noted and what was known of them when a list was worked out goes; verbs, days and kinds are counted. */
export const eraseProposals: Erase = (tx, person) =>
  inTurn(tx, [
    sql`update proposal_entry set note = '' where note <> '' and proposal_id in (select id from proposal where person_id = ${person})`,
    sql`delete from shown_input where subject_id = ${person}`,
  ])
