import './happenings.ts'

export { fieldOf, mediumText, refusedStatus, type Shown } from './desk/parts.ts'
export { foldRequests } from './desk/store.ts'
export { contactsOf, formOf, placeOf } from './door/actions.ts'
export { nameFields, trap } from './door/questions.ts'
export { reached, wayToReach } from './forms.ts'
export * from './rules.ts'
export { AGAIN_TEXT } from './text.ts'
