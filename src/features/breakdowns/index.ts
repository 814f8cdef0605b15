export { breakdownsOf, costsOf, equityOf, funnelOf, smallBelowOn } from './actions.ts'
export * from './rules.ts'
