export { bondsLink, bondsSeen, otherText } from './bonds/part.ts'
export type { Bound } from './bonds/store.ts'
export type { Given } from './forms.ts'
export { cityRead, engineForPeople, engineOf, forgetCity } from './ranking/cities.ts'
export { type Engine, isRanked } from './ranking/engine/engine.ts'
export { type OpportunityRow, type PersonRow, personOf, type Setting } from './ranking/engine/problem.ts'
export {
  activitiesFor,
  peopleFor,
  type Ranked,
  type Ranking,
  shownItem,
  weightsOf,
  weightsVersion,
} from './ranking/lists.ts'
export { changeText, conditionText, rejectionText, rejectionTexts } from './ranking/rejections.ts'
export { ruledOutFor } from './ranking/ruled-out.ts'
export { type Audience, cautionText, HALF_TEXT, RULE_TEXT, reasonText, saidTo, TERM_TEXT } from './ranking/sentences.ts'
export { candidateCounts, personRows } from './ranking/store.ts'
export { insertShown, isShown } from './ranking/store-shown.ts'
export { act, type Begin, propose, type Refused } from './record/actions.ts'
export { type Proposal, proposalById, proposalsOfPerson } from './record/store.ts'
export * from './rules.ts'
export { termsPart, whyPart } from './staff/suggestions.ts'
export { proposalSubject } from './subject.ts'
export { HELP_TEXT, HOW_TEXT, REASON_TEXT, STATUS_TEXT } from './text.ts'
