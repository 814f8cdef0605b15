export type { Recorded } from './rules.ts'
export { ownDiary, recordsOf } from './store.ts'
export { minutesText } from './text.ts'
