import { CATEGORIES, type Category, LEGAL_FORMS } from '#features/kinds/index.ts'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { fiscalRange, fiscalYear, quarter } from '#platform/ages.ts'
import { type Day, eraYear } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Figure } from '#platform/feature.ts'
import {
  type Cell,
  INDICATORS,
  type IndicatorKey,
  type OutcomeRules,
  outcomeOf,
  SETTINGS,
  yearTarget,
} from './rules.ts'
import {
  type ConsultationCount,
  consultationCounts,
  type DecisionFacts,
  type DecisionGroup,
  decisionCounts,
  decisionsOf,
  targetsOf,
} from './store.ts'
import { INDICATOR_TEXT } from './text.ts'

export type IndicatorRow = {
  key: IndicatorKey
  section: string
  unit: string
  counted: string | null
  source: string
  quarters: Cell[]
  year: Cell
}

type Kind = Pick<DecisionGroup, 'legal_form' | 'category' | 'long' | 'elder'>

/** The indicator that counts decisions of this kind (`null`: taking part, counted apart). */
const keyOf = (
  { legal_form, category, long, elder }: Kind,
  { elderAge, longWeekHours }: OutcomeRules,
): IndicatorKey | null =>
  outcomeOf(
    {
      legalForm: legal_form,
      category,
      hoursWeek: long ? longWeekHours : longWeekHours - 1,
      age: elder ? elderAge : elderAge - 1,
    },
    { elderAge, longWeekHours },
  )

const EVERY_KIND: readonly Kind[] = LEGAL_FORMS.flatMap(legal_form =>
  (Object.keys(CATEGORIES) as Category[]).flatMap(category =>
    [true, false].flatMap(long => [true, false].map(elder => ({ legal_form, category, long, elder }))),
  ),
)

/** A page of the decisions of a period that an indicator counts, by the rules that hold on its last day, and how many there are. */
export async function outcomesOf(
  db: Read,
  key: IndicatorKey,
  { from, to }: { from: string; to: string },
  page: { limit: number; offset: number },
): Promise<{ list: DecisionFacts[]; total: number }> {
  const settings = settingsFrom(await settingsOn(db, to), SETTINGS)
  const kinds = EVERY_KIND.filter(kind => keyOf(kind, settings) === key)
  const counts = (await decisionCounts(db, from, to, settings)).filter(group => keyOf(group, settings) === key)
  const named = kinds.map(({ legal_form, category, long, elder }) =>
    [legal_form, category, ...[long, elder].map(letter)].join(' '),
  )
  const { elderAge, longWeekHours } = settings
  const list = await decisionsOf(db, { from, to, kinds: named, elderAge, longWeekHours }, page)
  return { list, total: counts.reduce((sum, { count }) => sum + count, 0) }
}

/** As the database writes a yes and a no. */
const letter = (holds: boolean): string => (holds ? 't' : 'f')

type Outcomes = { key: IndicatorKey | null; quarter: number; count: number }

/** How many decisions of a period each indicator counts in each quarter, by the rules that hold on its last day. */
async function outcomesIn(db: Read, from: string, to: string): Promise<Outcomes[]> {
  const settings = settingsFrom(await settingsOn(db, to), SETTINGS)
  return (await decisionCounts(db, from, to, settings)).map(group => ({ ...group, key: keyOf(group, settings) }))
}

/** The plan's table of a fiscal year up to `today`: a quarter that has not begun has no actual yet. */
export async function indicatorsOf(db: Read, fiscalYear: number, today: string): Promise<IndicatorRow[]> {
  const { from, to } = fiscalRange(fiscalYear)
  const targets = await targetsOf(db, fiscalYear)
  const consultations = await consultationCounts(db, from, to)
  const outcomes = await outcomesIn(db, from, to)
  return INDICATORS.map(({ key, section, unit, counted }) => {
    const mine = targets.filter(target => target.indicator === key)
    const targetOf = (q: number) => mine.find(target => target.quarter === q)?.value ?? null
    const actualOf = (quarters: readonly number[]) =>
      counted === null ? null : actual(key, counted, quarters, consultations, outcomes)
    const begun = [1, 2, 3, 4].filter(q => fiscalRange(fiscalYear, q as 1 | 2 | 3 | 4).from <= today)
    const quarters = [1, 2, 3, 4].map(q => ({ target: targetOf(q), actual: begun.includes(q) ? actualOf([q]) : null }))
    const year = {
      target: yearTarget(
        quarters.map(cell => cell.target),
        targetOf(0),
        unit,
      ),
      actual: begun.length > 0 ? actualOf(begun) : null,
    }
    return { key, section, unit, counted, source: mine[0]?.source ?? '', quarters, year }
  })
}

/** What is counted in the quarters of these days, for whoever is about to put a record right. */
export async function figuresOn(db: Read, days: readonly Day[], today: Day): Promise<Figure[]> {
  const quarters = new Map(days.map(day => [`${fiscalYear(day)} ${quarter(day)}`, day]))
  const found = await Promise.all([...quarters.values()].map(day => figuresOfQuarter(db, day, today)))
  return found.flat()
}

async function figuresOfQuarter(db: Read, day: Day, today: Day): Promise<Figure[]> {
  const [year, q] = [fiscalYear(day), quarter(day)]
  const whole = fiscalRange(year)
  const [consultations, outcomes] = [
    await consultationCounts(db, whole.from, whole.to),
    await outcomesIn(db, whole.from, whole.to),
  ]
  const period = `${eraYear(whole.from)}度 第${q}四半期`
  const over = fiscalRange(year, q).to < today
  return INDICATORS.flatMap(({ key, unit, counted }) =>
    counted === null
      ? []
      : { period, over, name: INDICATOR_TEXT[key], unit, value: actual(key, counted, [q], consultations, outcomes) },
  )
}

function actual(
  key: IndicatorKey,
  counted: string,
  quarters: readonly number[],
  consultations: readonly ConsultationCount[],
  outcomes: readonly Outcomes[],
): number | null {
  if (counted === 'outcome')
    return outcomes
      .filter(outcome => outcome.key === key && quarters.includes(outcome.quarter))
      .reduce((sum, { count }) => sum + count, 0)
  const rows = consultations.filter(row => quarters.includes(row.quarter))
  const sum = (of: (row: ConsultationCount) => number) => rows.reduce((total, row) => total + of(row), 0)
  if (counted === 'consultations') return sum(row => row.consultations)
  const answered = sum(row => row.answered)
  return answered === 0 ? null : Math.round((sum(row => row.content) / answered) * 100)
}
