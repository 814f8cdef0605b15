import type { Instant } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Address, Door } from '../rules.ts'

/** By this address the account is entered from now on. */
export const addAddress = (tx: Tx, account_id: string, { channel, key, shown }: Address<Door>, since: Instant) =>
  tx.insertInto('sign_in_address').values({ id: newId(), account_id, channel, key, shown, since }).execute()

/** That somebody registered by themselves; the desk is to say who they are. Gives its id. */
export async function addRegistration(
  tx: Tx,
  row: { person_id: string; account_id: string; at: Instant },
): Promise<string> {
  const id = newId<'registration'>()
  await tx
    .insertInto('registration')
    .values({ id, ...row })
    .execute()
  return id
}
