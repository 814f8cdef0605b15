import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type Crew, handOf, type Market, type Task, work } from '#matching/index.ts'

/** What a thread is given: `control` holds the turn, how many are done in it, and the length of the task's text. */
export type CrewData = { market: Market; control: Int32Array; text: Uint8Array; part: number; parts: number }
type Board = Pick<CrewData, 'control' | 'text'>

/** The task that is announced; null to stop. */
export const taskFrom = ({ control, text }: Board): Task | null =>
  JSON.parse(Buffer.from(text.buffer).toString('latin1', 0, control[2]!))

const announce = ({ control, text }: Board, task: Task | null): void => {
  control[2] = Buffer.from(text.buffer).write(JSON.stringify(task), 'latin1')
  Atomics.store(control, 1, 0)
  Atomics.add(control, 0, 1)
  Atomics.notify(control, 0)
}

/** Waits until so many others are done, with the event loop running: a thread that fails is heard. */
const othersDone = async ({ control }: Board, others: number, failed: Promise<never>): Promise<void> => {
  for (let done = Atomics.load(control, 1); done < others; done = Atomics.load(control, 1)) {
    const { async, value } = Atomics.waitAsync(control, 1, done)
    if (async) await Promise.race([value, failed])
  }
}

/** A crew of this thread and `threads - 1` more on the same market; `close` ends them. */
export const crewOfThreads = (market: Market, threads: number): Crew & { close: () => void } => {
  const board: Board = {
    control: new Int32Array(new SharedArrayBuffer(12)),
    text: new Uint8Array(new SharedArrayBuffer(512)),
  }
  const others = Array.from({ length: threads - 1 }, (_, i) => {
    const workerData: CrewData = { market, ...board, part: i + 1, parts: threads }
    return new Worker(new URL('./crew-worker.ts', import.meta.url), { workerData })
  })
  const failed = Promise.race(others.map(other => once(other, 'exit'))).then(() => {
    throw new Error('a thread of the crew ended before its work was done')
  })
  failed.catch(() => {}) // heard by whoever waits; nobody does once the crew is closed
  const hand = handOf(market)
  return {
    run: async task => {
      announce(board, task)
      work(market, hand, task, 0, threads)
      await othersDone(board, others.length, failed)
    },
    close: () => announce(board, null),
  }
}
