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
import { claimsOf } from './claims.ts'
import { atHome } from './kept.ts'
import { isOutside, type Logins, type Scope } from './lanes.ts'
import { nameOf, OFTEN } from './plan-names.ts'
import { beginOf, type Options, openPool, type Pool } from './pools.ts'
import { openReplica, type ReplicaState } from './replica.ts'
import type { DB } from './schema.ts'
import { type End, inTransaction, type Last } from './transaction.ts'

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
  const run = <T>(
    pool: Pool,
    begin: string,
    scope: Scope,
    work: (db: Tx) => Promise<T>,
    end: End<T>,
    last?: Last<Tx, T>,
  ) =>
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

/** Without parameters pg would use the simple protocol, in which an injected text could carry further statements. */
const EXTENDED = { queryMode: 'extended' } as const
const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()

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
