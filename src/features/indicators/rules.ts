import type { Permissions } from '#features/accounts/rules.ts'
import type { Category, LegalForm } from '#features/kinds/rules.ts'
import { CATEGORIES } from '#features/kinds/rules.ts'
import type { ValuesOf } from '#features/municipalities/rules.ts'
import type { Day } from '#platform/dates.ts'
import type { Shape } from '#platform/shapes.ts'

/** The counting rules of outcomes: who × what kind of work (sources.md: outcomes). */
export const OUTCOMES = [
  'outcome:elder-20h',
  'outcome:elder-under20',
  'outcome:elder-volunteer',
  'outcome:other-20h',
  'outcome:other-under20',
  'outcome:other-volunteer',
] as const
export type OutcomeKey = (typeof OUTCOMES)[number]

/** The facts of a decision from which its place in the report follows. Hours a week, completed years of age that day. */
export type OutcomeFacts = { legalForm: LegalForm; category: Category; hoursWeek: number; age: number }

/** A plan with the days for which it stands, both included. */
export type Plan = { name: string; from: Day; to: Day }

export const SETTINGS = {
  /** Age from which somebody counts as 高年齢者 in the plan's outcomes. */
  elderAge: {
    standard: 55,
    unit: '歳',
    source: '高年齢者雇用安定法施行規則1条',
    text: '高年齢者として数える年齢',
    shape: { of: 'number', least: 40, most: 100, whole: true } as Shape,
  },
  /** Weekly hours from which an outcome is 週20時間以上. Falls to 10 for 雇用保険 in 2028, not here. */
  longWeekHours: {
    standard: 20,
    unit: '時間/週',
    source: 'sources.md: outcomes',
    text: '長い時間の仕事として数える時間',
    shape: { of: 'number', least: 1, most: 60 } as Shape,
  },
  /** The plan whose targets they are; null: none is known, and a target stands wherever one was entered. */
  targetPlan: {
    standard: null as Plan | null,
    unit: '名前・初日・末日',
    source: 'sources.md: indicators',
    text: '目標のある計画',
    shape: {
      of: 'record',
      fields: {
        name: { of: 'words', most: 200, text: '計画の名前' },
        from: { of: 'day', text: '初日' },
        to: { of: 'day', text: '末日' },
      },
      fits: ({ from, to }: Plan) => (from <= to ? null : '末日が初日より前になっています。'),
    } as Shape,
  },
  /** The first day from which all is recorded; null: that of the first record. */
  recordsFrom: {
    standard: null as Day | null,
    unit: '日',
    source: '自治体の設定（ないときは最初の記録の日）',
    text: '記録を始めた日',
    shape: { of: 'day' } as Shape,
  },
}

/** The categories whose unpaid volunteering is counted: work and help for others. */
export const HELPING = (Object.keys(CATEGORIES) as Category[]).filter(
  category => CATEGORIES[category] === 'help' || CATEGORIES[category] === 'work',
)

export type OutcomeRules = Pick<ValuesOf<typeof SETTINGS>, 'elderAge' | 'longWeekHours'>

/**
 * Where a decision is counted (sources.md: outcomes): 高年齢者 from `elderAge` (高年齢者雇用安定法施行規則1条: 55) or
 * その他 × (i) paid work of `longWeekHours` a week or more, (ii) less, 有償ボランティア included whatever its hours,
 * (iii) unpaid volunteering. Learning, hobbies and exercise are taking part, not volunteering: `null`, counted apart.
 */
export function outcomeOf(
  { legalForm, category, hoursWeek, age }: OutcomeFacts,
  { elderAge, longWeekHours }: OutcomeRules,
): OutcomeKey | null {
  const who = age >= elderAge ? 'elder' : 'other'
  if (legalForm === 'volunteering') return HELPING.includes(category) ? `outcome:${who}-volunteer` : null
  const long = legalForm !== 'paid-volunteering' && hoursWeek >= longWeekHours
  return `outcome:${who}-${long ? '20h' : 'under20'}`
}

/** Where somebody who was passed on to a partner (つなぎ) is counted: with the work of less than 20 hours (sources.md: outcomes). */
export const referralOf = (age: number, { elderAge }: Pick<OutcomeRules, 'elderAge'>): OutcomeKey =>
  age >= elderAge ? 'outcome:elder-under20' : 'outcome:other-under20'

