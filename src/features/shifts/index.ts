export * from './rules.ts'
export { pages } from './staff.ts'
