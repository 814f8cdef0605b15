import { execFile } from 'node:child_process'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Outcome } from './batch/city.ts'
import { repairFigures } from './repair.ts'
import type { Figure } from './run.ts'

// `more`: repairs, and what two cities at once are worth.
// What two threads are worth is asked where somebody waits: a small city is done before the compiler of either thread is.
const sizes = [
  { people: 1000, opportunities: 200, seconds: 3, runs: 1, parted: 'no', more: false },
  { people: 5000, opportunities: 1000, seconds: 3, runs: 3, parted: 'shown', more: false },
  { people: 20_000, opportunities: 4000, seconds: 15, runs: 5, parted: 'barred', more: true },
  { people: 50_000, opportunities: 10_000, seconds: 75, runs: 1, parted: 'barred', more: false },
] as const

/** The shortest of so many runs with all threads and of as many with one, in turns: whatever else runs on the machine favours neither. */
const inTurns = async (runs: number, { people, opportunities }: Size, threads: number): Promise<[Outcome, Outcome]> => {
  const together: Outcome[] = []
  const alone: Outcome[] = []
  for (let run = 0; run < runs; run++) {
    together.push(await outcomeOf(people, opportunities, threads))
    alone.push(await outcomeOf(people, opportunities, 1))
  }
  return [shortest(together), shortest(alone)]
}

type Size = { people: number; opportunities: number }

const shortest = (outcomes: readonly Outcome[]): Outcome => outcomes.reduce((a, b) => (b.seconds < a.seconds ? b : a))

/** What a run in a process of its own gives. */
const outcomeOf = async (people: number, opportunities: number, threads: number): Promise<Outcome> => {
  // Making the city leaves much young garbage: with little room for it the memory is that of the engine.
  const script = ['--max-semi-space-size=1', join(import.meta.dirname, 'batch', 'city.ts')]
  const args = [...script, ...[people, opportunities, threads].map(String)]
  return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout)
}

const atMost = (name: string, value: number, most: number, unit: string): Figure => ({
  name,
  value,
  unit,
  bar: `≤ ${most} ${unit}`,
  ok: value <= most,
})

/** Whole cities at once: the certified gap over all eligible pairs, with the time, the threads and the memory it takes. */
export const batchFigures = async (largest: number): Promise<Figure[]> => {
  const figures: Figure[] = []
  for (const size of sizes) if (size.people <= largest) figures.push(...(await figuresOf(size)))
  return figures
}

const figuresOf = async ({
  people,
  opportunities,
  seconds,
  runs,
  parted,
  more,
}: (typeof sizes)[number]): Promise<Figure[]> => {
  const name = `${people} × ${opportunities}`
  const threads = Math.min(2, cpus().length)
  const [together, alone] = await inTurns(runs, { people, opportunities }, threads)
  return [
    atMost(`${name}: certified gap`, (100 * (together.bound - together.objective)) / together.bound, 1, '%'),
    atMost(
      `${name}: time on ${threads} threads${runs > 1 ? `, the shortest of ${runs}` : ''}`,
      together.seconds,
      seconds,
      's',
    ),
    { name: `${name}: of the processor, the first thread`, value: together.first, unit: 's' },
    atMost(`${name}: most memory`, together.memory, 512, 'MiB'),
    ...(parted === 'no' ? [] : speedUp(name, together, alone, threads, parted === 'barred')),
    ...(more ? [await sideBySide({ people, opportunities }, runs, alone), ...repairFigures(together.repairs)] : []),
  ]
}

/** Two cities that know nothing of each other, at once: two threads can hardly be worth more on this machine. */
const sideBySide = async ({ people, opportunities }: Size, runs: number, alone: Outcome): Promise<Figure> => {
  const means: number[] = []
  for (let run = 0; run < runs; run++) {
    const both = await Promise.all([1, 2].map(() => outcomeOf(people, opportunities, 1)))
    means.push(both.reduce((sum, { seconds }) => sum + seconds / both.length, 0))
  }
  const value = (2 * alone.seconds) / Math.min(...means)
  return { name: `${people} × ${opportunities}: what two cities at once are worth`, value, unit: '×' }
}

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
