import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type Crew, handOf, type Market, type Task, work } from '#matching/index.ts'
import { announce, newBoard, nextOf, othersDone } from './board.ts'

/** Threads that are there before their market is: they read their code while it is being made. */
export type Threads = { crewOn: (market: Market) => Crew; close: () => void }

/** This thread and `threads - 1` more, which work on one market until `close`. */
export const startThreads = (threads: number): Threads => {
  const board = newBoard()
  const others = Array.from(
    { length: threads - 1 },
    () => new Worker(new URL('./crew-worker.ts', import.meta.url), { workerData: board }),
  )
  const failed = Promise.race(others.map(other => once(other, 'exit'))).then(() => {
    throw new Error('a thread of the crew ended before its work was done')
  })
  failed.catch(() => {}) // heard by whoever waits; nobody does once the crew is closed
  return {
    crewOn: market => {
      for (const other of others) other.postMessage(market)
      const hand = handOf(market)
      const run = async (task: Task): Promise<void> => {
        announce(board, task)
        work(market, hand, task, nextOf(board))
        await othersDone(board, others.length, failed)
      }
      return { run }
    },
    close: () => announce(board, null),
  }
}
