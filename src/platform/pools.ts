import pg from 'pg'

/** An instant as the server writes it in UTC, as a row's text or in JSON, in the form of our clock. */
export const instantOf = (text: string): string =>
  `${text.slice(0, 10)}T${text.slice(11, 19)}${/\.\d{1,3}/.exec(text)?.[0] ?? ''}Z`

// Dates of the field are dates and numbers are numbers: no value changes with the server's time zone.
const PARSERS: Record<number, (text: string) => unknown> = {
  1082: text => text,
  1184: instantOf,
  1700: Number,
  20: Number,
}
/** How the values of the database come into ours. */
export const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => PARSERS[oid] ?? pg.types.getTypeParser(oid, format),
}

/**
 * `through` is a pooler that gives a connection of the server for one transaction only (PgBouncer): no statement is kept
 * under a name then, since the next one may come to another connection.
 */
export type Options = {
  size?: number
  waiting?: number
  statementMs?: number
  bulk?: boolean
  lost?: () => void
  through?: { host: string; port: number } | undefined
}

/** So much longer than the server lets a statement run its answer is waited for: then the way to the server is lost. */
const LOST_MS = 5_000
/** So long a request waits for its turn. Of those inside, none waits for those outside, nor the other way round. */
const TURN_MS = 10_000
/** Behind so many others nobody would come to their turn in that time: whoever comes then is told so at once. */
const MOST_WAITING = 300

/** How the connections of a pool stand at this moment. */
export const loadOf = (pool: pg.Pool) => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount })

/** The pool, where there is hope of a turn. */
export function inTurn(pool: pg.Pool, { waiting = MOST_WAITING }: Options): pg.Pool {
  if (pool.waitingCount < waiting) return pool
  throw Object.assign(new Error('too many wait for a connection'), { code: '53300' })
}

/** A pool of a login, of which `min` connections stay open. */
export function openPool(
  config: pg.PoolConfig,
  { size = 10, statementMs = 5000, lost = () => {}, through }: Options,
  min: number,
): pg.Pool {
  const pool = new pg.Pool({
    ...config,
    ...through,
    types,
    // Statements are sent as they come, without waiting for the answer to the last.
    pipeline: true,
    max: size,
    min,
    connectionTimeoutMillis: TURN_MS,
    query_timeout: statementMs + LOST_MS,
    idleTimeoutMillis: 8_000,
  })
  // A connection that dies, idle or in the middle of a transaction, would end the process if nobody listened. Its
  // statements are refused and the pool makes another one.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', lost))
  return pool
}
