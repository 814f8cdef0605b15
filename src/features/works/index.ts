export { makeWork } from './actions.ts'
export { workPath } from './paths.ts'
export * from './rules.ts'
export { allWorks, workById } from './store.ts'
