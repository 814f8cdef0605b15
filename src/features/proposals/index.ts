export { act, type Begin, type By, propose, type Refused } from './actions.ts'
export type { Given } from './forms.ts'
export { type Engine, engineOf, isRanked } from './ranking/engine.ts'
export { activitiesFor, peopleFor, type Ranked, type Ranking, ruledOutFor } from './ranking/lists.ts'
export {
  type Audience,
  cautionText,
  changeText,
  reasonText,
  rejectionText,
  rejectionTexts,
  saidTo,
} from './ranking/sentences.ts'
export * from './rules.ts'
export { pages } from './staff.ts'
export { type Proposal, proposalById, proposalsOfPerson } from './store.ts'
export { HELP_TEXT, HOW_TEXT, REASON_TEXT, STATUS_TEXT } from './text.ts'
