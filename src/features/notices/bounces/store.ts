import type { Instant } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { id, rowsOf } from '#platform/rows.ts'

const BOUNCED = { notice_id: id }

/** Marks an attempt that was accepted as come back, and lets its notice be sent on another way; false where it is none. */
export async function bounceAttempt(tx: Tx, attempt: string, told: string, now: Instant): Promise<boolean> {
  const [bounced] = await rowsOf(tx, BOUNCED)`
    update notice_attempt set state = 'failed', why = 'bounced', told = ${told}, ended_at = ${now}
    where id = ${attempt} and state in ('accepted', 'delivered') returning notice_id`
  if (!bounced) return false
  await tx
    .updateTable('notice')
    .set({ status: 'planned', due_at: now, ended_at: null })
    .where('id', '=', bounced.notice_id)
    .where('status', 'in', ['accepted', 'delivered'])
    .execute()
  return true
}
