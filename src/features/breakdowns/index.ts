export { breakdownsOf, smallBelowOn } from './actions.ts'
export * from './rules.ts'
