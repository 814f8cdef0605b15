import './happenings.ts'

export { enterFirst } from './sign-in/pages.ts'
export { answerWish } from './wishes/actions.ts'
