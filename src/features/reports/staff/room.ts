import { linesOf } from '#ui/fit.ts'
import type { PlanReport } from '../snapshot/rules.ts'

/** The letters in which a report stands on its page: those of a year, which has more columns, are smaller from the beginning. */
export type Size = 'usual' | 'wide' | 'close'
/** How many lines the table has on a page of A4 landscape in such letters, and how many letters the name of an indicator in a line. */
type Room = { size: Size; lines: number; letters: number }

/** Measured on paper, with numbers of five digits everywhere. */
export const ROOM: Record<PlanReport['kind'], readonly Room[]> = {
  quarter: [
    { size: 'usual', lines: 24, letters: 30 },
    { size: 'close', lines: 40, letters: 46 },
  ],
  year: [
    { size: 'wide', lines: 24, letters: 17 },
    { size: 'close', lines: 40, letters: 34 },
  ],
}
/** The letters of a line of a work's name. */
const SECTION = 13

const linesIn = (lines: PlanReport['lines'], letters: number): number =>
  lines.reduce(
    (sum, { name, unit, section }) => sum + Math.max(linesOf(`${name}（${unit}）`, letters), linesOf(section, SECTION)),
    0,
  )

/** In which letters a report stands on one page; `more`: it takes more than one. */
export const roomOf = ({ lines, kind }: Pick<PlanReport, 'lines' | 'kind'>): Size | 'more' =>
  ROOM[kind].find(room => linesIn(lines, room.letters) <= room.lines)?.size ?? 'more'
