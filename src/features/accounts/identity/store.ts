import type { Instant } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { instant, maybe, type Row, rowsOf } from '#platform/rows.ts'
import type { Service } from './rules.ts'

const COLUMNS = ['name', 'issuer', 'client_id', 'proof', 'public_key', 'counts', 'fresh'] as const

/** The city's identity service; undefined where it has none. */
export const serviceOf = (db: Read): Promise<Service | undefined> =>
  db.selectFrom('identity_service').select(COLUMNS).$narrowType<Pick<Service, 'proof'>>().executeTakeFirst()

/** The same with what is closed of it, for the entry alone. */
export const closedService = (db: Read) =>
  db
    .selectFrom('identity_service')
    .select([...COLUMNS, 'secret'])
    .$narrowType<Pick<Service, 'proof'>>()
    .executeTakeFirst()

/** What the service is called; null where the city has none. */
export const identityName = async (db: Read): Promise<string | null> =>
  (await db.selectFrom('identity_service').select('name').executeTakeFirst())?.name ?? null

/** Sets the service up, or anew; without a `secret` the one that was kept stays. */
export const putService = (tx: Tx, { secret, ...service }: Service & { secret?: string; set_at: Instant }) =>
  secret === undefined
    ? tx.updateTable('identity_service').set(service).execute()
    : tx
        .insertInto('identity_service')
        .values({ ...service, secret })
        .onConflict(conflict => conflict.column('municipality_id').doUpdateSet({ ...service, secret }))
        .execute()

/** Gives the issuer of the one that was taken away; undefined where there was none. */
export const removeService = async (tx: Tx): Promise<string | undefined> =>
  (await tx.deleteFrom('identity_service').returning('issuer').executeTakeFirst())?.issuer

/** Whose account the service means. */
export const boundTo = (db: Read, issuer: string, subject: string) =>
  db
    .selectFrom('account_identity')
    .select('account_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()

const BOUND = { bound_at: instant, used_at: maybe(instant) }
export type Bound = Row<typeof BOUND>

/** Since when an account is bound to somebody of this issuer. */
export const boundSince = async (db: Read, account: string, issuer: string): Promise<Bound | undefined> =>
  (
    await rowsOf(db, BOUND)`
      select bound_at, used_at from account_identity where account_id = ${account} and issuer = ${issuer}`
  )[0]

/** Binds an account, in place of what it was bound to. */
export const addBinding = (
  tx: Tx,
  { account_id, ...to }: { account_id: string; issuer: string; subject: string; bound_at: Instant },
) =>
  tx
    .insertInto('account_identity')
    .values({ account_id, ...to })
    .onConflict(conflict => conflict.columns(['municipality_id', 'account_id']).doUpdateSet({ ...to, used_at: null }))
    .execute()

export const setUsedAt = (tx: Tx, account: string, used_at: Instant) =>
  tx.updateTable('account_identity').set({ used_at }).where('account_id', '=', account).execute()

/** False where it was bound to nobody. */
export const removeBinding = async (tx: Tx, account: string): Promise<boolean> =>
  Boolean(
    await tx
      .deleteFrom('account_identity')
      .where('account_id', '=', account)
      .returning('account_id')
      .executeTakeFirst(),
  )
