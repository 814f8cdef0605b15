export { entryKinds } from './kinds/store.ts'
export { entriesPath, entryPath } from './paths.ts'
export * from './rules.ts'
export { countSlips, type Entry, entriesOf, entryById, holdEntry, isClosed, reachOf } from './store.ts'
export {
  type EntryPartSum,
  type EntrySum,
  entriesSeen,
  entriesUntil,
  entryPartSums,
  entrySums,
  type MediumSum,
  mediumSums,
} from './sums/store.ts'
