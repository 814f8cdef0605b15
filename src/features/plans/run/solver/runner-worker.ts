import { parentPort, workerData } from 'node:worker_threads'
import { auditOf, marketOf, planOf, runBatch, snapshotOf } from '#matching/index.ts'
import { crewOfThreads } from './crew.ts'
import type { RunData, Said } from './runner.ts'

const { problem, options, stop } = workerData as RunData
const { workers, groupings = null, ...run } = options
const say = (said: Said): void => parentPort!.postMessage(said)

const market = marketOf(snapshotOf(problem), problem)
const crew = crewOfThreads(market, workers)
const outcome = await runBatch(market, crew, {
  ...run,
  progress: progress => say({ progress }),
  stopped: () => Atomics.load(stop, 0) === 1,
})
crew.close()
const named = Object.entries(groupings ?? {}).map(
  ([name, groups]) => [name, (person: string) => groups[person] ?? 'unknown'] as const,
)
say({
  done: {
    plan: planOf(market, outcome, { ...run, say: JSON.stringify, sayTeam: JSON.stringify }),
    audit: groupings && auditOf(outcome.seating, Object.fromEntries(named)),
  },
})
