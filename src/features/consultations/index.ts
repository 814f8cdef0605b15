export { recordConsultation } from './actions.ts'
export { choicesOn, consultationForm, runningConsultation } from './form.ts'
export * from './rules.ts'
export { CHANNEL_TEXT, SATISFACTION_TEXT, TOPIC_TEXT } from './text.ts'
