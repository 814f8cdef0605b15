export { comingPart, linesAhead } from './week/mine.ts'
