export { calendarReply } from './feed/ics.ts'
export { comingPart, linesAhead } from './week/mine.ts'
