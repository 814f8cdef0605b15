export { commands } from './commands.ts'
export { parseEventFile } from './parse.ts'
export * from './rules.ts'
export { pages } from './staff.ts'
