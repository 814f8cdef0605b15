import type { Correction, Entered, Figure, Line, Snapshot, Work } from './rules.ts'
import { isPlan } from './rules.ts'
import { HIDDEN } from './told.ts'
import { waysSeen } from './ways/rules.ts'

/*
 * A report as it is told to those who may not open the records behind its figures, and to everybody outside: small numbers of
 * people are left out, and what would tell them. A sum is left out where a part of it is: so nothing follows from a report, nor
 * from two of them side by side, since whether a quarter is told depends on its own number alone.
 */

const isSmall = (value: number | null, below: number): boolean => value !== null && value > 0 && value < below

/** Of a share how many answered counts; where that is not known it is left out. */
const isFew = ({ basis }: Line, { value, base }: Figure, below: number): boolean =>
  basis === 'rate' ? value !== null && (base === null || base < below) : isSmall(value, below)

const without = ({ ways: _, ...figure }: Figure): Figure => ({
  ...figure,
  ...{ value: null, rate: null, light: null, base: null, records: null, hash: null, link: null },
  hidden: true,
})
const plain = ({ ways, ...figure }: Figure, below: number, parts: readonly Figure[] = []): Figure => ({
  ...{ ...figure, records: null, hash: null, link: null },
  ...waysSeen({ ...figure, ...(ways && { ways }) }, below, parts),
})

function lineSeen(line: Line, below: number): Line {
  const few = line.quarters.map(figure => line.people && isFew(line, figure, below))
  const all = few.includes(true) || (line.people && isFew(line, line.year, below))
  const quarters = line.quarters.map((figure, at) => (few[at] ? without(figure) : plain(figure, below)))
  return { ...line, quarters, year: all ? without(line.year) : plain(line.year, below, quarters) }
}

/** What was corrected tells both numbers; of people it is told only that there was one. */
const correctionSeen = (one: Correction, below: number): Correction =>
  one.people && (isSmall(one.was, below) || isSmall(one.is, below) || Math.abs((one.is ?? 0) - (one.was ?? 0)) < below)
    ? { ...one, was: null, is: null, hidden: true }
    : one

/** Parts of a kind are left out together: one alone would follow from the figure of the kind. */
function enteredSeen(all: readonly Entered[], below: number): Entered[] {
  const few = new Set(all.filter(({ people, count }) => people && isSmall(count, below)).map(({ kind }) => kind))
  return all.map(one => (few.has(one.kind) ? { ...one, count: null, entries: 0, hidden: true } : one))
}

const workSeen = (work: Work, below: number): Work => ({ ...work, figures: enteredSeen(work.figures, below) })

/** A report whose tables of the 内訳 have small numbers left out, whatever else is told of it. */
export const withoutPeople = <S extends Snapshot>(report: S): S =>
  isPlan(report) && report.breakdowns ? { ...report, breakdowns: { ...report.breakdowns, whole: null } } : report

/** A report without the numbers from 1 to below `below`; what is a department's own text stays as it was confirmed. */
export function seenBy<S extends Snapshot>(report: S, below: number): S {
  if (isPlan(report))
    return {
      ...withoutPeople(report),
      lines: report.lines.map(line => lineSeen(line, below)),
      corrections: report.corrections.map(one => correctionSeen(one, below)),
      entered: enteredSeen(report.entered, below),
      changes: report.changes.map(one => (one.people ? { ...one, was: HIDDEN, is: HIDDEN } : one)),
    }
  if (report.kind === 'works') return { ...report, works: report.works.map(work => workSeen(work, below)) }
  return report
}
