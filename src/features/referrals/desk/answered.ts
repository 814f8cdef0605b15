import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { answerTo } from '#platform/rows.ts'
import type { Verb } from '../rules.ts'
import { entriesAsked, holdReferral } from '../store.ts'
import { settle } from './settle.ts'

/** After a partner answered by its link: the step of where it stands now, in the hands of whoever had it. */
export async function settleAnswered(
  tx: Tx,
  id: string,
  verb: Verb,
  { now, today }: { now: string; today: Day },
): Promise<void> {
  const referral = await holdReferral(tx, id)
  if (!referral) return
  const told = (await answerTo(tx, entriesAsked(id))).find(entry => entry.verb === verb)
  await settle(tx, referral, { by: null, now, today }, { reason: told?.reason ?? null })
}
