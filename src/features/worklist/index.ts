export { pages } from './staff.ts'
export { worklistCount } from './store.ts'
