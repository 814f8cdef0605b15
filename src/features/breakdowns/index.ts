export { breakdownsOf, costsOf, funnelOf, smallBelowOn } from './actions.ts'
export * from './rules.ts'
