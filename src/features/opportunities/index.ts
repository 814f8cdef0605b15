export { actOnOpportunity, changeOpportunity, refusalsOf, registerOpportunity } from './actions.ts'
export { cardOf, loadsOf, minutesTold, payText } from './card.ts'
export { dropTaken, renewTaken, restoreTaken, takeBack, takeIn } from './intake/actions.ts'
export * from './intake/rules.ts'
export { organisationTakenFrom, snapshotsOf, type Taken, takenFrom } from './intake/store.ts'
export * from './rules.ts'
export * from './rules-checks.ts'
export * from './rules-terms.ts'
export { activityNumber, idEndOf } from './search.ts'
export { freeSeat, publicationsOf, takeSeat } from './store.ts'
export { countByForm, fewOpen } from './store-public.ts'
export {
  type MatchingRow,
  matchingRows,
  type Opportunity,
  opportunityBrief,
  opportunityById,
  type StoredSlot,
} from './store-read.ts'
export { AGE_EXCEPTION_TEXT, REWARD_TEXT, REWARD_UNIT_TEXT, rewardText, STATUS_TEXT } from './text.ts'
export { spanText, whenText } from './when.ts'
