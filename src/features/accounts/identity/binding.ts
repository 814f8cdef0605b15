import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { removeBinding } from './store.ts'

/** The account is opened by the service no more; false where it was not. */
export async function cutIdentity(tx: Tx, account: string, { by, now }: Doing<string | null>): Promise<boolean> {
  if (!(await removeBinding(tx, account))) return false
  await record(tx, { kind: 'account.identity-cut', subject: ['account', account], by, now })
  return true
}
