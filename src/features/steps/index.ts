export { addStep, nextStep, nextText, shutText } from './actions.ts'
export { wordlessSteps } from './erasing/store.ts'
export * from './rules.ts'
export {
  acceptStep,
  endStep,
  moveSteps,
  type OpenStep,
  openedWith,
  openStepOf,
  openStepsOf,
  openStepsOfOwner,
  openStepsOfPerson,
  stepDoneAt,
  stepsAsked,
  stepsDoneLast,
  takeBackReferred,
} from './store.ts'
export * from './subject.ts'
export * from './text.ts'
