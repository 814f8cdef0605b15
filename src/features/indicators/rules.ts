import type { Permissions } from '#features/accounts/rules.ts'
import type { Category, LegalForm } from '#features/kinds/rules.ts'
import { CATEGORIES } from '#features/kinds/rules.ts'
import type { ValuesOf } from '#features/municipalities/rules.ts'
import type { Day } from '#platform/dates.ts'
import type { Shape } from '#platform/shapes.ts'

/**
 * The indicators of 柏市地域高年齢者就業機会確保計画 第1の4(2) (sources.md: indicators), in its order. `counted` says from which
 * records the actual comes; `null` where this version keeps no such record yet, which the page says openly.
 */
export const INDICATORS = [
  { key: 'seminar-participants', section: 'ア', kind: 'output', unit: '人', counted: null },
  { key: 'seminar-satisfaction', section: 'ア', kind: 'outcome', unit: '%', counted: null },
  { key: 'model-areas', section: 'イ', kind: 'output', unit: 'か所', counted: null },
  { key: 'mini-meetings', section: 'イ', kind: 'output', unit: '回', counted: null },
  { key: 'mini-meeting-satisfaction', section: 'イ', kind: 'outcome', unit: '%', counted: null },
  { key: 'stakeholder-meetings', section: 'ウ', kind: 'output', unit: '回', counted: null },
  { key: 'outcome-elder-20h', section: 'ウ', kind: 'outcome', unit: '件', counted: 'outcome' },
  { key: 'outcome-elder-under20', section: 'ウ', kind: 'outcome', unit: '件', counted: 'outcome' },
  { key: 'outcome-elder-volunteer', section: 'ウ', kind: 'outcome', unit: '件', counted: 'outcome' },
  { key: 'outcome-other-20h', section: 'ウ', kind: 'outcome', unit: '件', counted: 'outcome' },
  { key: 'outcome-other-under20', section: 'ウ', kind: 'outcome', unit: '件', counted: 'outcome' },
  { key: 'outcome-other-volunteer', section: 'ウ', kind: 'outcome', unit: '件', counted: 'outcome' },
  { key: 'frailty-lectures', section: 'エ', kind: 'output', unit: '人', counted: null },
  { key: 'frailty-checks', section: 'エ', kind: 'outcome', unit: '人', counted: null },
  { key: 'followed', section: 'オ', kind: 'output', unit: '人', counted: null },
  { key: 'followed-connected', section: 'オ', kind: 'outcome', unit: '人', counted: null },
  { key: 'consultations', section: 'カ', kind: 'output', unit: '件', counted: 'consultations' },
  { key: 'consultation-satisfaction', section: 'カ', kind: 'outcome', unit: '%', counted: 'satisfaction' },
  { key: 'web-access', section: 'キ', kind: 'output', unit: '件', counted: null },
  { key: 'web-satisfaction', section: 'キ', kind: 'outcome', unit: '%', counted: null },
] as const satisfies readonly {
  key: string
  section: string
  kind: 'output' | 'outcome'
  unit: string
  counted: 'outcome' | 'consultations' | 'satisfaction' | null
}[]

export type IndicatorKey = (typeof INDICATORS)[number]['key']
export type OutcomeKey = Extract<IndicatorKey, `outcome-${string}`>

export const isIndicator = (text: string): text is IndicatorKey => INDICATORS.some(({ key }) => key === text)

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
  if (legalForm === 'volunteering') return HELPING.includes(category) ? `outcome-${who}-volunteer` : null
  const long = legalForm !== 'paid-volunteering' && hoursWeek >= longWeekHours
  return `outcome-${who}-${long ? '20h' : 'under20'}`
}

/** Where somebody who was passed on to a partner (つなぎ) is counted: with the work of less than 20 hours (sources.md: outcomes). */
export const referralOf = (age: number, { elderAge }: Pick<OutcomeRules, 'elderAge'>): OutcomeKey =>
  age >= elderAge ? 'outcome-elder-under20' : 'outcome-other-under20'

export type Period = { from: Day; to: Day }

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

/** Whole percent of a number that is not 0. */
export const percent = (part: number, whole: number): number => Math.round((part / whole) * 100)

/** The target of a year: as set, else the sum of its quarters; a percentage is never summed. */
export function yearTarget(quarters: readonly (number | null)[], year: number | null, unit: string): number | null {
  if (year !== null) return year
  if (unit === '%' || quarters.some(value => value === null)) return null
  return quarters.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}

/** A target of a fiscal year, or of a quarter of it (0: the whole year), with where it is written. */
export type TargetEntry = { indicator: string; fiscal_year: number; quarter: number; value: number; source: string }

export const PERMISSIONS = {
  'indicators.read': ['counsellor', 'coordinator', 'manager'],
} satisfies Permissions
