export type { Pair } from './bonds/rules.ts'
export { goTogether, liveBonds } from './bonds/store.ts'
export { isExcluded } from './exclusions/store.ts'
export { soughtBy } from './find/rules.ts'
export { meantBy } from './find/store.ts'
export { OUTSIDE } from './forms.ts'
export { askLinks, consentPath, editPath, fullKana, fullName, peopleIn, personLink, personPath } from './head.ts'
export { begin as beginLook } from './looks/actions.ts'
export { elsewhereNotice } from './looks/elsewhere.ts'
export { addNewcomer, alikeTo, type Newcomer, newcomerRegistered, readNewcomer } from './own/newcomer.ts'
export { registerPerson, setClosed } from './record/actions.ts'
export { changesOf, personPane, personSheet, timelineOf } from './record/pane.ts'
export { type Free, formatSpans } from './record/rules-week.ts'
export { birthField } from './record/staff/fields.ts'
export { townField, townOptions } from './record/staff/home-field.ts'
export { eventsAsked, foldPeople, type PersonDesk, type PersonEvent, personDesk } from './record/store.ts'
export * from './rules.ts'
export { pages } from './staff.ts'
export { endOwnStep, type StepEnd, withdraw } from './steps/actions.ts'
export { lockPerson } from './steps/store.ts'
export { erasedOn, type PersonHead, personHead, phonesOf } from './store-head.ts'
export { personSubject } from './subject.ts'
export {
  CONTACT_TEXT,
  DIGITAL_TEXT,
  HEARD_TEXT,
  LACKING_TEXT,
  LIKENESS_TEXT,
  MEDIUM_TEXT,
  SEX_TEXT,
  UNASKED_TEXT,
} from './text.ts'
export { takeWishes } from './wishes/take.ts'
