export { brokenNotice } from './staff/chain.ts'
export { looksByDay } from './store.ts'
export { toldToResident } from './told.ts'
