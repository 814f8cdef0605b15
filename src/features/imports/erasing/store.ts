import { sql } from 'kysely'
import { inTurn } from '#platform/each.ts'
import type { Keeping } from '#platform/feature.ts'

/** The cells of rows of lists that could not be taken: the file is asked for again, not looked for here. */
export const forgetRows: Keeping = {
  setting: 'keepFailedRows',
  sweep: (tx, before) =>
    inTurn(tx, [
      sql`update import_row i set raw = null, event = null from import_run r
        where r.id = i.run_id and r.planned_at < ${before} and i.action = 'quarantine' and i.raw is not null`,
    ]),
}
