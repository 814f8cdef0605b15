import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresQueryCompiler,
  type QueryResult,
  sql,
} from 'kysely'
import type pg from 'pg'
import { secondsOf, systemClock } from './clock.ts'
import { isId } from './ids.ts'
import { atHome } from './kept.ts'
import { checked, isHash, isInstant, isOutside, LIMITED, type Logins, roleOf, type Scope, sealOf } from './lanes.ts'
import { beginOf, type Options, openPool, type Pool } from './pools.ts'
import { openReplica, type ReplicaState } from './replica.ts'
import type { DB } from './schema.ts'

/** What a reader may do. A function that takes `Read` cannot write: it does not compile, and the transaction refuses. */
export type Read = Pick<Kysely<DB>, 'selectFrom' | 'selectNoFrom' | 'with' | 'fn' | 'getExecutor'>

/** What a writer may do, inside the one transaction of its request or job. Every writer may also read. */
export type Tx = Kysely<DB>

export type Database = {
  /** Runs the work in a read-only transaction of the lane and the municipality. */
  read<T>(scope: Scope, work: (db: Read) => Promise<T>): Promise<T>
  /**
   * Reads what everybody may see of a municipality, in the lane of the public: from the replica where there is one that is
   * near enough, else where everything is written. Whoever has just written something reads it with `read`.
   */
  readPublic<T>(municipality: string, work: (db: Read) => Promise<T>): Promise<T>
  /**
   * Runs the work in a transaction; it is committed where `keep` says so of the result, by default always. The statement of
   * `last` (one, or none) is sent together with the commit: what it locks is held by the database alone, however busy this
   * process is.
   */
  write<T>(
    scope: Scope,
    work: (tx: Tx) => Promise<T>,
    keep?: (result: T) => boolean,
    last?: (tx: Tx, result: T) => Promise<unknown> | null,
  ): Promise<T>
  /** The few queries that come before a municipality is known: the register of municipalities, `select 1`. */
  untenanted<T>(work: (db: Read) => Promise<T>): Promise<T>
  /** How the connections of each login stand at this moment. */
  pools(): Record<'inside' | 'outside', { open: number; idle: number; waiting: number }>
  replica(): ReplicaState | null
  close(): Promise<void>
}

/**
 * Opens the pools of the two logins. A `bulk` load says the same few hundred statements thousands of times: the server
 * keeps their plans from the first time on. `lost` is called for every connection that breaks off or cannot be made.
 */
export function openDatabase(logins: Logins, options: Options = {}): Database {
  // One connection stays open: by it another process sees that the embedded server is in use.
  const inside = openPool(logins.inside, options, 1)
  const outside = openPool(logins.outside, options, 0)
  const run = <T>(pool: Pool, begin: string, scope: Scope, work: (db: Tx) => Promise<T>, end: End<T>, last?: Last<T>) =>
    inTransaction(
      pool.connect(scope.municipality ?? ''),
      { text: begin, claims: claimsOf(scope, logins, pool.options), lane: scope.lane },
      (client, send, lane) => atHome(onClient(client, send, lane, pool.options), homeIn(pool)),
      work,
      end,
      last,
    )
  // What was read of the replica may be older: it is kept apart.
  const homeIn = (pool: Pool) => (pool === inside || pool === outside ? database : pool)
  const poolOf = ({ lane }: Scope) => (isOutside(lane) ? outside : inside)
  const readIn = <T>(pool: Pool, scope: Scope, work: (db: Read) => Promise<T>) =>
    run(pool, 'begin read only', scope, work, () => 'left')
  const untenanted: Database['untenanted'] = work => readIn(outside, { lane: 'public', municipality: null }, work)
  const replica = openReplica(logins.outside, options, () => untenanted(writtenUntil))
  const database: Database = {
    read: (scope, work) => readIn(poolOf(scope), scope, work),
    readPublic: (municipality, work) => {
      const from = (pool: Pool) => readIn(pool, { lane: 'public', municipality }, work)
      return replica ? replica.read(from, () => from(outside)) : from(outside)
    },
    write: (scope, work, keep = () => true, last) =>
      run(poolOf(scope), beginOf(scope), scope, work, result => (keep(result) ? 'commit' : 'rollback'), last),
    untenanted,
    pools: () => ({ inside: inside.load(), outside: outside.load() }),
    replica: () => replica?.state() ?? null,
    close: async () => void (await Promise.all([inside.close(), outside.close(), replica?.close()])),
  }
  return database
}

