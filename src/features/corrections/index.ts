export { putRight } from './actions.ts'
export { momentOf as correctionMoment } from './staff/told.ts'
export { correctionsOfRecord, correctionsWithin } from './store.ts'
export { versionOfRow } from './version.ts'
