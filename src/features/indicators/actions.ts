import { CATEGORIES, type Category, LEGAL_FORMS } from '#features/kinds/index.ts'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { ageOn, fiscalRange, fiscalYear, quarter } from '#platform/ages.ts'
import { type Day, eraYear } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Figure } from '#platform/feature.ts'
import {
  type Cell,
  type Counted,
  countedIn,
  INDICATORS,
  type IndicatorKey,
  isPlanned,
  type OutcomeRules,
  outcomeOf,
  type Plan,
  referralOf,
  SETTINGS,
  yearTarget,
} from './rules.ts'
import { type Answers, answersIn, contentRate } from './rules-answers.ts'
import {
  type ConsultationCount,
  consultationCounts,
  type DecisionFacts,
  type DecisionGroup,
  decisionCounts,
  decisionsOf,
  firstRecord,
  type ReferralFacts,
  referralFacts,
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
  /** Of a satisfaction, what was said in each quarter and in the year. */
  answers?: { quarters: Answers[]; year: Answers }
}

/** The table of a fiscal year, the plan whose targets are in it, and the day on which the records begin. */
export type Report = { rows: IndicatorRow[]; plan: Plan | null; first: Day | null }

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

/** Somebody who was passed on to a partner, with the indicator that counts it. */
export type Referral = ReferralFacts & { key: IndicatorKey; age: number; quarter: number }

/** Everybody who was passed on in a period, each with the place in the report by the rules that held on its last day. */
export async function referralsOf(db: Read, from: string, to: string): Promise<Referral[]> {
  const settings = settingsFrom(await settingsOn(db, to), SETTINGS)
  return (await referralFacts(db, from, to)).map(fact => {
    const age = ageOn(fact.birth_on, fact.referred_on)
    return { ...fact, age, key: referralOf(age, settings), quarter: quarter(fact.referred_on) }
  })
}

/** All that the indicators of outcomes count in a period: decisions, and everybody who was passed on. */
async function outcomesAndReferrals(db: Read, from: string, to: string): Promise<Outcomes[]> {
  const referrals = await referralsOf(db, from, to)
  return [
    ...(await outcomesIn(db, from, to)),
    ...referrals.map(one => ({ key: one.key, quarter: one.quarter, count: 1 })),
  ]
}

/** A figure in one period, or in several quarters together. */
type Counter = (quarters: readonly number[]) => number | null

/**
 * The plan's table of a fiscal year up to `today`: a period that has not begun or of which nothing is recorded has no
 * actual, and one that the plan does not reach has no target.
 */
export async function indicatorsOf(db: Read, fiscalYear: number, today: Day): Promise<Report> {
  const whole = fiscalRange(fiscalYear)
  const { targetPlan: plan, recordsFrom } = settingsFrom(await settingsOn(db, whole.to), SETTINGS)
  const first = recordsFrom ?? (await firstRecord(db))
  const periods = QUARTERS.map(q => fiscalRange(fiscalYear, q))
  const counted = { quarters: periods.map(one => countedIn(one, first, today)), year: countedIn(whole, first, today) }
  const planned = { quarters: periods.map(one => isPlanned(one, plan)), year: isPlanned(whole, plan) }
  const targets = await targetsOf(db, fiscalYear)
  const consultations = await consultationCounts(db, whole)
  const outcomes = await outcomesAndReferrals(db, whole.from, whole.to)
  const rows = INDICATORS.map(({ key, section, unit, counted: way }): IndicatorRow => {
    const mine = targets.filter(target => target.indicator === key)
    const targetOf = (q: number) => mine.find(target => target.quarter === q)?.value ?? null
    const count: Counter = quarters => (way === null ? null : actual(key, way, quarters, consultations, outcomes))
    const cell = (target: number | null, isPlanned: boolean, how: Counted, quarters: readonly number[]): Cell => ({
      target: isPlanned ? target : null,
      actual: how === 'whole' || how === 'part' ? count(quarters) : null,
      counted: how,
    })
    const year = yearTarget(QUARTERS.map(targetOf), targetOf(0), unit)
    return {
      ...{ key, section, unit, counted: way },
      source: planned.year ? (mine[0]?.source ?? '') : '',
      quarters: QUARTERS.map((q, at) => cell(targetOf(q), planned.quarters[at]!, counted.quarters[at]!, [q])),
      year: cell(year, planned.year, counted.year, QUARTERS),
      ...(way === 'satisfaction' && { answers: answersByQuarter(consultations) }),
    }
  })
  return { rows, plan, first }
}

const QUARTERS = [1, 2, 3, 4] as const

const answersByQuarter = (counts: readonly ConsultationCount[]): { quarters: Answers[]; year: Answers } => ({
  quarters: QUARTERS.map(q => answersIn(counts.filter(({ quarter }) => quarter === q))),
  year: answersIn(counts),
})

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
    await consultationCounts(db, whole),
    await outcomesAndReferrals(db, whole.from, whole.to),
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
  const answers = answersIn(consultations.filter(row => quarters.includes(row.quarter)))
  return counted === 'consultations' ? answers.consultations : contentRate(answers)
}
