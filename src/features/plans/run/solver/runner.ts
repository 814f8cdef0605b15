import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Audit, Plan, Problem, Progress } from '#matching/index.ts'
import { nearestText, teamText } from './sentences.ts'

/** How a plan is worked out. With the same problem, rounds and seed the plan is the same, with any number of workers. */
export type RunOptions = {
  instance: string
  rounds?: number
  seed?: number
  /** Threads that work at once; missing: as `workersFor` says. */
  workers?: number
  /** By what the audit tells people apart: the name of a grouping, then the group of each person by id. */
  groupings?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** What the runner's thread is given, and what it says while it works. */
export type RunData = { problem: Problem; options: RunOptions & { workers: number }; stop: Int32Array }
export type Said = { progress: Progress } | { done: Solved }
export type Solved = { plan: Plan; audit: Audit | null }

/** What the thread tells as data, so that it need not load what puts it in words, is said here. */
const inWords = ({ plan, audit }: Solved): Solved => ({
  audit,
  plan: {
    ...plan,
    unplaced: plan.unplaced.map(({ nearest, ...one }) =>
      nearest === undefined ? one : { ...one, nearest: nearestText(JSON.parse(nearest)) },
    ),
    teams: plan.teams.map(({ nearest, ...one }) =>
      nearest === undefined ? one : { ...one, nearest: teamText(JSON.parse(nearest)) },
    ),
  },
})

/** A run in a thread of its own: this one stays free. `stop` ends it soon with the best plan so far, `abort` at once with none. */
export type Run = { solved: Promise<Solved>; stop: () => void; abort: () => void }

// Measured on two cores: a second thread costs three to five times the processor for 60 to 1,000 people, and where the
// machine has anything else to do, each of some 3,500 turns waits until both have a core: seven times as long.
const SHARED_FROM = 1001

/** How many threads a plan of so many people is worth: each turn shares out an eightieth of them. */
export const workersFor = (people: number): number => (people < SHARED_FROM ? 1 : Math.min(2, availableParallelism()))

/** Starts to work out a plan for a valid problem. A thread that fails rejects `solved`. */
export const solve = (
  problem: Problem,
  options: RunOptions,
  onProgress: (progress: Progress) => void = () => {},
): Run => {
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const workers = options.workers ?? workersFor(problem.people.length)
  const workerData: RunData = { problem, options: { ...options, workers }, stop }
  const worker = new Worker(new URL('./runner-worker.ts', import.meta.url), { workerData })
  const solved = new Promise<Solved>((resolve, reject) => {
    worker.on('message', (said: Said) => ('done' in said ? resolve(inWords(said.done)) : onProgress(said.progress)))
    worker.on('error', reject)
    worker.on('exit', code => reject(new Error(`the thread of the plan ended before its work was done (${code})`)))
  })
  return { solved, stop: () => void Atomics.store(stop, 0, 1), abort: () => void worker.terminate() }
}
