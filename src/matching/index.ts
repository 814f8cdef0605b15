export type { Snapshot } from './arrays.ts'
export { type Caution, type Explanation, explain, type Reason } from './explain.ts'
export { haversineKm } from './geo.ts'
export * from './model.ts'
export type { Change, Rejection } from './rejections.ts'
export { dropOpportunity, dropPerson, putOpportunity, putPerson, snapshotOf } from './rows.ts'
export { score } from './score.ts'
export {
  type Ranked,
  type Ranking,
  type Tally,
  tallyForOpportunity,
  tallyForPerson,
  topOpportunities,
  topPeople,
} from './topk.ts'
