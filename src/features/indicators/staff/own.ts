import { entriesSeen, entrySums, reachOf } from '#features/entries/index.ts'
import { allWorks } from '#features/works/index.ts'
import { fiscalRange, type Quarter } from '#platform/ages.ts'
import type { Read } from '#platform/db.ts'
import type { IndicatorRow, Report, Standing } from '../actions.ts'
import { entryKindOf } from '../counting/rules.ts'
import { BEGINNING } from './paths.ts'

type Counted = { fiscal_year: number; quarter: number; kind: string; entries: number }

/**
 * What a department is told of the plan: the indicators of its works that count entries. Whoever is of a department sees the
 * entries of others only when their quarter is closed; so a figure in which there are such is not told before.
 */
export async function ownReport(db: Read, report: Report, year: number): Promise<Report> {
  const { teams } = await reachOf(db)
  const works = (await allWorks(db)).filter(work => work.teams.some(({ id }) => teams.includes(id)))
  const mine = new Set(works.map(({ id }) => id))
  const all = await entrySums(db, BEGINNING, fiscalRange(year).to)
  const seen = await entriesSeen(db, year)
  const rows = report.rows.filter(({ work_id, counts }) => mine.has(work_id ?? '') && entryKindOf(counts) !== null)
  return { ...report, rows: rows.map(row => rowSeen(row, year, withOthers(all, seen))) }
}

/** Whether whoever looks sees all that a list of entries counts; a list that would be empty to them is not opened. */
export async function entriesOpen(db: Read, year: number): Promise<(href: string) => boolean> {
  if ((await reachOf(db)).all) return () => true
  const all = await entrySums(db, BEGINNING, fiscalRange(year).to)
  const others = withOthers(all, await entriesSeen(db, year))
  return href => !others.some(one => isListed(one, new URLSearchParams(href.split('?')[1])))
}

/** Whether some of the entries of a quarter (0: of the year) stand in the list that an address asks for. */
function isListed({ kind, fiscal_year, quarter }: Counted, asked: URLSearchParams): boolean {
  const { from, to } = fiscalRange(fiscal_year, quarter === 0 ? undefined : (quarter as Quarter))
  return kind === asked.get('kind') && from <= (asked.get('to') ?? '') && to >= (asked.get('from') ?? '')
}

/** Of which kinds, years and quarters there are entries that whoever looks does not see. */
export function withOthers(all: readonly Counted[], seen: readonly Counted[]): readonly Counted[] {
  const sameAs = (one: Counted) => (other: Counted) =>
    one.kind === other.kind && one.fiscal_year === other.fiscal_year && one.quarter === other.quarter
  return all.filter(one => (seen.find(sameAs(one))?.entries ?? 0) < one.entries)
}

const without = (cell: Standing): Standing => ({
  ...cell,
  actual: null,
  light: null,
  part: null,
  base: null,
  others: true,
})

/** A row without the figures in which there are entries that are not seen; of what is a state, also of those before. */
export function rowSeen(row: IndicatorRow, year: number, others: readonly Counted[]): IndicatorRow {
  const mine = others.filter(({ kind }) => kind === entryKindOf(row.counts))
  const isIn = (quarters: readonly number[]) =>
    row.basis === 'last'
      ? mine.some(one => one.fiscal_year < year || one.quarter <= Math.max(...quarters))
      : mine.some(one => one.fiscal_year === year && quarters.includes(one.quarter))
  const quarters = row.quarters.map((cell, at) => (!cell.closed && isIn([at + 1]) ? without(cell) : cell))
  const isOut = quarters.some(({ others: out }) => out) || isIn([0])
  return isOut ? { ...row, quarters, year: without(row.year), forecast: null, missing: null } : { ...row, quarters }
}
