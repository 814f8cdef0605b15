import { Worker } from 'node:worker_threads'
import type { Work } from '#platform/jobs.ts'
import type { Seen } from '#platform/rounds/watch.ts'
import type { ThreadData } from './jobs.ts'

/** A job by its name with what it is told, or the rounds of every city that are due as far as this is known. */
export type Task = ({ job: string } & Pick<Work, 'municipality' | 'about' | 'last'>) | { seen: Seen }

/** What the thread that works says: one of its tasks is done (of rounds, what was seen) or failed, or the database is away. */
export type Said = 'lost' | ({ task: number } & ({ done: Seen | null } | { failed: unknown; code: unknown }))

/**
 * So long a thread waits for more before it goes: what it had read and compiled is some 50 MB. One that was called back
 * within a minute stays for one, since to begin takes half a second of a core.
 */
const [SHORT_MS, LONG_MS] = [1000, 60_000]
const PATIENCE_MS = 3000

/** Whoever has a task done, in a thread that comes with the first and goes when there has been none for a while. */
export type Works = { do: (task: Task) => Promise<Seen | null>; stop: () => Promise<void> }

/** Opens no thread yet. `lost` is told when it cannot reach the database. */
export function openWork(given: ThreadData, lost: () => void): Works {
  let current: ReturnType<typeof begin> | null = null
  let left = Number.NEGATIVE_INFINITY
  const going = new Set<Promise<unknown>>()
  const leave = () => {
    const last = current
    current = null
    if (!last) return
    left = performance.now()
    const gone = last.end()
    going.add(gone)
    void gone.finally(() => going.delete(gone))
  }
  return {
    do: task => {
      const idleMs = performance.now() - left < LONG_MS ? LONG_MS : SHORT_MS
      if (!current) {
        const gone = () => {
          if (current === begun) current = null
        }
        const begun = begin(given, { lost, idle: leave, idleMs, gone })
        current = begun
      }
      return current.do(task)
    },
    stop: async () => {
      leave()
      await Promise.all(going)
    },
  }
}

type Told = { lost: () => void; idle: () => void; idleMs: number; gone: () => void }

/** One thread from its first task to its end. What it was doing when it broke off has failed. */
function begin(given: ThreadData, { lost, idle, idleMs, gone }: Told) {
  const thread = new Worker(new URL('./work-thread.ts', import.meta.url), {
    workerData: given,
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  })
  const asked = new Map<number, PromiseWithResolvers<Seen | null>>()
  const ended = new Promise<void>(resolve => thread.once('exit', () => resolve()))
  let last = 0
  let rest: NodeJS.Timeout | undefined
  thread.on('message', (said: Said) => {
    if (said === 'lost') return lost()
    const task = asked.get(said.task)!
    asked.delete(said.task)
    // A copy of an error has lost the code that the log says.
    if ('failed' in said) task.reject(Object.assign(said.failed as object, { code: said.code }))
    else task.resolve(said.done)
    if (asked.size === 0) rest = setTimeout(idle, idleMs)
  })
  const broken = (error: unknown) => {
    for (const task of asked.values()) task.reject(error)
    asked.clear()
    gone()
  }
  thread.on('error', broken)
  thread.on('exit', () => asked.size > 0 && broken(new Error('the thread ended before its work')))
  return {
    do: (task: Task) => {
      clearTimeout(rest)
      const answer = Promise.withResolvers<Seen | null>()
      asked.set(++last, answer)
      thread.postMessage([last, task])
      return answer.promise
    },
    end: () => {
      clearTimeout(rest)
      thread.postMessage('end')
      // What does not give up is begun again by whoever comes next.
      setTimeout(() => thread.terminate(), PATIENCE_MS).unref()
      return ended
    },
  }
}
