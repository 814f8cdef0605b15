import { entryKinds } from '#features/entries/index.ts'
import { closedQuarters, indicatorsOf } from '#features/indicators/index.ts'
import { fiscalRange } from '#platform/ages.ts'
import { today } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { breakdownsIn } from './breakdowns.ts'
import { changesBetween } from './changes.ts'
import { enteredIn } from './entered.ts'
import { correctionsIn, lineOf, type Period, quartersOf } from './lines.ts'
import type { Head, PlanReport, Snapshot } from './rules.ts'
import { sheetsIn } from './sheets.ts'

type PlanHead = Head & { kind: 'quarter' | 'year' }

/** What stands on the report of a quarter or a year: the one place in which its parts are put together. */
export async function planReport(db: Read, head: PlanHead, before: Snapshot | null, day: Day): Promise<PlanReport> {
  const period: Period = head
  const { rows, plan, bounds } = await indicatorsOf(db, head.fiscal_year, day)
  const lines = rows.map(row => lineOf(row, period, bounds))
  const report = {
    ...head,
    plan,
    bounds: { reached: bounds.reached, nearly: bounds.nearly, late: bounds.late },
    closings: await closingsIn(db, period),
    lines,
    corrections: correctionsIn(rows, period),
    entered: await enteredIn(db, period, await entryKinds(db)),
    sheets: head.kind === 'year' ? (await sheetsIn(db, head.fiscal_year, null)).sheets : [],
    breakdowns: await breakdownsIn(db, period, day),
  }
  return { ...report, changes: before ? changesBetween(before, report) : [] }
}

/** Who closed the quarters of the period, and when. */
async function closingsIn(db: Read, period: Period): Promise<PlanReport['closings']> {
  const wanted = quartersOf(period)
  return (await closedQuarters(db))
    .filter(({ fiscal_year, quarter }) => fiscal_year === period.fiscal_year && wanted.includes(quarter))
    .map(({ id, quarter, by, at, hash }) => {
      const link = { href: `/staff/indicators/closings/${id}`, can: 'closings.read' }
      return { quarter, by, day: today(at), hash, link }
    })
    .toSorted((a, b) => a.quarter - b.quarter)
}

/** The days of a period. */
export const daysOf = ({ fiscal_year, quarter }: Period): { from: Day; to: Day } =>
  quarter === 0 ? fiscalRange(fiscal_year) : fiscalRange(fiscal_year, quarter)
