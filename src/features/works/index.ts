export { makeWork } from './actions.ts'
export * from './rules.ts'
export { allWorks, workById } from './store.ts'
