import type { Instant } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { id, instant, maybe, type Row, rowsOf, text, yes } from '#platform/rows.ts'

const LISTED = { id, name: text(), host: text(), synced: yes, set_at: instant, used_at: maybe(instant) }
export type Listed = Row<typeof LISTED>

/** The passkeys of an account, the oldest first. */
export const passkeysOf = (db: Read, account: string): Promise<Listed[]> =>
  rowsOf(db, LISTED)`
    select id, name, host, synced, set_at, used_at from passkey where account_id = ${account} order by set_at, id`

/** By what a browser knows the passkeys of an account for this host. */
export const credentialsOf = (db: Read, account: string, host: string) =>
  db
    .selectFrom('passkey')
    .select(['credential', 'transports'])
    .where('account_id', '=', account)
    .where('host', '=', host)
    .execute()

/** The passkey that a browser answered with, held until its use is noted; undefined where nobody has it. */
export const lockPasskey = (tx: Tx, credential: string) =>
  tx
    .selectFrom('passkey')
    .select(['id', 'account_id', 'name', 'public_key', 'host', 'counter'])
    .where('credential', '=', credential)
    .forUpdate()
    .executeTakeFirst()

export type Kept = {
  id: string
  account_id: string
  credential: string
  public_key: string
  host: string
  counter: number
  transports: string[]
  name: string
  synced: boolean
  set_at: Instant
}

/** False where somebody has it already. */
export const addPasskey = async (tx: Tx, passkey: Kept): Promise<boolean> =>
  Boolean(
    await tx
      .insertInto('passkey')
      .values(passkey)
      .onConflict(conflict => conflict.columns(['municipality_id', 'credential']).doNothing())
      .returning('id')
      .executeTakeFirst(),
  )

export const setUse = (tx: Tx, id: string, used: { counter: number; synced: boolean; used_at: Instant }) =>
  tx.updateTable('passkey').set(used).where('id', '=', id).execute()

/** Takes one away; its name, undefined where the account has none such. */
export const removePasskey = async (tx: Tx, account: string, id: string): Promise<string | undefined> =>
  (
    await tx
      .deleteFrom('passkey')
      .where('account_id', '=', account)
      .where('id', '=', id)
      .returning('name')
      .executeTakeFirst()
  )?.name
