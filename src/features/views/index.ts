export { type Counter, countLooks } from './counter.ts'
export { isLook, isRobot } from './rules.ts'
export { type ViewSum, viewSums, viewsFrom } from './store.ts'
