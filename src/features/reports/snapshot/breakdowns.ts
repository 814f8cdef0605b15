import {
  breakdownsOf,
  costsOf,
  type FigureTable,
  funnelOf,
  type Line,
  type Seeing,
} from '#features/breakdowns/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Period } from './lines.ts'
import type { Breakdowns } from './rules.ts'

/** The 内訳, the way from 相談 to 定着, and what it took, of a period: whole, and as they are told to those who may not see the people. */
export async function breakdownsIn(db: Read, { fiscal_year: year, quarter }: Period, today: Day): Promise<Breakdowns> {
  const figures = async (of: 0 | 1 | 2 | 3 | 4, seeing: Seeing) => {
    const when = { year, quarter: of === 0 ? null : of }
    const all = [
      await breakdownsOf(db, when, seeing),
      await funnelOf(db, when, seeing),
      await costsOf(db, when, seeing),
    ]
    return { tables: all.flatMap(({ tables }) => tables), below: all[0]!.below, first: all[0]!.first }
  }
  const { tables: whole, first } = await figures(quarter, { whole: true, today })
  const { tables: told, below } = await figures(quarter, { whole: false, today })
  if (quarter !== 0) return { whole, told, below: below!, first }
  const quarters: FigureTable[][] = []
  for (const one of [1, 2, 3, 4] as const) quarters.push((await figures(one, { whole: false, today })).tables)
  return { whole, told: told.map(table => yearTold(table, quarters.flat())), below: below!, first }
}

/** Reckoned of the first number of their line, which follows from them. */
const EACH = /-each$/

/**
 * The table of a year without what is left out in one of its quarters: the reports of the quarters lie beside it, and its
 * indicators tell no year of which a quarter is left out (seen.ts).
 */
export function yearTold(table: FigureTable, quarters: readonly FigureTable[]): FigureTable {
  const same = quarters.filter(({ key }) => key === table.key)
  const seen = (line: Line, lines: readonly Line[]): Line => {
    const beside = lines.filter(({ key }) => key === line.key)
    const isOut = (at: number) => beside.some(({ cells }) => cells[at]?.state === 'hidden')
    return {
      ...line,
      cells: line.cells.map((cell, at) =>
        cell.state === 'shown' && (isOut(at) || (EACH.test(table.columns[at]!.key) && isOut(0)))
          ? { value: null, state: 'hidden', evidence: null }
          : cell,
      ),
    }
  }
  const lines = same.flatMap(one => one.lines)
  const totals = same.flatMap(({ total }) => (total ? [total] : []))
  return {
    ...table,
    lines: table.lines.map(line => seen(line, lines)),
    total: table.total && seen(table.total, totals),
  }
}
