import { parentPort, workerData } from 'node:worker_threads'
import { auditOf, marketOf, planOf, runBatch, snapshotOf } from '#matching/index.ts'
import { startThreads } from './crew.ts'
import type { RunData, Said } from './runner.ts'

const { problem, options, stop } = workerData as RunData
const { workers, groupings = null, ...run } = options
const say = (said: Said): void => parentPort!.postMessage(said)

const threads = startThreads(workers)
const market = marketOf(snapshotOf(problem), problem)
const outcome = await runBatch(market, threads.crewOn(market), {
  ...run,
  progress: progress => say({ progress }),
  stopped: () => Atomics.load(stop, 0) === 1,
})
threads.close()
const named = Object.entries(groupings ?? {}).map(
  ([name, groups]) => [name, (person: string) => groups[person] ?? 'unknown'] as const,
)
say({
  done: {
    plan: planOf(market, outcome, { ...run, say: JSON.stringify, sayTeam: JSON.stringify }),
    audit: groupings && auditOf(outcome.seating, Object.fromEntries(named)),
  },
})
