import './happenings.ts'

export { requestArrivals } from './desk/arrivals.ts'
export { requestMoments } from './desk/history.ts'
export { foldRequests } from './desk/store.ts'
