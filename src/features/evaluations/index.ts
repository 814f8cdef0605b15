export { rulesOfYear } from './actions.ts'
export * from './rules.ts'
export { type Sheet, sheetById, sheetsOfWork, sheetsOfYear } from './store.ts'
