export { putRight } from './actions.ts'
export { momentOf as correctionMoment } from './staff/told.ts'
export { correctionsWithin } from './store.ts'
export { versionOfRow } from './version.ts'
