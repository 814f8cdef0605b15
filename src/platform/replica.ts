import { setTimeout as after } from 'node:timers/promises'
import pg from 'pg'
import { type Options, openPool, type Pool } from './pools.ts'
import { isUnreachable } from './unreachable.ts'

/** How often the replica is looked at, and how long it is waited for: one that hangs is left within a second. */
const LOOK_MS = 250
const PATIENCE_MS = 500
const STALE_MS = 5000
/** So many looks are kept in mind that the replica has not come up to yet. */
const MOST_MARKS = 1000

/** `lag`: what it showed a moment ago was at most so many seconds old; null where it was never seen near. */
export type ReplicaState = { serves: boolean; lag: number | null }

export type Replica = {
  /** Reads from the replica where it is near enough, else, or where it fails in the middle, from the primary. */
  read: <T>(copy: (pool: Pool) => Promise<T>, primary: () => Promise<T>) => Promise<T>
  state: () => ReplicaState
  close: () => Promise<void>
}

/** How far the replica has come in the log of what is written, in bytes. */
const REPLAYED = `select (pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::float8 as until`

/**
 * Watches over the replica that the options name; null where they name none. How old it is is measured by what the primary
 * had written at each look: when the replica has come up to that, it shows what was there then. So neither two clocks are
 * compared, nor does an hour in which nobody wrote anything look like a lag. Where the primary does not answer itself,
 * nothing newer can be shown, and the replica goes on.
 */
export function openReplica(
  login: pg.PoolConfig,
  { through: _, lost: __, replica: place, stale: most = STALE_MS, told = () => {}, ...options }: Options,
  written: () => Promise<number>,
): Replica | null {
  if (!place) return null
  const config = { ...login, ...place }
  const ending = new AbortController()
  let pool: Pool | null = null
  let near: number | null = null
  const leave = () => {
    if (!pool) return
    pool.cut()
    pool = null
    if (!ending.signal.aborted) told(false)
  }
  const asked = checker(config)
  const marks = shown(asked, written)
  const look = async () => {
    const at = await marks()
    if (at === undefined) return leave()
    near = at ?? near
    const stale = near === null || performance.now() - near > most
    // Without a word from the primary nothing newer is known.
    if (at !== null && stale) return leave()
    if (pool || stale) return
    pool = openPool(config, { ...options, lost: leave }, 0)
    told(true)
  }
  const watching = (async () => {
    while (!ending.signal.aborted) {
      await look()
      await after(LOOK_MS, undefined, { signal: ending.signal, ref: false }).catch(() => {})
    }
  })()
  return {
    read: async (copy, primary) => {
      if (!pool) return primary()
      const from = pool
      return copy(from).catch(error => {
        // Where it took too long, or too many of the city wait, it would be so there too.
        if (['57014', '53300'].includes(error.code)) throw error
        if (isUnreachable(error) && from === pool) leave()
        return primary()
      })
    },
    state: () => ({ serves: pool !== null, lag: near === null ? null : (performance.now() - near) / 1000 }),
    close: async () => {
      ending.abort()
      await watching
      leave()
      asked.end()
    },
  }
}

const patient = <T>(work: Promise<T>): Promise<T | null> =>
  Promise.race([work.catch(() => null), after(PATIENCE_MS, null, { ref: false })])

/**
 * Until when what the replica shows is complete, by our clock: null where the primary says nothing, undefined where the
 * replica does not.
 */
function shown(asked: ReturnType<typeof checker>, written: () => Promise<number>) {
  let marks: { at: number; until: number }[] = []
  let reached = 0
  return async (): Promise<number | null | undefined> => {
    const at = performance.now()
    const until = await patient(written())
    const replayed = await asked.replayed()
    if (until !== null) marks = [...marks.slice(-MOST_MARKS), { at, until }]
    if (replayed === null) return undefined
    reached = marks.findLast(mark => mark.until <= replayed)?.at ?? reached
    marks = marks.filter(mark => mark.until > replayed)
    return until === null || reached === 0 ? null : reached
  }
}

/** Asks the replica how far it is, on a connection of its own; null where it does not say so in time. */
function checker(config: pg.ClientConfig) {
  let client: pg.Client | null = null
  const end = () => {
    client?.connection.stream.destroy()
    client = null
  }
  const ask = async () => {
    if (!client) {
      const fresh = new pg.Client(config)
      fresh.on('error', () => {})
      client = fresh
      await fresh.connect()
    }
    return (await client.query<{ until: number | null }>(REPLAYED)).rows[0]!.until
  }
  const replayed = async () => {
    const answer = await patient(ask())
    if (answer === null) end()
    return answer
  }
  return { replayed, end }
}
