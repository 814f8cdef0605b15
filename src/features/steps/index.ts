export { nextStep } from './actions.ts'
export * from './rules.ts'
export { acceptStep, type OpenStep, openStepOf, openStepsOfOwner, openStepsOfPerson, stepDoneAt } from './store.ts'
export * from './text.ts'
