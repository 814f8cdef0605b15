import './happenings.ts'

export { eraseNoticesAbout } from './erasing/store.ts'
export * from './message.ts'
export * from './rules.ts'
export { tell, untell } from './tell.ts'
