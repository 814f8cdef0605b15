export { toldToResident } from './rules.ts'
export { brokenNotice } from './staff/chain.ts'
export { looksByDay } from './store.ts'