export type Period = { from: Day; to: Day }

/** How a year follows from its quarters: their sum, the last state (number of areas), or the share of all answers together. */
export const BASES = ['sum', 'last', 'rate'] as const
export type Basis = (typeof BASES)[number]

/** Whether a period is counted as a whole, from a later day on (`part`), not at all since nothing was recorded (`none`), or not yet. */
export type Counted = 'whole' | 'part' | 'none' | 'later'

/** How much of a period the records tell that begin on `first` (null: there are none). */
export function countedIn({ from, to }: Period, first: Day | null, today: Day): Counted {
  if (from > today) return 'later'
  if (first === null || first > to) return 'none'
  return first > from ? 'part' : 'whole'
}

/** Whether the targets of a plan are those of this period: it holds for some of its days. */
export const isPlanned = ({ from, to }: Period, plan: Plan | null): boolean =>
  plan === null || (from <= plan.to && to >= plan.from)

/** Target and actual of one period. */
export type Cell = { target: number | null; actual: number | null; counted: Counted }

/** Whole percent; null where there is no target, nothing is counted, or a part only: it says nothing of a target for the whole. */
export const rateOf = ({ target, actual, counted }: Cell): number | null =>
  target === null || actual === null || target === 0 || counted !== 'whole' ? null : percent(actual, target)

/** Whole percent of a number that is not 0; what is not all of it is never told as 100. */
export const percent = (part: number, whole: number): number =>
  Math.min(Math.round((part / whole) * 100), part < whole ? 99 : Number.POSITIVE_INFINITY)

/** The target of a year: as set, else the sum of its quarters; a share and a state (`last`) are never summed. */
export function yearTarget(quarters: readonly (number | null)[], year: number | null, basis: Basis): number | null {
  if (year !== null) return year
  if (basis !== 'sum' || quarters.some(value => value === null)) return null
  return quarters.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}

export const KINDS = ['output', 'outcome'] as const
export type Kind = (typeof KINDS)[number]
/** Whether more is better, or less. */
export const DIRECTIONS = ['up', 'down'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** What an indicator is: its words, and by what and how it is counted. */
export type Words = {
  /** The work of a plan whose indicator it is; null: `section` alone says where it stands. */
  work_id: string | null
  /** What the work is called, or a heading of its own. */
  section: string
  sort: number
  kind: Kind
  name: string
  unit: string
  /** A counting rule by its name (counting/rules.ts). */
  counts: string
  direction: Direction
  basis: Basis
}

/** An indicator as the file of a city has it: by its key, from a fiscal year on. */
export type IndicatorEntry = Omit<Words, 'work_id'> & { key: string; from_year: number; ended: boolean; source: string }

/** A target of a fiscal year, or of a quarter of it (0: the whole year), with where it is written. */
export type TargetEntry = { indicator: string; fiscal_year: number; quarter: number; value: number; source: string }

/** What is about everybody at once: whoever sees a part of the city neither defines nor closes. */
export const CITYWIDE = ['indicators.define', 'indicators.close']

export const PERMISSIONS = {
  /** The indicators: all of the plan for those who hold `indicators.all`, else those of the works of one's departments. */
  'indicators.read': ['counsellor', 'contributor', 'coordinator', 'manager', 'auditor'],
  'indicators.all': ['counsellor', 'coordinator', 'manager', 'auditor'],
  /** The records behind a figure. */
  'indicators.trace': ['counsellor', 'coordinator', 'manager'],
  /** What an indicator is, and its targets: words and numbers of a plan, nobody's data. */
  'indicators.learn': ['counsellor', 'coordinator', 'manager', 'administrator'],
  'indicators.define': ['manager', 'administrator'],
  /** Answers for an indicator, and looks at it on its day of review. */
  'indicators.review': ['counsellor', 'coordinator', 'manager'],
  'indicators.close': ['manager'],
  /** What was closed, with the numbers of the records behind it and whether they are the same: a 監査 asks for it. */
  'closings.read': ['counsellor', 'coordinator', 'manager', 'auditor'],
} satisfies Permissions
