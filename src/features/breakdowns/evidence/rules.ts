import { referralOf, ruleOf } from '#features/indicators/index.ts'
import { LEGAL_FORMS } from '#features/kinds/index.ts'
import { COLUMNS, type Column, columnsOf, FLAGGED } from '../counts/rules.ts'
import { STEPS, type Step } from '../funnel/rules.ts'

/** How far people came who were registered: all of them, those to whom something was proposed, those for whom something was decided. */
export const REACHED = ['registered', 'proposed', 'decided'] as const
export type Reached = (typeof REACHED)[number]

/** What a list is of: a column of the breakdowns, its decisions alone, people of a cohort who came to a step, or people registered who came so far. */
export type Wanted =
  | { of: 'column'; column: Column }
  | { of: 'decisions'; column: Column }
  | { of: 'cohort'; step: Step }
  | { of: 'people'; reached: Reached }

/** By what a list is told apart; `all`: by nothing. */
export const BY = ['area', 'channel', 'band', 'sex', 'who', 'means', 'digital', 'heard', 'all'] as const
export type By = (typeof BY)[number]

/** The list that an address names; null: there is none. */
export function wantedOf(typed: string): Wanted | null {
  const [start, rest] = typed.split('.')
  if (start === 'cohort') return STEPS.includes(rest as Step) ? { of: 'cohort', step: rest as Step } : null
  if (start === 'people') return REACHED.includes(rest as Reached) ? { of: 'people', reached: rest as Reached } : null
  if (start === 'decisions')
    return COLUMNS.includes(rest as Column) ? { of: 'decisions', column: rest as Column } : null
  return COLUMNS.includes(typed as Column) ? { of: 'column', column: typed as Column } : null
}

export const isBy = (typed: string): typed is By => (BY as readonly string[]).includes(typed)

const BOTH = [true, false]
/** As the database writes a yes and a no. */
const letter = (holds: boolean): string => (holds ? 't' : 'f')
/** The kinds of decisions in a column, as "form long elder helps". */
export const kindsIn = (column: Column): string[] =>
  LEGAL_FORMS.flatMap(legal_form =>
    BOTH.flatMap(long => BOTH.flatMap(elder => BOTH.map(helps => ({ legal_form, long, elder, helps })))),
  )
    .filter(kind => columnsOf('decided', ruleOf(kind, FLAGGED)).includes(column))
    .map(({ legal_form, long, elder, helps }) => [legal_form, ...[long, elder, helps].map(letter)].join(' '))

/** Whether those passed on stand in a column: the elders (true), the others (false). */
export const passedIn = (column: Column): boolean[] =>
  BOTH.filter(elder =>
    columnsOf('passed', referralOf(elder ? FLAGGED.elderAge : FLAGGED.elderAge - 1, FLAGGED)).includes(column),
  )
