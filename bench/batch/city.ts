// One city of a given size, in a process of its own: `node bench/batch/city.ts PEOPLE OPPORTUNITIES THREADS` prints an `Outcome`.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { crewOfThreads } from '#features/plans/run/solver/crew.ts'
import { crewOfOne, runBatch } from '#matching/batch.ts'
import type { CitySize } from '#matching/generate.ts'
import type { Market } from '#matching/market.ts'
import { absences } from '../repair.ts'

export type Outcome = {
  objective: number
  bound: number
  /** On the clock, and of the processor: what the first thread used is the longest chain of work that cannot be divided. */
  seconds: number
  first: number
  all: number
  /** The most memory that the process had at any time, while the city was made or in the run, in MiB. */
  memory: number
  /** Milliseconds of each repair after an absence. */
  repairs: number[]
}

const [people = 0, opportunities = 0, threads = 1] = process.argv.slice(2).map(Number)
const secondsOf = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6

/** Made by a thread that ends with it: the city as plain data is gone, and its memory given back, before the run begins. */
const marketFor = async (size: CitySize): Promise<Market> => {
  const worker = new Worker(new URL('./market-worker.ts', import.meta.url), { workerData: size })
  const [market]: Market[] = await once(worker, 'message')
  await worker.terminate()
  return market!
}

const market = await marketFor({ people, opportunities, seed: 7 })
const crew = threads === 1 ? { ...crewOfOne(market), close: () => {} } : crewOfThreads(market, threads)
const [all, first, started] = [process.cpuUsage(), process.threadCpuUsage(), performance.now()]
const { objective, bound, seating } = await runBatch(market, crew)
const outcome: Outcome = {
  objective,
  bound,
  seconds: (performance.now() - started) / 1000,
  first: secondsOf(process.threadCpuUsage(first)),
  all: secondsOf(process.cpuUsage(all)),
  memory: process.resourceUsage().maxRSS / 1024,
  repairs: absences(seating, 500),
}
crew.close()
console.log(JSON.stringify(outcome))
