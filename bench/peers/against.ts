import {
  checkPlan,
  crewOfOne,
  generateCity,
  type Market,
  marketOf,
  matchCity,
  planOf,
  runBatch,
  type Seating,
  snapshotOf,
} from '#matching/index.ts'
import type { Figure } from '../run.ts'
import { greedy } from './greedy.ts'
import { type Solved, solve } from './highs.ts'
import { pairsOf } from './pairs.ts'
import { pairsOfProblem, smallTown } from './small.ts'
import { stable } from './stable.ts'

const served = (t: Seating): number => t.count.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)

/** Against what is done by hand or by stable matching, on the same pairs of a city of 5,000 × 1,000. */
export async function againstSimple(): Promise<Figure[]> {
  const city = generateCity({ people: 5000, opportunities: 1000, seed: 7 })
  const m = marketOf(snapshotOf(city), city)
  const pairs = pairsOf(m)
  const byHand = greedy(m, pairs)
  const [byWaiting, byScore] = [stable(m, pairs, 'waiting'), stable(m, pairs, 'score')]
  const outcome = await runBatch(m, crewOfOne(m))
  const faults = [byHand, byWaiting, byScore, outcome.seating].map(seating => faultsOf(m, seating, outcome.bound, city))
  const [objective, people] = [outcome.objective, served(outcome.seating)]
  const better = Math.max(served(byWaiting), served(byScore))
  const waiting = longWaiting(m, pairs.at, outcome.seating)
  return [
    atLeast('objective / greedy', objective / byHand.objective, 1.08, '×'),
    { name: 'objective / deferred acceptance by waiting', value: objective / byWaiting.objective, unit: '×' },
    { name: 'objective / deferred acceptance by score', value: objective / byScore.objective, unit: '×' },
    atLeast('people served / the better stable matching', people / better, 1.2, '×'),
    atLeast('waiting over 180 days with an eligible place, served', 100 * waiting, 99, '%'),
    none(
      'broken hard rules in the plan and in those of the peers',
      faults.reduce((sum, count) => sum + count, 0),
    ),
  ]
}

/** Broken rules that the independent checker finds; prices belong to the own plan, so the bound is checked elsewhere. */
const faultsOf = (m: Market, seating: Seating, bound: number, city: Parameters<typeof checkPlan>[1]): number =>
  checkPlan(planOf(m, { seating, objective: seating.objective, bound, stopped: false }), city).length

/** Of those who wait for more than 180 days and could take something, the part that has a place. */
function longWaiting(m: Market, at: Uint32Array, t: Seating): number {
  const { waiting } = m.snapshot.people
  const long = Array.from(m.bonus, (_, p) => p).filter(p => waiting[p]! > 180 && at[p + 1]! > at[p]!)
  return long.filter(p => t.count[p]! > 0).length / long.length
}

const LIMIT = 60
/** So much better is the plan than a peer's, or as near to the best there can be as it is certified to be (1 %). */
const BETTER = 1.1
const CERTIFIED = 0.99

/**
 * Against the mixed integer solver HiGHS with sixty times the own time, and with a minute, on the same pairs of a city of
 * 1,000 × 200; with what no plan could exceed.
 */
export async function againstHighs(): Promise<Figure[]> {
  const city = generateCity({ people: 1000, opportunities: 200, seed: 7 })
  await matchCity(city, { rounds: 1 })
  const started = performance.now()
  const plan = await matchCity(city)
  const own = (performance.now() - started) / 1000
  const pairs = pairsOfProblem(city)
  const soon = await solve(city, pairs, 60 * own)
  const peer = await solve(city, pairs, LIMIT)
  // On a machine on which the peer comes near the optimum in its time, no plan can be better by a tenth.
  const against = (name: string, { objective }: Solved) =>
    atLeast(name, plan.objective / objective, Math.min(BETTER, (plan.bound / objective) * CERTIFIED), '×')
  return [
    against('1000 × 200: objective / HiGHS in 60 × the own time', soon),
    against(`1000 × 200: objective / HiGHS in ${LIMIT} s`, peer),
    { name: '1000 × 200: the most that any plan could be of it', value: plan.bound / peer.objective, unit: '×' },
    atLeast('1000 × 200: time of HiGHS / own time', peer.seconds / own, 60, '×'),
    none('1000 × 200: what the checker finds in the plan', checkPlan(plan, city).length),
  ]
}

const TOWNS = 200

/** Against the optimum, as HiGHS proves it, of two hundred small towns with everything that the rules of a plan know. */
export async function againstOptimum(): Promise<Figure[]> {
  const ratios: number[] = []
  let [under, faults, open] = [0, 0, 0]
  for (let seed = 1; ratios.length < TOWNS; seed++) {
    const town = smallTown(seed)
    const best = await solve(town, pairsOfProblem(town), LIMIT)
    const plan = await matchCity(town)
    if (!best.optimal) open++
    if (plan.bound < best.objective) under++
    faults += checkPlan(plan, town).length
    ratios.push(best.objective === 0 ? 1 : plan.objective / best.objective)
  }
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / TOWNS
  return [
    none(`${TOWNS} small towns: not solved to optimality by HiGHS`, open),
    none(`${TOWNS} small towns: own bound below the optimum`, under),
    atLeast(`${TOWNS} small towns: objective / optimum, on average`, 100 * mean, 99.5, '%'),
    atLeast(`${TOWNS} small towns: objective / optimum, the least`, 100 * Math.min(...ratios), 97, '%'),
    none(`${TOWNS} small towns: what the checker finds in the plans`, faults),
  ]
}

const atLeast = (name: string, value: number, bar: number, unit: string): Figure => ({
  name,
  value,
  unit,
  bar: `≥ ${bar} ${unit}`,
  ok: value >= bar,
})

const none = (name: string, value: number): Figure => ({ name, value, unit: '', bar: '0', ok: value === 0 })
