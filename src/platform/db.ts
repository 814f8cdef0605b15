import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import pg from 'pg'
import { isId } from './ids.ts'
import type { DB } from './schema.ts'

/** What a reader may do. A function that takes `Read` cannot write: it does not compile, and the transaction refuses. */
export type Read = Pick<Kysely<DB>, 'selectFrom' | 'selectNoFrom' | 'with' | 'fn' | 'getExecutor'>

/** What a writer may do, inside the one transaction of its request or job. Every writer may also read. */
export type Tx = Kysely<DB>

/** For whom a transaction runs: row-level security shows the rows of this municipality and no others. */
export type Scope = { municipality: string; actor?: string | null }

export type Database = {
  /** Runs the work in a read-only transaction of the municipality. */
  read<T>(scope: Scope, work: (db: Read) => Promise<T>): Promise<T>
  /** Runs the work in a transaction; it is committed where `keep` says so of the result, by default always. */
  write<T>(scope: Scope, work: (tx: Tx) => Promise<T>, keep?: (result: T) => boolean): Promise<T>
  /** The few queries that come before a municipality is known: the register of municipalities, `select 1`. */
  untenanted<T>(work: (db: Read) => Promise<T>): Promise<T>
  close(): Promise<void>
}

// Dates of the field are dates and numbers are numbers: no value changes with the server's time zone.
const PARSERS: Record<number, (text: string) => unknown> = {
  1082: text => text,
  1184: text => `${text.slice(0, 10)}T${text.slice(11, 19)}${/\.\d{1,3}/.exec(text)?.[0] ?? ''}Z`,
  1700: Number,
  20: Number,
}
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => PARSERS[oid] ?? pg.types.getTypeParser(oid, format),
}

/**
 * Opens the pool of the application's login. `config` names host, user and database. A `bulk` load says the same few hundred
 * statements thousands of times: the server keeps their plans from the first time on.
 */
export function openDatabase(
  config: pg.PoolConfig,
  options: { size?: number; statementMs?: number; bulk?: boolean } = {},
): Database {
  const pool = new pg.Pool({
    ...config,
    types,
    // Statements are sent as they come, without waiting for the answer to the last.
    pipeline: true,
    max: options.size ?? 10,
    // One connection stays open: by it another process sees that the embedded server is in use.
    min: 1,
    connectionTimeoutMillis: 3000,
    idleTimeoutMillis: 30_000,
    options: `-c timezone=UTC -c statement_timeout=${options.statementMs ?? 5000} -c lock_timeout=3000 -c idle_in_transaction_session_timeout=15000`,
  })
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  const run = <T>(begin: string, work: (db: Tx) => Promise<T>, end: End<T>) =>
    inTransaction(pool, begin, (client, send) => work(onClient(client, send, options.bulk)), end)
  return {
    read: (scope, work) => run(`begin read only; ${claims(scope)}`, work, () => 'left'),
    write: (scope, work, keep = () => true) =>
      run(`begin; ${claims(scope)}`, work, result => (keep(result) ? 'commit' : 'rollback')),
    untenanted: work => run('begin read only', work, () => 'left'),
    close: () => pool.end(),
  }
}

/** Begin and the two claims travel with the first statement: a page costs no extra round trip for its tenancy. */
function claims({ municipality, actor }: Scope): string {
  if (!isId(municipality) || (actor && !isId(actor))) throw new TypeError('a scope takes ids')
  return `select set_config('app.tenant', '${municipality}', true), set_config('app.actor', '${actor ?? ''}', true)`
}

/** How a transaction ends; one that only read is `left`: what was read is handed over while it ends. */
type End<T> = (result: T) => 'commit' | 'rollback' | 'left'

async function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.ClientBase, send: () => void) => Promise<T>,
  end: End<T>,
): Promise<T> {
  const client = await pool.connect()
  const send = held(client)
  // Not waited for: a statement after a beginning that failed has no tenant, sees no row and may write none.
  const begun = client.query(begin)
  begun.catch(() => {})
  let verb: ReturnType<End<T>>
  let result: T
  try {
    result = await work(client, send)
    send()
    await begun
    verb = end(result)
  } catch (error) {
    send()
    await finish(client, 'rollback').catch(() => {})
    throw error
  }
  const finished = finish(client, verb === 'left' ? 'commit' : verb)
  if (verb === 'left') finished.catch(() => {})
  else await finished
  return result
}

/** Holds back what is said on a connection until it is sent: the beginning goes out with the first statement as one packet. */
function held(client: pg.PoolClient): () => void {
  const { stream } = client.connection
  stream.cork()
  let sent = false
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

const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()

/** A statement that was asked for so often keeps its plan on each connection; so many at most, since plans take memory. */
const OFTEN = 30
const MOST_KEPT = 100
/** Statements that are put together from conditions have no end: after so many the count begins anew. */
const MOST_COUNTED = 2000

const names = new Map<string, string>()
const counts = new Map<string, number>()

/** The name under which a connection keeps the plan of a statement; undefined where that is not worth it yet. */
function nameOf(sql: string, often: number): string | undefined {
  const known = names.get(sql)
  if (known || (often > 1 && names.size >= MOST_KEPT)) return known
  const count = (counts.get(sql) ?? 0) + 1
  if (count >= often) return names.set(sql, `statement ${names.size}`).get(sql)
  if (counts.size >= MOST_COUNTED) counts.clear()
  counts.set(sql, count)
  return undefined
}

/** A query builder bound to one connection, whose transaction is ours to begin and end; `send` lets go what was held back. */
function onClient(client: pg.ClientBase, send: () => void, bulk = false): Tx {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const name = nameOf(sql, bulk ? 1 : OFTEN)
      const answer = client.query({ text: sql, values: [...parameters], ...(name && { name }) })
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
