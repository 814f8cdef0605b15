export * from './explained.ts'
export * from './offered.ts'
export * from './rules.ts'
export * from './text.ts'
