import { termPoints } from '../pair/score.ts'
import { type Problem, type Term, terms } from '../problem/model.ts'
import { snapshotOf } from '../table/rows.ts'
import { type BatchOptions, type Crew, crewOfOne, type Outcome, runBatch } from './search/batch.ts'
import { isComplete, lackOf } from './seats/composition.ts'
import { jobOf } from './seats/jobs.ts'
import { grain, type Market, marketOf } from './seats/market.ts'
import { inside, type Seating, shut } from './seats/seating.ts'
import type { TeamChange } from './why/team-changes.ts'
import { type Nearest, type UnfilledReason, type UnplacedReason, whyUnfilled, whyUnplaced } from './why/why.ts'
import { type TeamMissing, whyNoTeam } from './why/why-teams.ts'

export type Placement = { person: string; slot: string; score: number; terms: Record<Term, number> }

/** What was found for a whole city: the file format `yui-plan/1`. */
export type Plan = {
  format: 'yui-plan/1'
  /** The hash of the problem that it is for. */
  instance: string
  objective: number
  /** No plan over all eligible pairs is worth more. */
  bound: number
  /** (bound - objective) / bound. */
  gap: number
  placements: Placement[]
  /** `together`: each of a party could take something, but nothing all of them; `whole`: only parts of whole jobs. */
  unplaced: { person: string; reasons: UnplacedReason[]; nearest?: string }[]
  unfilled: { slot: string; seats: number; reasons: UnfilledReason[] }[]
  /** Activities that a team does, with what stands in the way of those that are not formed. */
  teams: { opportunity: string; formed: boolean; missing: TeamMissing[]; nearest?: string }[]
  /** Prices of slots that are not zero, in points: with them anyone can work the bound out again. */
  certificate: {
    prices: Record<string, number>
    /** What each person pays once for an activity with a capacity, in points, if anything: none where it is missing. */
    charges?: Record<string, number>
  }
}

export type MatchOptions = BatchOptions & {
  instance?: string
  /** Makes the crew for the market; missing: this thread alone. */
  crew?: (m: Market) => Crew
  /** Makes the sentence about the nearest change; missing: none is told. */
  say?: (nearest: Nearest) => string
  /** Makes the sentence about what would be enough for a team, of one to three changes; missing: none is told. */
  sayTeam?: (changes: TeamChange[]) => string
}

/** A plan for everybody in a valid problem. The same problem and rounds give the same plan with any crew. */
export const matchCity = async (problem: Problem, options: MatchOptions = {}): Promise<Plan> => {
  const m = marketOf(snapshotOf(problem), problem)
  const outcome = await runBatch(m, (options.crew ?? crewOfOne)(m), options)
  return planOf(m, outcome, options)
}

/** The outcome of a run in the words of the file. */
export const planOf = (m: Market, { seating, objective, bound }: Outcome, options: MatchOptions = {}): Plan => {
  const { snapshot: s } = m
  const { say } = options
  const people = s.person.ids.map((_, p) => p)
  const slots = Array.from({ length: m.slotCount }, (_, slot) => slot)
  return {
    format: 'yui-plan/1',
    instance: options.instance ?? '',
    objective,
    bound,
    gap: bound === 0 ? 0 : (bound - objective) / bound,
    placements: people.flatMap(p => {
      const row = p * m.choicesEach
      const taken = [...seating.slotOf.subarray(row, row + seating.count[p]!)].sort((a, b) => a - b)
      return taken.map(slot => placementOf(m, p, slot))
    }),
    unplaced: people
      .filter(p => seating.count[p] === 0)
      .map(p => {
        const { reasons, nearest } = whyUnplaced(m, p)
        return { person: s.person.ids[p]!, reasons, ...(say && nearest ? { nearest: say(nearest) } : {}) }
      }),
    unfilled: slots
      .filter(slot => seating.filled[slot]! < m.need[slot]!)
      .map(slot => ({
        slot: s.slotIds[slot]!,
        seats: m.need[slot]! - seating.filled[slot]!,
        reasons: whyFree(seating, slot),
      })),
    teams: teamsOf(seating, options),
    certificate: {
      prices: Object.fromEntries(
        slots.filter(slot => m.price[slot] !== 0).map(slot => [s.slotIds[slot]!, m.price[slot]! / grain]),
      ),
      ...(m.capacity.size > 0 && {
        charges: Object.fromEntries(
          [...m.capacity.keys()].filter(o => m.charge[o] !== 0).map(o => [s.opportunity.ids[o]!, m.charge[o]! / grain]),
        ),
      }),
    },
  }
}

/** Why nobody sits on a seat: a team that is not formed, a whole job or an activity that takes nobody else, or those who could come. */
const whyFree = (t: Seating, slot: number): Plan['unfilled'][number]['reasons'] => {
  const { capacity, snapshot: s } = t.market
  if (t.state[slot] === shut) return ['team']
  if (jobOf(t.market, slot).some(one => t.filled[one] === t.market.need[one])) return ['whole']
  const o = s.slots.opportunity[slot]!
  return t.crowd[o]! >= (capacity.get(o) ?? Number.POSITIVE_INFINITY) ? ['capacity'] : whyUnfilled(t.market, slot)
}

const teamsOf = (t: Seating, { sayTeam }: MatchOptions): Plan['teams'] =>
  t.market.teams.map(team => {
    const opportunity = t.market.snapshot.opportunity.ids[team.opportunity]!
    if (team.slots.every(slot => isComplete(lackOf(t, team, slot, inside(t, slot)))))
      return { opportunity, formed: true, missing: [] }
    const { missing, changes } = whyNoTeam(t, team)
    const nearest = sayTeam && changes.length > 0 ? { nearest: sayTeam(changes) } : {}
    return { opportunity, formed: false, missing, ...nearest }
  })

const placementOf = (m: Market, p: number, slot: number): Placement => {
  const s = m.snapshot
  const points = termPoints(s, p, s.slots.opportunity[slot]!, slot)
  return {
    person: s.person.ids[p]!,
    slot: s.slotIds[slot]!,
    score: points.reduce((sum, n) => sum + n, 0),
    terms: Object.fromEntries(terms.map((term, i) => [term, points[i]!])) as Record<Term, number>,
  }
}
