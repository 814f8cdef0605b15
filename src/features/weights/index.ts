export { pages } from './staff.ts'
