// One city of a given size, in a process of its own: `node bench/batch/city.ts PEOPLE OPPORTUNITIES THREADS SEED` prints an `Outcome`.

import { startThreads } from '#features/plans/run/solver/crew.ts'
import { generateCity, marketOf, runBatch, snapshotOf } from '#matching/index.ts'
import { absences } from '../repair.ts'

export type Outcome = {
  objective: number
  bound: number
  /** On the clock, and of the processor: what the first thread used is the longest chain of work that cannot be divided. */
  seconds: number
  first: number
  all: number
  /** The most memory that the process had at any time, the city as plain data included, in MiB. */
  memory: number
  /** Milliseconds of each repair after an absence. */
  repairs: number[]
}

const [people = 0, opportunities = 0, threads = 1, seed = 7] = process.argv.slice(2).map(Number)
const secondsOf = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6

const started = startThreads(threads)
const market = marketOf(snapshotOf(generateCity({ people, opportunities, seed })))
const crew = started.crewOn(market)
const [all, first, begun] = [process.cpuUsage(), process.threadCpuUsage(), performance.now()]
const { objective, bound, seating } = await runBatch(market, crew)
const outcome: Outcome = {
  objective,
  bound,
  seconds: (performance.now() - begun) / 1000,
  first: secondsOf(process.threadCpuUsage(first)),
  all: secondsOf(process.cpuUsage(all)),
  memory: process.resourceUsage().maxRSS / 1024,
  repairs: absences(seating, 500),
}
started.close()
console.log(JSON.stringify(outcome))
