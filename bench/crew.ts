import { Worker } from 'node:worker_threads'
import type { Crew } from '#matching/batch.ts'
import type { Market } from '#matching/market.ts'
import { handOf, type Task, work } from '#matching/sweep.ts'

/** What a thread is given: `control` holds the turn, how many are done in it, and the task in numbers. */
export type CrewData = { market: Market; control: Int32Array; part: number; parts: number }

const stop = -1

/** The task that stands in the control words; null to stop. */
export const taskFrom = (control: Int32Array): Task | null =>
  control[2] === stop
    ? null
    : {
        over: control[2] === 0 ? 'columns' : 'all',
        batch: control[3]!,
        batches: control[4]!,
        effort: { bundles: control[5]!, steps: control[6]! },
        jitter: control[7]!,
        seed: control[8]!,
      }

const announce = (control: Int32Array, words: readonly number[]): void => {
  control.set(words, 2)
  Atomics.store(control, 1, 0)
  Atomics.add(control, 0, 1)
  Atomics.notify(control, 0)
}

/** A crew of this thread and `threads - 1` more on the same market; `close` ends them. */
export const crewOfThreads = (market: Market, threads: number): Crew & { close: () => void } => {
  const control = new Int32Array(new SharedArrayBuffer(36))
  for (let part = 1; part < threads; part++) {
    const workerData: CrewData = { market, control, part, parts: threads }
    new Worker(new URL('./crew-worker.ts', import.meta.url), { workerData }).unref()
  }
  const hand = handOf(market)
  return {
    run: task => {
      const { over, batch, batches, effort, jitter, seed } = task
      announce(control, [over === 'columns' ? 0 : 1, batch, batches, effort.bundles, effort.steps, jitter, seed])
      work(market, hand, task, 0, threads)
      for (let done = Atomics.load(control, 1); done < threads - 1; done = Atomics.load(control, 1))
        Atomics.wait(control, 1, done)
    },
    close: () => announce(control, [stop]),
  }
}
