import './happenings.ts'

export { enterFirst, isResidentIn } from './sign-in/pages.ts'
export { answerWish } from './wishes/actions.ts'
