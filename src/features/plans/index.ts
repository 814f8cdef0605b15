export { commands } from './commands/index.ts'
export { jobs } from './run/jobs.ts'
export { pages } from './staff.ts'
