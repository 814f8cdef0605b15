import type { Instant } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'

/** Removes the sessions that open nothing any more at this moment; gives how many. */
export const sweepSessions = async (tx: Tx, now: Instant, idleSince: Instant): Promise<number> =>
  (
    await tx
      .deleteFrom('session')
      .where(({ eb, or }) =>
        or([eb('expires_at', '<=', now), eb('seen_at', '<=', idleSince).and('remembered', '=', false)]),
      )
      .returning('account_id')
      .execute()
  ).length

/** Removes the tries to log in before a moment, and those by which a browser is known before another; gives how many. */
export const sweepAttempts = async (tx: Tx, before: Instant, knownBefore: Instant): Promise<number> =>
  (
    await tx
      .deleteFrom('login_attempt')
      .where(({ and, eb, or }) =>
        or([
          eb('at', '<', knownBefore),
          and([eb('at', '<', before), or([eb('ok', '=', false), eb('browser', 'is', null)])]),
        ]),
      )
      .returning('id')
      .execute()
  ).length

/** Removes what was typed before this moment and never sent; gives how many. */
export const sweepDrafts = async (tx: Tx, before: Instant): Promise<number> =>
  (await tx.deleteFrom('draft').where('updated_at', '<', before).returning('key').execute()).length
