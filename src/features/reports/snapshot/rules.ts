import type { FigureTable } from '#features/breakdowns/index.ts'
import type { Basis, Counted, Direction, Light, Plan } from '#features/indicators/index.ts'
import type { Quarter } from '#platform/ages.ts'
import type { Day } from '#platform/dates.ts'
import type { Kind } from '../rules.ts'

/*
 * Everything that stands on a report, as plain data: it is kept as JSON and never changed, so that the page and the files of a
 * report are the same for ever. Its first number is the version of this form; a reader of a later one reads this one too.
 */

/** Where what is counted can be looked at, and the permission that opens it. */
export type Link = { href: string; can: string }

/** By which way so many answers came in: typed by the counsellor, or by people themselves; null: too few to be told. */
export type Ways = Readonly<Record<'desk' | 'paper' | 'qr' | 'phone', number | null>>

/** A number of a period with what it is held against. */
export type Figure = {
  value: number | null
  target: number | null
  /** Whole percent of the target. */
  rate: number | null
  light: Light | null
  counted: Counted
  /** From when on there are records, where that is not all of the period. */
  since: Day | null
  /** Of a share, of how many answers it is. */
  base: number | null
  /** Of a satisfaction at the desk. Reports that were made before they were put in have none. */
  ways?: Ways
  closed: boolean
  /** Of a quarter that is closed: how many records are behind it, and their hash. */
  records: number | null
  hash: string | null
  link: Link | null
  /** It is left out since it, or a part of it, is small (seen.ts); it is not kept so. */
  hidden?: true
}

/** An indicator: the quarters up to the last one of the period, and the year up to then. */
export type Line = {
  key: string
  section: string
  name: string
  unit: string
  direction: Direction
  basis: Basis
  /** It counts people, or answers of people: few of them are told only to those who may open the records. */
  people: boolean
  /** What stands where nothing is known. */
  unknown: string
  source: string
  definition: Link
  quarters: readonly Figure[]
  year: Figure
}

/** What turned out after a quarter was closed. */
export type Correction = Pick<Line, 'key' | 'name' | 'unit' | 'people'> & {
  quarter: Quarter
  was: number | null
  is: number | null
  reason: string
  by: string
  day: Day
  hidden?: true
}

/** What was entered of a kind, each part of it by itself; a state (`count` null) is not summed. */
export type Entered = {
  kind: string
  name: string
  part: string
  unit: string
  money: boolean
  people: boolean
  count: number | null
  entries: number
  link: Link
  hidden?: true
}

/** A figure that is not as it was on the report before. */
export type Change = { name: string; period: string; was: string; is: string; people: boolean }

/** What a department says of a work. Figures with their unit, as they are read. */
export type Sheet = {
  work: string
  plan: string
  page: string
  name: string
  team: string
  kind: 'progress' | 'score'
  summary: string
  purpose: string
  progress: string
  indicator: string
  target: string
  actual: string
  breakdown: string
  grade: string
  assessment: string
  outlook: string
  by: string
  day: Day
  link: Link
}

/** 事業票 of a work. */
export type Work = {
  name: string
  plan: string
  page: string
  purpose: string
  summary: string
  /** Reports that were made before they were put in have neither. */
  background?: string
  appeal?: string
  teams: readonly string[]
  money: readonly Entered[]
  figures: readonly Entered[]
  sheets: readonly Sheet[]
  link: Link
}

/** What stands on every report. */
export type Head = {
  version: 1
  code: string
  kind: Kind
  title: string
  fiscal_year: number
  quarter: Quarter | 0
  from: Day
  to: Day
  city: string
  /** Of sheets: those of one department; '' of all. */
  team: string
  by: string
  day: Day
  /** The number of the report that it replaces, and why; '' of the first one. */
  replaces: string
  reason: string
}

export type Closing = { quarter: Quarter; by: string; day: Day; hash: string; link: Link }

/**
 * The tables of the 内訳 of the period, as they were counted when the report was made. `told`: with numbers of people from 1 to
 * below `below` left out, and whatever they follow from; `whole` null: for those who may not see the people behind them.
 */
export type Breakdowns = {
  whole: readonly FigureTable[] | null
  told: readonly FigureTable[]
  below: number
  /** Since when there are records. */
  first: Day | null
}

export type PlanReport = Head & {
  kind: 'quarter' | 'year'
  plan: Plan | null
  closings: readonly Closing[]
  bounds: { reached: number; nearly: number; late: number }
  lines: readonly Line[]
  corrections: readonly Correction[]
  entered: readonly Entered[]
  /** Of a year: what the departments say. */
  sheets: readonly Sheet[]
  changes: readonly Change[]
  /** Reports that were made before they were put in have none. */
  breakdowns?: Breakdowns
}
/** `open`: so many sheets are not confirmed, and not on it. */
export type SheetsReport = Head & { kind: 'sheets'; sheets: readonly Sheet[]; open: number }
export type WorksReport = Head & { kind: 'works'; works: readonly Work[]; shared: readonly Entered[] }

export type Snapshot = PlanReport | SheetsReport | WorksReport

export const isPlan = (report: Snapshot): report is PlanReport => report.kind === 'quarter' || report.kind === 'year'
