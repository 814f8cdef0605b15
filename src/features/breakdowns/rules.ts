import type { Permissions } from '#features/accounts/rules.ts'
import { fiscalRange, type Quarter } from '#platform/ages.ts'
import type { Day } from '#platform/dates.ts'

export * from './rules-hiding.ts'

/** A fiscal year, a quarter of it, or (null) everything since the records began. */
export type When = { year: number; quarter: Quarter | null } | null

/** The days of it, both included. */
export const daysOf = (when: When): { from: Day; to: Day } =>
  when === null
    ? { from: '2000-01-01', to: '2199-12-31' }
    : when.quarter === null
      ? fiscalRange(when.year)
      : fiscalRange(when.year, when.quarter)

/** How whoever asks sees figures: whole, if they may see the people behind them, else with small ones left out. */
export type Seeing = { whole: boolean; today: Day }

/**
 * A figure: told, left out since it or another one beside it is small (which of the two is not said), not known since
 * nobody recorded it, of a period that has not begun, or `absent`: this line has no part in what the column counts.
 * `evidence`: the page of what it counts, for those who see it whole.
 */
export const STATES = ['shown', 'hidden', 'unknown', 'later', 'absent'] as const
export type Cell = {
  value: number | null
  state: (typeof STATES)[number]
  evidence: string | null
  /** What the number means, in words that stand beside it. */
  words?: string
}

/** A line of a table; `unasked`: not a value, but that nobody asked or that no name was given. */
export type Line = { key: string; text: string; unasked: boolean; cells: readonly Cell[] }

/** A table with its words as they are printed: a column for each thing that is counted, `total` under all lines (null: none). */
export type FigureTable = {
  key: string
  title: string
  /** What a line is: 地域, 年代 … */
  head: string
  columns: readonly { key: string; text: string; unit: string }[]
  lines: readonly Line[]
  total: Line | null
  /** What has to be known to read it: how it counts, of whom, what is not in it. */
  notes: readonly string[]
}

/** The tables of a period; `below`: numbers from 1 to below it are left out (null: none are). `first`: since when there are records. */
export type Figures = { when: When; below: number | null; first: Day | null; tables: readonly FigureTable[] }

/** What all tables of a period rest on: how much is told (`below`), since when there are records, and whether any are of it. */
export type Ground = Seeing & { below: number | null; first: Day | null; standing: 'later' | 'unknown' | 'shown' }

export const PERMISSIONS = {
  'breakdowns.read': ['counsellor', 'coordinator', 'manager', 'administrator', 'auditor', 'contributor'],
  /** The records behind a figure: who may see people. */
  'breakdowns.trace': ['counsellor', 'coordinator', 'manager'],
  'population.write': ['manager', 'administrator'],
  /** Which groups the city means to reach, how many of them, and what is done where it stays behind. */
  'targets.set': ['manager'],
  /** Whether the desk is told how many talks it took others. */
  'triage.use': ['manager'],
} satisfies Permissions

/** What is about everybody at once: whoever sees a part of the city does not decide it. */
export const CITYWIDE = ['targets.set', 'triage.use']
