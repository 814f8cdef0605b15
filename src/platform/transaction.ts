import type pg from 'pg'
import { LIMITED } from './lanes.ts'

/** How a transaction ends; one that only read is `left`: what was read is handed over while it ends. */
export type End<T> = (result: T) => 'commit' | 'rollback' | 'left'
/** The statement that goes out together with the commit; null for none. */
export type Last<D, T> = (db: D, result: T) => Promise<unknown> | null

/**
 * Runs the work in a transaction on this connection, which it gives back. `bound` makes of the connection what the work
 * works with; it is told the lane, which is known for certain only once the server has answered the beginning.
 */
export async function inTransaction<D, T>(
  connecting: Promise<pg.PoolClient>,
  begin: { text: string; claims: pg.QueryConfig; lane: string },
  bound: (client: pg.ClientBase, send: () => void, lane: () => string) => D,
  work: (db: D) => Promise<T>,
  end: End<T>,
  last: Last<D, T> = () => null,
): Promise<T> {
  const client = await connecting
  const sending = held(client)
  let queued = () => {}
  const send = () => {
    sending()
    queued()
  }
  let { lane } = begin
  const db = bound(client, send, () => lane)
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
    result = await work(db)
    send()
    await begun
    verb = end(result)
  } catch (error) {
    send()
    await finish(client, 'rollback').catch(() => {})
    throw error
  }
  const said = verb === 'commit' ? last(db, result) : null
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
