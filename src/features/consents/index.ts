export { giveConsent, withdrawConsent } from './actions.ts'
export * from './rules.ts'
export { consentRows, consentsOf, isWithdrawn, liveConsent } from './store.ts'
export { CONSENT_FIELD_TEXT, CONSENT_TEXT } from './text.ts'
