import pg from 'pg'
import { fairTurns } from './turns.ts'

/** An instant as the server writes it in UTC, as a row's text or in JSON, in the form of our clock. */
export const instantOf = (text: string): string =>
  `${text.slice(0, 10)}T${text.slice(11, 19)}${/\.\d{1,3}/.exec(text)?.[0] ?? ''}Z`

// Dates of the field are dates and numbers are numbers: no value changes with the server's time zone.
const PARSERS: Record<number, (text: string) => unknown> = {
  1082: text => text,
  // date[]: {2026-11-21,2026-12-05}
  1182: text =>
    text
      .slice(1, -1)
      .split(',')
      .filter(day => day !== ''),
  1184: instantOf,
  1700: Number,
  20: Number,
}
/** How a writing transaction begins; what a steady one sees is fixed by its first statement, which are the claims. */
export const beginOf = ({ steady }: { steady?: true }): string =>
  steady ? 'begin isolation level repeatable read' : 'begin'

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
  /** A read replica of the same server: what everybody may see is read from it while it is near enough. */
  replica?: { host: string; port: number } | undefined
  /** What is read from it is never older, in milliseconds: where it is behind by more it is left until it has caught up. */
  stale?: number
  /** Is told whenever the replica begins or ends to answer. */
  told?: (serves: boolean) => void
}

/** So much longer than the server lets a statement run its answer is waited for: then the way to the server is lost. */
const LOST_MS = 5_000
/** So long a request waits for its turn. Of those inside, none waits for those outside, nor the other way round. */
const TURN_MS = 10_000
/** Behind so many others nobody would come to their turn in that time: whoever comes then is told so at once. */
const MOST_WAITING = 300

/** The connections of a login, shared out between the cities. */
export type Pool = {
  options: Options
  /** A connection when the turn of the city comes; `release` gives back both. */
  connect: (city: string) => Promise<pg.PoolClient>
  /** How they stand at this moment. */
  load: () => { open: number; idle: number; waiting: number }
  /** Ends when what is under way has ended. */
  close: () => Promise<void>
  /** Ends at once: what is under way is refused as unreachable. */
  cut: () => void
}

/** A pool of a login, of which `min` connections stay open. */
export function openPool(config: pg.PoolConfig, options: Options, min: number): Pool {
  const { size = 10, waiting = MOST_WAITING, lost = () => {} } = options
  const turns = fairTurns(size, waiting, TURN_MS)
  const pool = new pg.Pool(settingsOf(config, options, min))
  const open = opened(pool, options)
  return {
    options,
    connect: async city => {
      const back = await turns.take(city)
      const client = await pool.connect().catch(error => {
        back()
        lost()
        throw error
      })
      const { release } = client
      client.release = error => {
        release(error)
        back()
      }
      return client
    },
    load: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: turns.waiting() }),
    close: () => pool.end(),
    cut: () => {
      for (const { connection } of open) connection.stream.destroy()
      pool.end().catch(() => {})
    },
  }
}

const settingsOf = (
  config: pg.PoolConfig,
  { size = 10, statementMs = 5000, through }: Options,
  min: number,
): pg.PoolConfig => ({
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

/**
 * The connections of a pool that are open. One that dies, idle or in the middle of a transaction, would end the process if
 * nobody listened. Its statements are refused and the pool makes another one.
 */
function opened(pool: pg.Pool, { lost = () => {} }: Options): ReadonlySet<pg.PoolClient> {
  const open = new Set<pg.PoolClient>()
  pool.on('error', () => {})
  pool.on('connect', client => {
    open.add(client)
    client.on('error', lost)
  })
  pool.on('remove', client => open.delete(client))
  return open
}
