import highs from 'highs'
import type { Problem } from '#matching/index.ts'
import { lpOf, type Pair } from './milp.ts'

// The package's types are those of its CommonJS side, where the function stands under `default`.
const load = highs as unknown as (typeof highs)['default']

export type Solved = { objective: number; optimal: boolean; seconds: number }

/** The best that HiGHS finds within so many seconds on this thread: the optimum where `optimal`. */
export async function solve(problem: Problem, pairs: readonly Pair[], seconds: number): Promise<Solved> {
  const solver = await load()
  const text = lpOf(problem, pairs)
  const started = performance.now()
  const found = solver.solve(text, { time_limit: seconds, mip_rel_gap: 0, output_flag: false })
  return {
    objective: Math.round(found.ObjectiveValue),
    optimal: found.Status === 'Optimal',
    seconds: (performance.now() - started) / 1000,
  }
}
