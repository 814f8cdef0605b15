import { linesOf, widthOf } from '#ui/fit.ts'
import type { Figure, Line, PlanReport } from '../snapshot/rules.ts'

/** The letters in which a report stands on its page, in points: large 9, usual 8, wide 7, close 6. */
export type Size = 'large' | 'usual' | 'wide' | 'close'
/** How many lines the table has on a page of A4 landscape in such letters, and how many letters the name of an indicator in a line. */
type Room = { size: Size; lines: number; letters: number }

/** Measured on paper, with numbers of five digits everywhere; a year has more columns. */
export const ROOM: Record<PlanReport['kind'], readonly Room[]> = {
  quarter: [
    { size: 'large', lines: 25, letters: 25 },
    { size: 'usual', lines: 29, letters: 36 },
    { size: 'wide', lines: 36, letters: 49 },
    { size: 'close', lines: 44, letters: 59 },
  ],
  year: [
    { size: 'usual', lines: 29, letters: 17 },
    { size: 'wide', lines: 36, letters: 31 },
    { size: 'close', lines: 44, letters: 44 },
  ],
}
/** The letters of a line of a work's name, which takes the lines of all its indicators. */
const SECTION = 13

type Lines = Pick<PlanReport, 'lines' | 'kind'>

const linesIn = ({ lines }: Lines, letters: number): number =>
  [...Map.groupBy(lines, ({ section }) => section)].reduce(
    (sum, [section, own]) =>
      sum +
      Math.max(
        linesOf(section, SECTION),
        own.reduce((all, { name, unit }) => all + linesOf(`${name}（${unit}）`, letters), 0),
      ),
    0,
  )

/** What numbers of more than five digits take from the names, in letters: of each column its longest. */
function takenByNumbers({ lines, kind }: Lines): number {
  const quarters = kind === 'year' ? [0, 1, 2, 3] : [-1]
  const columns = [
    ...quarters.map(at => (line: Line) => line.quarters.at(at)),
    (line: Line): Figure | undefined => line.year,
  ]
  const over = (of: (line: Line) => number | null | undefined) =>
    Math.max(0, ...lines.map(line => widthOf((of(line) ?? 0).toLocaleString('ja')) - FIVE_DIGITS))
  return Math.ceil(columns.reduce((sum, of) => sum + over(line => of(line)?.value) + over(line => of(line)?.target), 0))
}
const FIVE_DIGITS = widthOf('12,345')

/** In which letters a report stands on one page, the largest that fit; `more`: it takes more than one. */
export function roomOf(report: Lines): Size | 'more' {
  const taken = takenByNumbers(report)
  return ROOM[report.kind].find(room => linesIn(report, room.letters - taken) <= room.lines)?.size ?? 'more'
}
