export * from './explained.ts'
export * from './rules.ts'
export * from './text.ts'
