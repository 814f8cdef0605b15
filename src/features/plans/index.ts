export { commands } from './commands.ts'
export { jobs } from './run/jobs.ts'
export { pages } from './staff.ts'
