import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { join } from 'node:path'
import type { Outcome } from './batch/city.ts'
import { repairFigures } from './repair.ts'
import type { Figure } from './run.ts'

// What two threads are worth is asked where somebody waits: a small city is done before the compiler of either thread is.
const sizes = [
  { people: 1000, opportunities: 200, seconds: 3, runs: 1, parted: 'no' },
  { people: 5000, opportunities: 1000, seconds: 3, runs: 3, parted: 'shown' },
  { people: 20_000, opportunities: 4000, seconds: 15, runs: 3, parted: 'barred' },
  { people: 50_000, opportunities: 10_000, seconds: 75, runs: 1, parted: 'barred' },
] as const

/** What the shortest of so many runs gives: something else may have run on the machine in the others. */
const shortestOf = (runs: number, size: Parameters<typeof outcomeOf>): Outcome =>
  Array.from({ length: runs }, () => outcomeOf(...size)).reduce((a, b) => (b.seconds < a.seconds ? b : a))

/** What a run in a process of its own gives. */
const outcomeOf = (people: number, opportunities: number, threads: number): Outcome => {
  // Making the city leaves much young garbage: with little room for it the memory is that of the engine.
  const script = ['--max-semi-space-size=1', join(import.meta.dirname, 'batch', 'city.ts')]
  const args = [...script, ...[people, opportunities, threads].map(String)]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }))
}

const atMost = (name: string, value: number, most: number, unit: string): Figure => ({
  name,
  value,
  unit,
  bar: `≤ ${most} ${unit}`,
  ok: value <= most,
})

/** Whole cities at once: the certified gap over all eligible pairs, with the time, the threads and the memory it takes. */
export const batchFigures = (largest: number): Figure[] =>
  sizes
    .filter(({ people }) => people <= largest)
    .flatMap(({ people, opportunities, seconds, runs, parted }) => {
      const name = `${people} × ${opportunities}`
      const threads = Math.min(2, cpus().length)
      const outcome = shortestOf(runs, [people, opportunities, threads])
      return [
        atMost(`${name}: certified gap`, (100 * (outcome.bound - outcome.objective)) / outcome.bound, 1, '%'),
        atMost(
          `${name}: time on ${threads} threads${runs > 1 ? `, the shortest of ${runs}` : ''}`,
          outcome.seconds,
          seconds,
          's',
        ),
        { name: `${name}: of the processor, the first thread`, value: outcome.first, unit: 's' },
        atMost(`${name}: most memory`, outcome.memory, 512, 'MiB'),
        ...(parted === 'no'
          ? []
          : speedUp(name, outcome, shortestOf(runs, [people, opportunities, 1]), threads, parted === 'barred')),
        ...(people === 20_000 ? repairFigures(outcome.repairs) : []),
      ]
    })

const SPEED_UP = 1.7

/** On the clock, as a person waits for it, and by processor time, which counts little of what else runs on the machine. */
const speedUp = (name: string, together: Outcome, alone: Outcome, threads: number, barred: boolean): Figure[] => {
  const factor = alone.seconds / together.seconds
  const asked = barred && { bar: `≥ ${SPEED_UP} ×`, ok: factor >= SPEED_UP }
  return [
    { name: `${name}: speed-up of ${threads} threads`, value: factor, unit: '×', ...asked },
    { name: `${name}: the same by processor time`, value: alone.first / together.first, unit: '×' },
    atMost(`${name}: apart from the plan of one thread`, Math.abs(alone.objective - together.objective), 0, 'points'),
    atMost(`${name}: apart from the bound of one thread`, Math.abs(alone.bound - together.bound), 0, 'points'),
  ]
}
