import './happenings.ts'

export { actingFor } from './actions.ts'
export { standingProblem, typedPart } from './desk/problem.ts'
export { mediumText } from './text.ts'