const writtenUntil = async (db: Read): Promise<number> =>
  (await db.selectNoFrom(sql<number>`pg_current_wal_lsn() - '0/0'::pg_lsn`.as('until')).executeTakeFirstOrThrow()).until

/**
 * The role and everything that a transaction rests on, for its length only: whatever the last one left on the connection
 * (a role, a tenant, a search path, a timeout) is gone. One kept statement, and what it carries are parameters: they don't
 * show among the server's running statements.
 */
const CLAIM = {
  name: 'claims',
  text: `select set_config('role', $1, true), set_config('search_path', 'public, pg_temp', true), set_config('timezone', 'UTC', true),
    set_config('statement_timeout', $2, true), set_config('lock_timeout', '3000', true),
    set_config('idle_in_transaction_session_timeout', '15000', true), set_config('app.tenant', $3, true),
    set_config('app.actor', $4, true), set_config('app.session', $5, true), set_config('app.claims', $6, true),
    set_config('app.seal', $7, true), set_config('app.at', $8, true)`,
}

/** The same for the session of somebody of the staff: the database says whether they see the whole city or a part of it. */
const CLAIM_OF_STAFF = {
  name: 'claims of staff',
  text: `${CLAIM.text}, set_config('role', public.staff_lane(), true) as role`,
}

function claimsOf(scope: Scope, { owner, key }: Logins, { statementMs = 5000, through }: Options): pg.QueryConfig {
  const tenant = checked(scope.municipality, isId)
  const actor = checked(scope.actor, isId)
  const session = checked(scope.session, isHash)
  const sealed = isOutside(scope.lane) ? sealedNow(scope, key) : ['', '']
  const { name, text } = scope.lane === 'staff' && session !== '' && !scope.whole ? CLAIM_OF_STAFF : CLAIM
  return {
    ...(through ? { text } : { name, text }),
    values: [
      ...[roleOf(owner, scope.lane), String(statementMs), tenant, actor, session],
      ...[...sealed, checked(scope.at, isInstant)],
    ],
  }
}

/** A visitor's claims are everybody's: they are sealed once a minute and municipality. */
const publicSeals = new Map<string, { minute: number; sealed: readonly [claims: string, seal: string] }>()

function sealedNow(scope: Scope, key: string): readonly [claims: string, seal: string] {
  const seconds = secondsOf(systemClock.now())
  const { lane, municipality, ...claims } = scope
  if (lane !== 'public' || Object.keys(claims).length > 0) return sealOf(scope, seconds, key)
  const minute = Math.floor(seconds / 60)
  const of = `${key} ${municipality}`
  const known = publicSeals.get(of)
  if (known?.minute === minute) return known.sealed
  const sealed = sealOf(scope, seconds, key)
  publicSeals.set(of, { minute, sealed })
  return sealed
}

/** How a transaction ends; one that only read is `left`: what was read is handed over while it ends. */
type End<T> = (result: T) => 'commit' | 'rollback' | 'left'
type Last<T> = (tx: Tx, result: T) => Promise<unknown> | null

async function inTransaction<T>(
  connecting: Promise<pg.PoolClient>,
  begin: { text: string; claims: pg.QueryConfig; lane: string },
  bound: (client: pg.ClientBase, send: () => void, lane: () => string) => Tx,
  work: (tx: Tx) => Promise<T>,
  end: End<T>,
  last: Last<T> = () => null,
): Promise<T> {
  const client = await connecting
  const sending = held(client)
  let queued = () => {}
  const send = () => {
    sending()
    queued()
  }
  let { lane } = begin
  const tx = bound(client, send, () => lane)
  // Not waited for: a statement after a beginning that failed has no lane, and the login itself may reach nothing.
  const begun = Promise.all([client.query(begin.text), client.query<{ role?: string }>(begin.claims)])
  begun.then(
    ([, { rows }]) => {
      if (rows[0]?.role?.endsWith(`_${LIMITED}`)) lane = LIMITED
    },
    () => {},
  )
  let verb: ReturnType<End<T>>
  let result: T
  try {
    result = await work(tx)
    send()
    await begun
    verb = end(result)
  } catch (error) {
    send()
    await finish(client, 'rollback').catch(() => {})
    throw error
  }
  const said = verb === 'commit' ? last(tx, result) : null
  // A builder gives its statement to the connection a few turns later; the commit goes right behind it.
  if (said) await Promise.race([new Promise<void>(given => (queued = given)), said.catch(() => {})])
  const finished = finish(client, verb === 'left' ? 'commit' : verb)
  if (verb === 'left') finished.catch(() => {})
  // A commit after a statement that was refused undoes all, and says nothing: the statement does.
  else await Promise.all([said, finished])
  return result
}

