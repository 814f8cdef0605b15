import './happenings.ts'

export { enterFirst, residentIn } from './sign-in/pages.ts'
export { answerWish } from './wishes/actions.ts'
