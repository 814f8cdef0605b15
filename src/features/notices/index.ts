import './happenings.ts'

export * from './message.ts'
export * from './rules.ts'
export { tell, untell } from './tell.ts'
