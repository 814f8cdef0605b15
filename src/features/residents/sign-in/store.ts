import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { id, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Address, Asked, Channel, CodeFor, Door } from '../rules.ts'

/** Codes of one place, and those to one address, are asked for one after the other: a hundred at once slip past no limit. */
const takeTurn = (tx: Tx, name: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${name}`}, 0))`.execute(tx)

const ASKED = { place: number, here: number, address: number }

/** How many codes were asked for since this moment; takes the turns of the place and of the address. */
export async function askedSince(
  tx: Tx,
  place: Buffer,
  { channel, key }: Pick<Address<Door>, 'channel' | 'key'>,
  since: Instant,
): Promise<Asked> {
  await takeTurn(tx, place.toString('hex'))
  await takeTurn(tx, `${channel} ${key}`)
  const [asked] = await rowsOf(tx, ASKED)`
    select (select count(*)::int from sign_in where place = ${place} and asked_at > ${since}) as place,
      (count(*) filter (where place = ${place}))::int as here, count(*)::int as address
    from sign_in where channel = ${channel} and key = ${key} and asked_at > ${since}`
  return asked!
}

export type NewSignIn = Address<Door> & {
  id: string
  token_hash: Buffer
  wants: CodeFor
  next: string
  place: Buffer
  asked_at: Instant
  /** Of whoever is in already, and which of their addresses the new one is to replace. */
  account_id?: string
  instead_id?: string | null
  /** LINE said at once who it is. */
  passed_at?: Instant
}

export const addSignIn = (tx: Tx, row: NewSignIn) => tx.insertInto('sign_in').values(row).execute()

const SEEN = [
  'municipality_id',
  'id',
  'channel',
  'key',
  'shown',
  'wants',
  'next',
  'code_hash',
  'expires_at',
  'tries',
  'passed_at',
  'account_id',
  'entered_at',
  'instead_id',
] as const

export type SignIn = {
  municipality_id: string
  id: string
  channel: Door
  key: string
  shown: string
  wants: CodeFor
  next: string
  code_hash: Buffer | null
  expires_at: Instant | null
  tries: number
  passed_at: Instant | null
  account_id: string | null
  entered_at: Instant | null
  instead_id: string | null
}

/** The same where a code was sent. */
export type CodeSent = SignIn & { channel: Channel }

/** Somebody on the way in, by the token of their browser. */
export const signInBy = (db: Read, token_hash: Buffer): Promise<SignIn | undefined> =>
  db.selectFrom('sign_in').select(SEEN).where('token_hash', '=', token_hash).$castTo<SignIn>().executeTakeFirst()

/** The same, so that of two presses at once the second waits for what the first did. */
export const signInToActOn = (tx: Tx, token_hash: Buffer): Promise<SignIn | undefined> =>
  tx
    .selectFrom('sign_in')
    .select(SEEN)
    .where('token_hash', '=', token_hash)
    .forUpdate()
    .$castTo<SignIn>()
    .executeTakeFirst()

/** The address that somebody who is in has still to prove, the one that they named last; held. */
export const addingToActOn = (tx: Tx, account: string): Promise<CodeSent | undefined> =>
  tx
    .selectFrom('sign_in')
    .select(SEEN)
    .where('account_id', '=', account)
    .where('wants', '=', 'add')
    .orderBy('asked_at', 'desc')
    .orderBy('created_at', 'desc')
    .limit(1)
    .forUpdate()
    .$castTo<CodeSent>()
    .executeTakeFirst()

/** Where a code is to be sent; undefined once it is taken away. */
export const signInById = (db: Read, id: string): Promise<CodeSent | undefined> =>
  db.selectFrom('sign_in').select(SEEN).where('id', '=', id).$castTo<CodeSent>().executeTakeFirst()

export const setSignIn = (
  tx: Tx,
  id: string,
  values: Partial<Pick<SignIn, 'code_hash' | 'expires_at' | 'tries' | 'passed_at' | 'account_id' | 'entered_at'>>,
) => tx.updateTable('sign_in').set(values).where('id', '=', id).execute()

const ENTERED = { account: id, name: text() }
export type Entered = Row<typeof ENTERED>

/** Whose this address is, the account that has had it longest first. */
export const accountsAt = (db: Read, { channel, key }: Pick<Address<Door>, 'channel' | 'key'>): Promise<Entered[]> =>
  rowsOf(db, ENTERED)`
    select a.id as account, a.name from sign_in_address s join account a on a.id = s.account_id
    where s.channel = ${channel} and s.key = ${key} and s.ended_at is null and a.disabled_at is null
    order by s.since, s.id limit 20`

/** Whose account this user of LINE opens, also one that is closed: it is one account's at a time. */
export const ownerOfLine = async (db: Read, key: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('sign_in_address')
      .select('account_id')
      .where('channel', '=', 'line')
      .where('key', '=', key)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
  )?.account_id

/** Takes away whoever was on the way in before this moment; gives how many. */
export const forgetSignIns = async (tx: Tx, before: Instant): Promise<number> =>
  Number((await tx.deleteFrom('sign_in').where('asked_at', '<', before).executeTakeFirst()).numDeletedRows)
