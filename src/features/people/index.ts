export { giveConsent, registerPerson, setClosed } from './actions.ts'
export type { Pair } from './bonds/rules.ts'
export { liveBonds } from './bonds/store.ts'
export {
  changesOf,
  editPath,
  fullKana,
  fullName,
  type Moment,
  personLink,
  personPane,
  personPath,
  personSheet,
  timelineOf,
} from './pane.ts'
export * from './rules.ts'
export * from './rules-consent.ts'
export { type Free, formatSpans } from './rules-week.ts'
export { pages } from './staff.ts'
export { isExcluded, type PersonDesk, type PersonEvent, personDesk, personEvents } from './store.ts'
export { CONSENT_TEXT, CONTACT_TEXT, MEDIUM_TEXT, PURPOSE_TEXT, SEX_TEXT, wordingOf } from './text.ts'
