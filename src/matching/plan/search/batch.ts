import { type Chooser, careful, type Effort, quick, thorough } from '../choose/chooser-state.ts'
import { grain, hold, type Market } from '../seats/market.ts'
import { firstOf } from '../seats/parties.ts'
import { type Seating, seatingOf } from '../seats/seating.ts'
import { improve, readyLeast, seatAll, settleFree } from './improve.ts'
import { shake, shakesFor } from './shake.ts'
import { type Hand, handOf, type Next, type Task, work } from './sweep.ts'
import { formTeams, reviewTeams } from './teams.ts'

/** Who does the work: in this thread, or a host that shares the market with other threads. */
export type Crew = { run: (task: Task) => void | Promise<void> }

/** A crew of this thread alone; with several hands, each doing every so-manieth, it shows that it does not matter who does what. */
export const crewOfOne = (m: Market, many = 1): Crew => {
  const hands: Hand[] = Array.from({ length: many }, () => handOf(m))
  const every = (first: number): Next => {
    let next = first - many
    return () => (next += many)
  }
  return { run: task => hands.forEach((hand, i) => void work(m, hand, task, every(i))) }
}

export type Progress = { stage: 'columns' | 'prices' | 'bound' | 'seats'; done: number; of: number }

export type BatchOptions = {
  /** How often prices and columns are made anew; missing: 3, from 4,000 people on 2. */
  rounds?: number
  /** How often a few people start anew once all are seated; missing: up to 300 times in a small city, hardly ever in a large one. */
  shakes?: number
  /** An integer that varies which slots are thought about at first, and so the plan; missing: 0. */
  seed?: number
  /** Called between steps. */
  progress?: (progress: Progress) => void
  /** Asked between steps; once true, the run ends soon with the best plan so far. */
  stopped?: () => boolean
}

export type Outcome = { seating: Seating; objective: number; bound: number; stopped: boolean }

/** The rounds that a city of so many people is given: enough for a gap within one per cent in `npm run bench -- matching`. */
export const roundsFor = (people: number): number => (people >= 4000 ? 2 : 3)

// Measured: fewer sweeps, wider averages and smaller first steps all leave larger gaps for the same time.
const batches = 80
const startPrice = 550
const firstSweeps = 14
const laterSweeps = 14
/** The last so many sweeps of a round give the prices: the mean of what they were after each batch. */
const averaged = 2

/** Prices, seats and bound for everybody in the market. The same market and rounds give the same outcome with any crew. */
export const runBatch = async (m: Market, crew: Crew, options: BatchOptions = {}): Promise<Outcome> => {
  const { rounds = roundsFor(m.bonus.length), seed = 0, progress = () => {}, stopped = () => false } = options
  const sum = new Float64Array(m.slotCount)
  const charged = new Float64Array(m.charge.length)
  let averaging = false
  const pass = async (over: Task['over'], effort: Effort, jitter: number, step: number): Promise<void> => {
    for (let batch = 0; batch < batches; batch++) {
      await crew.run({ over, batch, batches, effort, jitter, seed })
      if (step > 0) {
        movePrices(m, step, averaging ? sum : null)
        moveCharges(m, step, averaging ? charged : null)
      }
    }
  }
  const sweeps = async (count: number, first: number, last: number, round: number): Promise<void> => {
    sum.fill(0)
    charged.fill(0)
    for (let i = 0; i < count && !stopped(); i++) {
      averaging = i >= count - averaged
      await pass('columns', quick, 0, first * (last / first) ** (i / Math.max(1, count - 1)))
      progress({ stage: 'prices', done: round * count + i + 1, of: rounds * count })
    }
    averaging = false
    if (stopped()) return
    for (let slot = 0; slot < m.slotCount; slot++) m.price[slot] = Math.round(sum[slot]! / (averaged * batches))
    for (const o of m.capacity.keys()) m.charge[o] = Math.round(charged[o]! / (averaged * batches))
  }
  m.price.fill(startPrice * grain)
  progress({ stage: 'columns', done: 0, of: 1 })
  await pass('all', quick, 300, 0)
  await sweeps(firstSweeps, 8, 0.1, 0)
  for (let round = 1; round < rounds && !stopped(); round++) {
    await pass('all', quick, 0, 2 ** (1 - round))
    await sweeps(laterSweeps, 2 ** (2 - round), 0.05, round)
  }
  progress({ stage: 'bound', done: 0, of: 1 })
  // Where prices are not settled yet, an exact bound would take many times as long and prove hardly more.
  await pass('all', stopped() ? quick : thorough, 0, 0)
  const bound = boundOf(m)
  const { shakes = shakesFor(m) } = options
  const seating = await seatEverybody(m, crew, {
    bound,
    shakes,
    done: done => progress({ stage: 'seats', done, of: localRounds }),
    stopped,
  })
  return { seating, objective: seating.objective, bound, stopped: stopped() }
}

