import './happenings.ts'

export { eraseNoticesAbout } from './erasing/store.ts'
export * from './message.ts'
export * from './rules.ts'
export { linkTo, tell, tellOf, untell } from './tell.ts'
