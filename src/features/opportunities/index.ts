export { HORIZON_WEEKS, opportunityOf, quarterDown, quarterUp } from './find/engine.ts'
export { goalOf, timesAsked, timesKept } from './find/reach.ts'
export { activityNumber, idEndOf } from './find/search.ts'
export { cardRows, type Listed } from './find/store.ts'
export { type OpenRow, openRows, openStamps, publishedOpen } from './find/store-open.ts'
export { PARTS, type Part, partBit, type Times, timesIn, timesOf } from './find/week.ts'
export { dropTaken, handTaken, renewTaken, replaceTaken, restoreTaken, takeBack, takeIn } from './intake/actions.ts'
export * from './intake/rules.ts'
export { snapshotOf, type Taken, type TakenElsewhere, takenElsewhere, takenFrom } from './intake/store.ts'
export { cardOf, loadsOf, minutesTold, organiserText, payText, unsureOf } from './public/card.ts'
export { type Current, currentOf, keptFirst } from './public/kept.ts'
export { mapLink, mapOfList } from './public/map.ts'
export { paperTerms } from './public/parts.ts'
export { publishedFor, questionNamed } from './public/published.ts'
export { spanText, whenText } from './public/when.ts'
export {
  actOnOpportunity,
  changeOpportunity,
  closeUnplaced,
  refusalsOf,
  registerOpportunity,
} from './record/actions.ts'
export { foldActivities, freeSeat, publicationsOf, takeSeat } from './record/store.ts'
export {
  type MatchingRow,
  matchingRows,
  type Opportunity,
  opportunityBrief,
  opportunityById,
  type StoredSlot,
} from './record/store-read.ts'
export * from './rules.ts'
export * from './terms/rules.ts'
export * from './terms/rules-checks.ts'
export * from './terms/rules-refusals.ts'
export {
  AGE_EXCEPTION_TEXT,
  ASK_TEXT,
  REWARD_TEXT,
  REWARD_UNIT_TEXT,
  rewardText,
  STATUS_TEXT,
  UNKNOWN_TEXT,
} from './text.ts'
export * from './unknown.ts'
export { farIn, fitting, type Leaving, partsTouched, setOutTo, type WaysTo, waysTo } from './ways/way.ts'
