import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { drawer } from './city.ts'

/**
 * How what goes to the database and back is hindered. `loss`: so many pieces of all are lost on the way and come by a
 * retransmission, as TCP shows it to whoever waits: 200 ms later, twice as long each time, and all that is behind them too.
 * `unanswered`: a connection that sends this word hears nothing any more, though the database does what was asked.
 */
export type Way = { delayMs: number; still: boolean; loss: number; unanswered: string | null }

/** A connection: `lost` carries nothing any more, `deaf` no answers. */
type Pair = { lost: boolean; deaf: boolean; ends: readonly [near: Socket, far: Socket] }

/** What befalls the connections of now; new ones are as ever. All of them (`lose`, `halve`: the other side has hung up), or any one (`reset`). */
type Hindered = {
  port: number
  way: Way
  retransmitted: () => number
  lose: () => void
  halve: () => void
  reset: () => void
  stop: () => void
}

const RETRANSMISSION_MS = 200

/** A way to a database's socket, in this process, that can be slow, stand still, lose what is sent, or break. */
export async function wayTo(socketPath: string): Promise<Hindered> {
  const way: Way = { delayMs: 0, still: false, loss: 0, unanswered: null }
  const draw = drawer(11)
  let again = 0
  const late = (ms = 0, next = RETRANSMISSION_MS): number => {
    if (draw() >= way.loss) return ms
    again++
    return late(ms + next, 2 * next)
  }
  const open = new Set<Pair>()
  const server: Server = createServer(near => {
    const far = connect(socketPath)
    const pair: Pair = { lost: false, deaf: false, ends: [near, far] }
    open.add(pair)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      // One piece after the other, each as late as the way is slow when it comes.
      let last: Promise<void> = Promise.resolve()
      from.on('data', piece => {
        const due = performance.now() + way.delayMs + late()
        if (from === near && way.unanswered && piece.includes(way.unanswered)) pair.deaf = true
        last = last.then(async () => {
          while (way.still || performance.now() < due) await new Promise(later => setTimeout(later, 10))
          if (!pair.lost && !(pair.deaf && to === near)) to.write(piece)
        })
      })
      from.on('error', () => {})
      from.on('close', () => {
        open.delete(pair)
        if (!pair.lost) to.destroy()
      })
    }
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  return {
    port: (server.address() as AddressInfo).port,
    way,
    retransmitted: () => again,
    lose: () => {
      for (const pair of open) pair.lost = true
    },
    halve: () => {
      for (const { ends } of open) ends[0].end()
    },
    reset: () => {
      const all = [...open]
      all[Math.floor(draw() * all.length)]?.ends[0].resetAndDestroy()
    },
    stop: () => {
      for (const { ends } of open) for (const end of ends) end.destroy()
      server.close()
    },
  }
}
