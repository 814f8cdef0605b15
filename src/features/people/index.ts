export { type Doing, giveConsent, registerPerson, setClosed } from './actions.ts'
export type { Pair } from './bonds/rules.ts'
export { liveBonds } from './bonds/store.ts'
export { choice, choices, chosenId, NOTE_LIMIT, number, optionalDay, requiredDay, text } from './forms.ts'
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
export { isExcluded, type PersonDesk, type PersonEvent, personDesk, personEvents } from './store.ts'
export { CONSENT_TEXT, CONTACT_TEXT, MEDIUM_TEXT, PURPOSE_TEXT, SEX_TEXT, wordingOf } from './text.ts'
