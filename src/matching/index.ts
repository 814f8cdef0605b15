export { checkPlan, type Fault } from './check/index.ts'
export { outcomesNeeded, type PastOffer, type Proposal, proposeWeights, type Quality } from './learn/learn.ts'
export { logistic } from './learn/logistic.ts'
export { eligibleRoom, findEligible } from './pair/eligible.ts'
export { type Caution, type Explanation, explain, type Reason } from './pair/explain.ts'
export { countByTimes, rateOpportunities } from './pair/rate.ts'
export { type Change, type Outline, outlines, type Rejection } from './pair/rejections.ts'
export { score } from './pair/score.ts'
export {
  type Ranked,
  type Ranking,
  type Tally,
  tallyForOpportunity,
  tallyForPerson,
  topOpportunities,
  topPeople,
} from './pair/topk.ts'
export { type Audit, auditOf, type Grouping, type Share } from './plan/audit.ts'
export { type Comparison, compare } from './plan/compare.ts'
export { checkProblem } from './plan/locks.ts'
export { type MatchOptions, matchCity, type Placement, type Plan, planOf } from './plan/plan.ts'
export {
  type BatchOptions,
  type Crew,
  crewOfOne,
  type Outcome,
  type Progress,
  roundsFor,
  runBatch,
} from './plan/search/batch.ts'
export { handOf, type Next, type Task, work } from './plan/search/sweep.ts'
export { type Conflict, conflictOf, couldAdd } from './plan/seats/conflict.ts'
export { giveUp, leftWith, takenWith } from './plan/seats/jobs.ts'
export { firstBonus, type Market, marketOf } from './plan/seats/market.ts'
export {
  type Bar,
  barOf,
  isOccupied,
  type Option,
  optionsFor,
  removalCost,
  seatCost,
  seatsFor,
} from './plan/seats/options.ts'
export { type Move, refill } from './plan/seats/refill.ts'
export { rowOfSlot, type Substitute, seatingFrom, seatingOfPlan, substitutes } from './plan/seats/repair.ts'
export { isFree, leave, pairScore, type Seating, scoreIn, seatingOf, sit } from './plan/seats/seating.ts'
export type { TeamChange, When } from './plan/why/team-changes.ts'
export type { Nearest } from './plan/why/why.ts'
export type { TeamMissing } from './plan/why/why-teams.ts'
export { problemSchema } from './problem/format.ts'
export { type CitySize, generateCity } from './problem/generate.ts'
export { earthKm, haversineKm } from './problem/geo.ts'
export * from './problem/model.ts'
export { planSchema } from './problem/plan-format.ts'
export { type Random, randomOf } from './problem/random.ts'
export * from './problem/rules.ts'
export { type Issue, type IssueCode, misfits } from './problem/schema.ts'
export { personColumns, type Snapshot } from './table/arrays.ts'
export type { Spec } from './table/columns.ts'
export { dropOpportunity, dropPerson, putOpportunity, putPerson, snapshotOf } from './table/rows.ts'
