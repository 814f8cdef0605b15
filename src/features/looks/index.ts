export { toldToResident } from './resident.ts'
export { brokenNotice } from './staff/chain.ts'
export { looksByDay } from './store.ts'
