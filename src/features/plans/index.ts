export { commands } from './commands/index.ts'
export { pages } from './staff.ts'
