import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'

const wordless = (tx: Tx, which: RawBuilder<unknown>) =>
  inTurn(tx, [
    sql`update step set note = '', handed_note = '', outcome = case when outcome is not null then '' end where ${which}`,
  ])

/** The steps about these things lose their words, before the things themselves are gone. */
export const wordlessSteps = (tx: Tx, subjects: readonly string[]): Promise<number> =>
  wordless(tx, sql`subject_id = any(${subjects}::uuid[]) and done_at is not null`)

/** What was to be done for them, or about what they asked, loses its words; what was passed on to whom, and when, is counted. */
export const eraseSteps: Erase = (tx, person) =>
  wordless(
    tx,
    sql`person_id = ${person} or subject_id in (select request_id from request_entry where person_id = ${person}
      union select id from request where asked_by = ${person} union select id from booking where person_id = ${person}
      union select id from data_wish where person_id = ${person} union select id from correction where person_id = ${person}
      union select id from erasure where person_id = ${person})`,
  )
