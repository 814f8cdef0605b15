import './happenings.ts'

export { eraseAgain } from './carry/actions.ts'
