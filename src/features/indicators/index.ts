export { indicatorsOf } from './actions.ts'
export * from './rules.ts'
export { allTargets, putTarget } from './store.ts'
export { INDICATOR_TEXT } from './text.ts'
