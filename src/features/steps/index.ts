export { nextStep } from './actions.ts'
export * from './rules.ts'
export { type OpenStep, openStepOf, openStepsOfOwner, openStepsOfPerson } from './store.ts'
export * from './text.ts'
