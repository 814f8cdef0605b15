import type { Instant } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Row, rowsOf, text, yes } from '#platform/rows.ts'

const STATE = { seen: text(), same: yes }

/**
 * What can be seen now, as a snapshot of transactions, and whether it shows the same activities as an earlier one (`before`;
 * null: there is none). Exact under writers that commit late or in another order than they began.
 */
export async function publicState(db: Read, before: string | null): Promise<Row<typeof STATE>> {
  const [state] = await rowsOf(db, STATE)`
    select pg_current_snapshot()::text as seen, ${before}::text is not null and not exists (
      select from activity_change where tx >= pg_snapshot_xmin(${before}::pg_snapshot)
        and not pg_visible_in_snapshot(tx, ${before}::pg_snapshot)) as same`
  return state!
}

/** Forgets which transactions changed an activity before this time; gives how many. */
export const forgetChanges = async (tx: Tx, before: Instant): Promise<number> =>
  Number((await tx.deleteFrom('activity_change').where('at', '<', before).executeTakeFirst()).numDeletedRows)
