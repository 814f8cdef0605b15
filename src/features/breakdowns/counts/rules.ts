import { OUTCOMES, type OutcomeKey } from '#features/indicators/rules.ts'

/** What is counted: each is kept as sums by whatever writes a record (db/migrations/0075). */
export const MEASURES = ['consultations', 'registered', 'passed', 'decided'] as const
export type Measure = (typeof MEASURES)[number]

/** By what it is told apart. */
export const DIMENSIONS = ['area', 'channel', 'who', 'means', 'digital', 'heard'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** The columns of the breakdowns; `taking-part`: learning, hobbies and exercise, which are no outcome of the plan. */
export const COLUMNS = ['consultations', 'registered', ...OUTCOMES, 'taking-part', 'passed'] as const
export type Column = (typeof COLUMNS)[number]

/** The tables: `band` and `sex` are two sides of `who`. */
export const TABLES = ['area', 'channel', 'band', 'sex'] as const
export type TableKey = (typeof TABLES)[number]

/** The least ages of the bands; 0: younger than all others. */
export const BANDS = [0, 50, 55, 60, 65, 70, 75, 80, 85] as const

export const UNASKED = ''
/** No name was given, so nothing of whom it was is known. */
export const NAMELESS = '-'
export const OUTSIDE = 'outside'
/** Of somebody who was registered without a consultation, in place of how they came first. */
export const NO_TALK = 'none'

/** The value by which a table has a sum: of `who` ("female/65") its one side or the other. */
export function valueIn(table: TableKey, value: string): string {
  const [sex = '', band = ''] = value.split('/')
  return table === 'band' ? band : table === 'sex' ? sex : value
}

export const dimensionOf = (table: TableKey): Dimension => (table === 'band' || table === 'sex' ? 'who' : table)

/** With these figures a rule is asked where it is known already whether somebody was an elder and whether the hours are long. */
export const FLAGGED = { elderAge: 55, longWeekHours: 20 }

/** The columns in which a decision or somebody passed on stands. */
export const columnsOf = (measure: Measure, rule: OutcomeKey | null): readonly Column[] =>
  measure === 'decided'
    ? [rule ?? 'taking-part']
    : measure === 'passed' && rule
      ? ['passed', rule]
      : [measure as Column]

/** Whether the records of a column can have no name or no first consultation. */
export const hasPart = (column: Column, value: string): boolean =>
  column === 'consultations' ? value !== NO_TALK : value !== NAMELESS
