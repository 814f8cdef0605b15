import { sql } from 'kysely'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'

/** What was asked and answered goes; that somebody asked about the activity stays. */
export const eraseQuestions: Erase = (tx, person) =>
  inTurn(tx, [
    sql`update question_entry set words = '', note = '' where person_id = ${person} and (words <> '' or note <> '')`,
  ])
