import {
  entryKindOf,
  evidencePath,
  figurePath,
  type IndicatorRow,
  isShare,
  lightOf,
  missingText,
  rateOf,
  type Standing,
  together,
} from '#features/indicators/index.ts'
import { fiscalRange, type Quarter } from '#platform/ages.ts'
import { today } from '#platform/clock.ts'
import { diffDays } from '#platform/dates.ts'
import type { Correction, Figure, Line, Link, PlanReport } from './rules.ts'
import { waysIn } from './ways/rules.ts'

type Bounds = PlanReport['bounds']
export type Period = { fiscal_year: number; quarter: Quarter | 0 }

/** The quarters that a report tells: up to its own, or all. */
export const quartersOf = ({ quarter }: Pick<Period, 'quarter'>): Quarter[] =>
  ([1, 2, 3, 4] as const).filter(one => quarter === 0 || one <= quarter)

/** Whether a rule counts people, or what people answered: of these few are somebody. Looks at pages, meetings and yen are not. */
const countsPeople = ({ counts, unit }: Pick<IndicatorRow, 'counts' | 'unit'>): boolean =>
  isShare(counts) ||
  unit === '人' ||
  counts === 'consultations' ||
  counts === 'referrals' ||
  counts.startsWith('outcome:')

/** Who may open the records behind a figure that is not closed. */
function evidenceLink(row: IndicatorRow, period: { from: string; to: string }): Link {
  const href = evidencePath(row, period)
  if (href.startsWith('/staff/entries')) return { href, can: 'entries.read' }
  if (href.startsWith('/staff/views')) return { href, can: 'views.read' }
  return { href, can: href.startsWith('/staff/consultations') ? 'people.read' : 'indicators.trace' }
}

/** An indicator as a report of this period tells it. */
export function lineOf(row: IndicatorRow, period: Period, bounds: Bounds): Line {
  const { key, section, name, unit, direction, basis, source, indicator_id } = row
  const quarters = quartersOf(period)
  return {
    ...{ key, section, name, unit, direction, basis, source },
    people: countsPeople(row),
    unknown: row.linked ? missingText(row) : '—',
    definition: { href: `/staff/indicators/definitions/${indicator_id}`, can: 'indicators.learn' },
    quarters: quarters.map(q =>
      withWays(quarterFigure(row, row.quarters[q - 1]!, fiscalRange(period.fiscal_year, q)), answersIn(row, [q])),
    ),
    year: withWays(yearFigure(row, period, bounds), answersIn(row, quarters)),
  }
}

/** What was said in these quarters; [] where it is no satisfaction at the desk. */
const answersIn = ({ answers }: IndicatorRow, quarters: readonly Quarter[]) =>
  answers ? quarters.map(q => answers.quarters[q - 1]!) : []

const withWays = (figure: Figure, answers: ReturnType<typeof answersIn>): Figure => ({
  ...figure,
  ...waysIn(answers, figure.base),
})

const sinceOf = ({ counted, since }: Standing) => (counted === 'part' ? since : null)

function quarterFigure(row: IndicatorRow, cell: Standing, days: { from: string; to: string }): Figure {
  const { actual, target, counted, light, base, closed } = cell
  const figure = closed?.figure
  return {
    ...{ value: actual, target, counted, light, base, rate: rateOf(cell), since: sinceOf(cell) },
    closed: figure !== undefined,
    records: figure?.evidence_count ?? null,
    hash: figure?.evidence_hash ?? null,
    link: figure
      ? { href: figurePath(figure.id), can: 'closings.read' }
      : row.linked && actual !== null
        ? evidenceLink(row, days)
        : null,
  }
}

/**
 * The year up to the last quarter of the period: the whole year as the table of the indicators has it, else what its quarters
 * come to, held against the year's target by the days that are over.
 */
function yearFigure(row: IndicatorRow, period: Period, bounds: Bounds): Figure {
  const { fiscal_year, quarter } = period
  const whole = fiscalRange(fiscal_year)
  const days = quarter === 0 ? whole : { from: whole.from, to: fiscalRange(fiscal_year, quarter).to }
  const link = row.linked ? evidenceLink(row, days) : null
  const more = { closed: false, records: null, hash: null }
  if (quarter === 0 || quarter === 4) {
    const { actual, target, counted, light, base } = row.year
    const rate = rateOf(row.year)
    return {
      value: actual,
      target,
      counted,
      light,
      base,
      rate,
      since: sinceOf(row.year),
      ...more,
      link: actual === null ? null : link,
    }
  }
  const cells = row.quarters.slice(0, quarter)
  const { value, base } = together(
    row.basis,
    cells.map(({ actual, part, base }) => ({ value: actual, part, base })),
  )
  const { target, since } = row.year
  const counted = howMuch(row, cells)
  const gone = { gone: diffDays(whole.from, days.to) + 1, days: diffDays(whole.from, whole.to) + 1 }
  const cell = { target, actual: value, counted }
  return {
    ...{ value, target, counted, base, rate: rateOf(cell), since: counted === 'part' ? since : null },
    light: counted === 'whole' ? lightOf({ ...cell, ...row, ...gone, ...cell }, { ...bounds, after: 0 }) : null,
    ...more,
    link: value === null ? null : link,
  }
}

/** How much of several quarters is told: all, from a later one on, or nothing. What is entered is known where it was entered. */
function howMuch({ counts }: IndicatorRow, cells: readonly Standing[]): Standing['counted'] {
  const known = cells.filter(({ counted }) => counted === 'whole' || counted === 'part')
  if (known.length === 0) return 'none'
  if (entryKindOf(counts) !== null) return 'whole'
  return known.length === cells.length && known.every(({ counted }) => counted === 'whole') ? 'whole' : 'part'
}

/** What was corrected after the quarters were closed, in their order. */
export const correctionsIn = (rows: readonly IndicatorRow[], period: Period): Correction[] =>
  quartersOf(period).flatMap(quarter =>
    rows.flatMap(row => {
      const figure = row.quarters[quarter - 1]!.closed?.figure
      if (!figure || figure.corrections === 0) return []
      const { key, name, unit } = row
      return [
        {
          ...{ key, name, unit, quarter, people: countsPeople(row) },
          ...{ was: figure.value, is: figure.new_value, reason: figure.reason ?? '' },
          ...{ by: figure.corrected_by ?? '', day: today(figure.corrected_at!) },
        },
      ]
    }),
  )
