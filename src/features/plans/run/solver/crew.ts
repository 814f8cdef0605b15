import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type Crew, handOf, type Market, type Next, type Task, work } from '#matching/index.ts'

/**
 * What a thread is given. `control` holds the turn, how many threads are done in it, the length of the task's text, and
 * how many of its people are taken.
 */
export type Board = { control: Int32Array; text: Uint8Array }

/** The task that is announced; null to stop. */
export const taskFrom = ({ control, text }: Board): Task | null =>
  JSON.parse(Buffer.from(text.buffer).toString('latin1', 0, control[2]!))

/** Whoever asks first gets the next of the task's people. */
export const nextOf =
  ({ control }: Board): Next =>
  () =>
    Atomics.add(control, 3, 1)

const announce = ({ control, text }: Board, task: Task | null): void => {
  control[2] = Buffer.from(text.buffer).write(JSON.stringify(task), 'latin1')
  Atomics.store(control, 1, 0)
  Atomics.store(control, 3, 0)
  Atomics.add(control, 0, 1)
  Atomics.notify(control, 0)
}

/** So often a thread looks (about a tenth of a millisecond) before it lies down: a turn is short, and waking up is slow. */
const LOOKS = 50_000

const changes = (control: Int32Array, at: number, from: number): boolean => {
  for (let look = 0; look < LOOKS; look++) if (Atomics.load(control, at) !== from) return true
  return false
}

/** Waits until a turn is over. */
export const turnAfter = ({ control }: Board, turn: number): void => {
  if (!changes(control, 0, turn)) Atomics.wait(control, 0, turn)
}

/** Waits until so many others are done; where it takes long with the event loop running: a thread that fails is heard. */
const othersDone = async ({ control }: Board, others: number, failed: Promise<never>): Promise<void> => {
  for (let done = Atomics.load(control, 1); done < others; done = Atomics.load(control, 1)) {
    if (changes(control, 1, done)) continue
    const { async, value } = Atomics.waitAsync(control, 1, done)
    if (async) await Promise.race([value, failed])
  }
}

/** Threads that are there before their market is: they read their code while it is being made. */
export type Threads = { crewOn: (market: Market) => Crew; close: () => void }

/** This thread and `threads - 1` more, which work on one market until `close`. */
export const startThreads = (threads: number): Threads => {
  const board: Board = {
    control: new Int32Array(new SharedArrayBuffer(16)),
    text: new Uint8Array(new SharedArrayBuffer(512)),
  }
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
