import './happenings.ts'

export { enterFirst } from './sign-in/pages.ts'
