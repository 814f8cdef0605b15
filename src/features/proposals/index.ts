export { bondsLink, bondsSeen, otherText } from './bonds/part.ts'
export type { Bound } from './bonds/store.ts'
export type { Given } from './forms.ts'
export { cityRead, engineForPeople, engineOf, forgetCity } from './ranking/cities.ts'
export { type Engine, isRanked } from './ranking/engine.ts'
export {
  activitiesFor,
  peopleFor,
  type Ranked,
  type Ranking,
  ruledOutFor,
  shownItem,
  weightsOf,
  weightsVersion,
} from './ranking/lists.ts'
export { type OpportunityRow, opportunityOf, type PersonRow, personOf, type Setting } from './ranking/problem.ts'
export {
  type Audience,
  cautionText,
  changeText,
  conditionText,
  HALF_TEXT,
  RULE_TEXT,
  reasonText,
  rejectionText,
  rejectionTexts,
  saidTo,
  TERM_TEXT,
} from './ranking/sentences.ts'
export { candidateCounts, personRows } from './ranking/store.ts'
export { insertShown, isShown } from './ranking/store-shown.ts'
export { act, type Begin, propose, type Refused } from './record/actions.ts'
export { type Proposal, proposalById, proposalsOfPerson } from './record/store.ts'
export * from './rules.ts'
export { termsPart, whyPart } from './staff/suggestions.ts'
export { proposalSubject } from './subject.ts'
export { HELP_TEXT, HOW_TEXT, REASON_TEXT, STATUS_TEXT } from './text.ts'
