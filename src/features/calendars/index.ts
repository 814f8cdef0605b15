export { comingPart } from './week/mine.ts'