/** Holds back what is said on a connection until it is sent: the beginning goes out with the first statement as one packet. */
function held({ connection: { stream } }: pg.PoolClient): () => void {
  let sent = false
  stream.cork()
  return () => {
    if (!sent) stream.uncork()
    sent = true
  }
}

/** Ends the transaction and gives the connection back; one that cannot even do that is thrown away. */
const finish = (client: pg.PoolClient, verb: 'commit' | 'rollback'): Promise<void> =>
  client.query(verb).then(
    () => client.release(),
    error => {
      client.release(error)
      throw error
    },
  )

/** Without parameters pg would use the simple protocol, in which an injected text could carry further statements. */
const EXTENDED = { queryMode: 'extended' } as const
const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()

/** A statement that was asked for so often keeps its plan on each connection; so many at most, since plans take memory. */
const OFTEN = 30
const MOST_KEPT = 100
/** Statements that are put together from conditions have no end: after so many the count begins anew. */
const MOST_COUNTED = 2000

/** The words by which a statement says that no plan of it is to be kept. */
export const ANEW = '/* planned anew */'

const names = new Map<string, string>()
const counts = new Map<string, number>()

/**
 * The name under which a connection keeps the plan of a statement; undefined where that is not worth it yet. It carries
 * the lane: a plan is made for one role, and one name for several made the server plan anew each time (× 1.5 to 2.6). Of the
 * limited only the first statement of a transaction, which goes out before it is known that they are, has that of staff.
 */
function nameOf(lane: string, sql: string, often: number): string | undefined {
  if (sql.includes(ANEW)) return undefined
  const key = `${lane} ${sql}`
  const known = names.get(key)
  if (known || (often > 1 && names.size >= MOST_KEPT)) return known
  const count = (counts.get(key) ?? 0) + 1
  if (count >= often) return names.set(key, `${lane} ${names.size}`).get(key)
  if (counts.size >= MOST_COUNTED) counts.clear()
  counts.set(key, count)
  return undefined
}

/** A connection of the owner of the schema, outside of every lane, as a writer has it; its transaction is the caller's. */
export const ownersTx = (client: pg.ClientBase): Tx =>
  onClient(
    client,
    () => {},
    () => 'job',
    {},
  )

/** A query builder bound to one connection, whose transaction is ours to begin and end; `send` lets go what was held back. */
function onClient(client: pg.ClientBase, send: () => void, lane: () => string, { bulk = false, through }: Options): Tx {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const name = through ? undefined : nameOf(lane(), sql, bulk ? 1 : OFTEN)
      const answer = client.query({ text: sql, values: [...parameters], ...EXTENDED, ...(name && { name }) })
      send()
      const result = await answer
      const affected = result.command === 'SELECT' ? undefined : BigInt(result.rowCount ?? 0)
      const counted = affected === undefined ? {} : { numAffectedRows: affected }
      // The fields are for `rowsOf`, which compares them with the columns that it was given.
      return Object.assign(counted, { rows: result.rows, fields: result.fields })
    },
    streamQuery() {
      throw new Error('not used: lists are paged')
    },
  }
  const nothing = async () => {}
  const driver: Driver = {
    init: nothing,
    acquireConnection: async () => connection,
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    releaseConnection: nothing,
    destroy: nothing,
  }
  const dialect: Dialect = {
    createAdapter: () => adapter,
    createDriver: () => driver,
    createQueryCompiler: () => compiler,
    createIntrospector: () => {
      throw new Error('not used: the catalogue is read by the check of the generated files')
    },
  }
  return new Kysely<DB>({ dialect })
}