/** Raises the price of slots that are asked for too much and lowers it elsewhere, by at most twice `step` points; `sum` adds it up. */
const movePrices = ({ price, demand, need, slotCount }: Market, step: number, sum: Float64Array | null): void => {
  for (let slot = 0; slot < slotCount; slot++) {
    price[slot] = moved(price[slot]!, demand[slot]!, need[slot]!, step)
    if (sum) sum[slot]! += price[slot]!
  }
}

/** A price after so many asked where there is room for so many: it rises by twice the step at most. */
const moved = (price: number, asked: number, room: number, step: number): number => {
  const excess = (asked - room) / room
  const next = price + step * grain * (excess > 2 ? 2 : excess)
  // Math.round and Math.max, which take twice as long here: prices are moved while all threads wait.
  return next > 0 ? (next + 0.5) | 0 : 0
}

/** The same for what activities of few places charge whoever takes part. */
const moveCharges = ({ charge, joining, capacity }: Market, step: number, sum: Float64Array | null): void => {
  for (const [o, places] of capacity) {
    charge[o] = moved(charge[o]!, joining[o]!, places, step)
    if (sum) sum[o]! += charge[o]!
  }
}

/** No plan over all eligible pairs exceeds it: what seats and places cost at these prices, and each person's best at them. */
const boundOf = (m: Market): number => {
  let sum = 0
  for (let slot = 0; slot < m.slotCount; slot++) sum += m.price[slot]! * m.need[slot]!
  for (const [o, places] of m.capacity) sum += m.charge[o]! * places
  for (const worth of m.worth) sum += worth
  for (const [p, slots] of m.locked) if (firstOf(m, p) === p) sum -= hold * slots.size
  return Math.floor(sum / grain)
}

const localRounds = 12
/** The part of the objective that a round of local search must gain for another to follow. */
const worthARound = 2e-4

/** How often all teams are looked at again. */
const teamRounds = 3

type Search = { bound: number; shakes: number; done: (round: number) => void; stopped: () => boolean }

const seatEverybody = async (m: Market, crew: Crew, { bound, shakes, done, stopped }: Search): Promise<Seating> => {
  const { chooser } = handOf(m)
  chooser.effort = careful
  const seating = seatingOf(m, m.table)
  seatAll(seating, chooser)
  const search = async (): Promise<void> => {
    const spent = new Set<number>()
    for (let round = 0; round < localRounds && !stopped(); round++) {
      done(round)
      if ((await improveAll(seating, chooser, crew, spent)) <= seating.objective * worthARound) break
    }
  }
  await search()
  // A run that was stopped has nobody stand beside a seat that is free.
  if (stopped()) for (const p of m.order) settleFree(seating, chooser, p)
  if (m.teams.length > 0) formTeams(seating, chooser)
  for (let round = 0; round < teamRounds && m.teams.length > 0 && !stopped(); round++) {
    for (const p of m.order) settleFree(seating, chooser, p)
    await search()
    if (!reviewTeams(seating, chooser)) break
  }
  shake(seating, chooser, shakes, bound, stopped)
  return seating
}

/** In so many steps of a round everybody looks whether there is anything to gain, and those who find something try it. */
const looks = 8

/** One round of local search over everybody; gives how many points it gained, never less than none. */
const improveAll = async (t: Seating, c: Chooser, crew: Crew, spent: Set<number>): Promise<number> => {
  const { order, restless } = t.market
  const before = t.objective
  for (let batch = 0; batch < looks; batch++) {
    readyLeast(t)
    await crew.run({ over: 'table', batch, batches: looks, effort: careful, jitter: 0, seed: 0 })
    for (let i = batch; i < order.length; i += looks) if (restless[order[i]!] === 1) improve(t, c, order[i]!, spent)
  }
  return t.objective - before
}
