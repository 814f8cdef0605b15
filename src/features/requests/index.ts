import './happenings.ts'

export { foldRequests } from './desk/store.ts'
