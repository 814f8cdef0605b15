export { nextStep } from './actions.ts'
export * from './rules.ts'
export {
  acceptStep,
  lastDoneStep,
  type OpenStep,
  openStepOf,
  openStepsOfOwner,
  openStepsOfPerson,
  stepDoneAt,
} from './store.ts'
export * from './subject.ts'
export * from './text.ts'
