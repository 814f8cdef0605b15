import type { Permissions } from '#features/accounts/rules.ts'
import type { Quarter } from '#platform/ages.ts'
import type { Day } from '#platform/dates.ts'

/** 四半期報告 and 年次報告 of the plan's indicators, the 評価シート of a year, and its 事業票. */
export const KINDS = ['quarter', 'year', 'sheets', 'works'] as const
export type Kind = (typeof KINDS)[number]

/** Of what there is a report: `quarter` 0 is the whole year; `team_id` of sheets those of one department. */
export type Of = { kind: Kind; fiscal_year: number; quarter: Quarter | 0; team_id: string | null }

/**
 * Why a report is not made. `running`: its last day is not over. `open`: its quarter is not closed, of a year the last one.
 * `early`: no quarter of the year was ever closed. `noSheets`: no sheet is confirmed. `noWorks`: no work went on.
 * `noReason`: there is one already, and nobody said why there is to be another. `broken`: the city's form cannot be filled.
 * `short`: a list of its workbook has too few rows.
 */
export type Refusal = 'running' | 'open' | 'early' | 'noSheets' | 'noWorks' | 'noReason' | 'broken' | 'short'

/** A quarter that is closed. */
type At = { fiscal_year: number; quarter: Quarter }
const order = ({ fiscal_year, quarter }: At): number => fiscal_year * 4 + quarter

/**
 * Whether the figures of a period stand: a report is made of what is closed and of nothing else (there is no 速報: what runs is
 * printed from the table of the indicators, without a number). Years before the first quarter that was closed have nothing
 * that could still be closed: their sheets and works stand, of their indicators there is no report.
 */
export function periodRefusal(of: Of, closed: readonly At[], { to }: { to: Day }, today: Day): Refusal | null {
  if (to >= today) return 'running'
  // A department's sheet stands when it is confirmed, whatever of the year is closed.
  if (of.kind === 'sheets') return null
  const until = order({ fiscal_year: of.fiscal_year, quarter: of.quarter === 0 ? 4 : of.quarter })
  const all = closed.map(order)
  if (Math.max(...all, 0) < until) return 'open'
  return all.includes(until) || of.kind === 'works' ? null : 'early'
}

/** What is about everybody at once: whoever sees a part of the city makes no report and sets no form. */
export const CITYWIDE = ['reports.make', 'reports.form']

export const PERMISSIONS = {
  'reports.read': ['counsellor', 'contributor', 'coordinator', 'manager', 'auditor'],
  'reports.make': ['coordinator', 'manager'],
  /** The city's own form of the reports. */
  'reports.form': ['manager'],
} satisfies Permissions
