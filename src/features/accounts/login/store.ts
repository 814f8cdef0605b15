import type { Instant } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'

/** What a token is for that is good once. */
export type Purpose = 'passkey.enter' | 'passkey.set' | 'identity.enter' | 'identity.bind' | 'line.enter' | 'line.add'

/** Keeps a token by its hash. What was never brought back is taken away on the way, so that nothing piles up. */
export async function addOnce(
  tx: Tx,
  now: Instant,
  once: { token_hash: Buffer; purpose: Purpose; account_id: string | null; data: string | null; expires_at: Instant },
): Promise<void> {
  await tx.deleteFrom('login_once').where('expires_at', '<=', now).execute()
  await tx.insertInto('login_once').values(once).execute()
}

/** Uses a token up that is not late: of two at once one gets it. */
export const removeOnce = (tx: Tx, token_hash: Buffer, now: Instant) =>
  tx
    .deleteFrom('login_once')
    .where('token_hash', '=', token_hash)
    .where('expires_at', '>', now)
    .returning(['purpose', 'account_id', 'data'])
    .$narrowType<{ purpose: Purpose }>()
    .executeTakeFirst()
