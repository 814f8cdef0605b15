export type { Snapshot } from './arrays.ts'
export { type Audit, auditOf, type Grouping, type Share } from './audit.ts'
export { type BatchOptions, type Crew, crewOfOne, type Outcome, type Progress, roundsFor, runBatch } from './batch.ts'
export { checkPlan, type Fault } from './check/index.ts'
export { type Comparison, compare } from './compare.ts'
export { eligibleRoom, findEligible } from './eligible.ts'
export { type Caution, type Explanation, explain, type Reason } from './explain.ts'
export { checkProblem, planSchema, problemSchema } from './format.ts'
export { type CitySize, generateCity } from './generate.ts'
export { haversineKm } from './geo.ts'
export { outcomesNeeded, type PastOffer, type Proposal, proposeWeights, type Quality } from './learn.ts'
export { type Market, marketOf } from './market.ts'
export * from './model.ts'
export { type Bar, barOf, isOccupied, type Option, optionsFor, removalCost, seatCost, seatsFor } from './options.ts'
export { type MatchOptions, matchCity, type Placement, type Plan, planOf } from './plan.ts'
export type { Change, Rejection } from './rejections.ts'
export {
  type Conflict,
  conflictOf,
  type Move,
  refill,
  rowOfSlot,
  type Substitute,
  seatingFrom,
  seatingOfPlan,
  substitutes,
} from './repair.ts'
export { dropOpportunity, dropPerson, putOpportunity, putPerson, snapshotOf } from './rows.ts'
export { type Issue, type IssueCode, misfits } from './schema.ts'
export { score } from './score.ts'
export { leave, pairScore, type Seating, sit } from './seating.ts'
export { handOf, type Next, type Task, work } from './sweep.ts'
export type { TeamChange, When } from './team-changes.ts'
export {
  type Ranked,
  type Ranking,
  type Tally,
  tallyForOpportunity,
  tallyForPerson,
  topOpportunities,
  topPeople,
} from './topk.ts'
export type { Nearest } from './why.ts'
export type { TeamMissing } from './why-teams.ts'
